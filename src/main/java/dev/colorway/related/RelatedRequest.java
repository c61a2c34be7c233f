// SPDX-License-Identifier: Apache-2.0
package dev.colorway.related;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** How many related sneakers to return at most. */
public record RelatedRequest(
        @RestQuery
        @DefaultValue("8")
        @Min(value = 1, message = RelatedRequest.LIMITS)
        @Max(value = 20, message = RelatedRequest.LIMITS)
        @Parameter(description = "The maximum number of sneakers.", example = "8")
        Integer limit) {

    static final String LIMITS = "must be between 1 and 20";
}
