// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import dev.colorway.query.PageRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The page size of a list of changes.
 *
 * @param limit the maximum number of changes on a page, 1 to 100
 */
public record ChangeLimit(
        @RestQuery
        @DefaultValue("20")
        @Min(value = 1, message = PageRequest.LIMITS)
        @Max(value = 100, message = PageRequest.LIMITS)
        @Parameter(description = "How many items a page has at most.", example = "20")
        Integer limit) {}
