// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Selects a page of a list.
 *
 * @param limit the maximum number of items, 1 to 100
 * @param cursor where the page begins; null for the first page
 */
public record PageRequest(
        @RestQuery
        @DefaultValue("20")
        @Min(value = 1, message = PageRequest.LIMITS)
        @Max(value = 100, message = PageRequest.LIMITS)
        @Parameter(description = "The maximum number of items on a page.", example = "20")
        Integer limit,

        @RestQuery
        @Size(max = 1000)
        @Parameter(
                description = "Where the page begins: the opaque text from the `next` of the previous page. It is only "
                        + "valid with the same filters and sort. Leave it out for the first page.")
        @Nullable
        String cursor) {

    /** The message for a limit out of range. */
    public static final String LIMITS = "must be between 1 and 100";
}
