// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The page size of a list of changes.
 *
 * @param limit the maximum number of changes on a page, 1 to 1,000: a mirror of the catalog reads many changes
 */
public record ChangeLimit(
        @RestQuery
        @DefaultValue("20")
        @Min(value = 1, message = ChangeLimit.LIMITS)
        @Max(value = ChangeLimit.MAX, message = ChangeLimit.LIMITS)
        @Parameter(description = "How many items a page has at most.", example = "20")
        Integer limit) {

    static final int MAX = 1000;
    static final String LIMITS = "must be between 1 and 1000";
}
