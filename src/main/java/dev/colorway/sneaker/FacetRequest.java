// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.http.request.ParameterValues;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * What the matches are to be counted by. It is no part of the question: pages that follow do not count again unless
 * they are asked to.
 */
public record FacetRequest(
        @RestQuery
        @Parameter(
                description = "Count the matches by these, repeated or separated by commas. Each is counted as if its "
                        + "own parameter had not been given, "
                        + "so it tells what choosing a value would yield.",
                example = "collaborator",
                schema =
                        @Schema(
                                type = SchemaType.ARRAY,
                                implementation = String.class,
                                enumeration = {
                                    "collaborator",
                                    "designer",
                                    "brand",
                                    "silhouette",
                                    "technology",
                                    "size",
                                    "price"
                                }))
        List<String> facets) {

    public FacetRequest {
        facets = ParameterValues.of("facets", facets, UnaryOperator.identity());
    }
}
