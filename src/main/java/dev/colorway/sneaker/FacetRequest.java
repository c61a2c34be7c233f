// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.http.FieldNames;
import dev.colorway.http.request.ParameterValues;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The facets that a request selects: names of fields of {@link Facets}. They are not part of the {@code Question}, so
 * the address of the next page does not contain them, and the next page does not count them again.
 */
public record FacetRequest(
        @RestQuery
        @Parameter(
                description = "The facets to count the matches by, repeated or separated by commas. Each facet is "
                        + "counted without its own parameter, so a count shows the result of choosing that value. A "
                        + "sneaker without a value, such as one without a silhouette, is not in that facet.",
                example = "collaborator",
                schema = @Schema(type = SchemaType.ARRAY, implementation = Facets.class, enumeration = FieldNames.ALL))
        List<String> facets) {

    public FacetRequest {
        facets = ParameterValues.of("facets", facets, UnaryOperator.identity());
    }
}
