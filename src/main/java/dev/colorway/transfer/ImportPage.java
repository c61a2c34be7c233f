// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.query.PageRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which imports a list shows.
 *
 * @param limit the maximum number of imports, 1 to 100
 * @param before only imports with a smaller id; null for all
 */
public record ImportPage(
        @RestQuery
        @DefaultValue("20")
        @Min(value = 1, message = PageRequest.LIMITS)
        @Max(value = 100, message = PageRequest.LIMITS)
        @Parameter(description = "How many items a page has at most.", example = "20")
        Integer limit,

        @RestQuery
        @Min(value = 1, message = IDS)
        @Max(value = 999_999_999, message = IDS)
        @Parameter(description = "Returns only imports before this one, by its id. `next` has it.", example = "2")
        @Nullable
        Integer before) {

    private static final String IDS = "must be the id of an import";

    long beforeId() {
        return before == null ? Long.MAX_VALUE : before;
    }
}
