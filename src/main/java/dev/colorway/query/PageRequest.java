// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which page of a list is wanted.
 *
 * @param limit how many items at most, 1 to 100
 * @param cursor where the page begins; null for the first page
 */
public record PageRequest(
        @RestQuery
        @DefaultValue("20")
        @Min(value = 1, message = PageRequest.LIMITS)
        @Max(value = 100, message = PageRequest.LIMITS)
        @Parameter(description = "How many items a page has at most.", example = "20")
        Integer limit,

        @RestQuery
        @Size(max = 1000)
        @Parameter(
                description = "Where the page begins: the opaque text from the `next` of the page before. It belongs "
                        + "to its question; "
                        + "with other filters or another sort it is refused. Leave it out for the first page.")
        String cursor) {

    /** What is said of a limit that cannot be. */
    public static final String LIMITS = "must be between 1 and 100";
}
