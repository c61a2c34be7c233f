// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.catalog.Audience;
import dev.colorway.http.request.ParameterValues;
import dev.colorway.http.request.ValuesOf;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Selects sneakers by audience, status and colours. Each component is a query parameter. */
public record SneakerTraits(
        @RestQuery
        @ValuesOf(Audience.class)
        @Parameter(
                description = "Only sneakers for any of these people. A sneaker whose audience is not known never "
                        + "matches.",
                example = "WOMEN",
                schema = @Schema(type = SchemaType.ARRAY, implementation = Audience.class))
        List<String> audience,

        @RestQuery
        @ValuesOf(SneakerStatus.class)
        @Parameter(
                description = "Only sneakers with any of these statuses. A sneaker whose status is not known never "
                        + "matches. Without this parameter, no sneaker is hidden.",
                example = "AVAILABLE",
                schema = @Schema(type = SchemaType.ARRAY, implementation = SneakerStatus.class))
        List<String> status,

        @RestQuery
        @ValuesOf(BaseColor.class)
        @Parameter(
                description = "Only sneakers with any of these base colours in their `colors`. A sneaker without a "
                        + "known base colour never matches.",
                example = "SILVER",
                schema = @Schema(type = SchemaType.ARRAY, implementation = BaseColor.class))
        List<String> color) {

    /** Normalizes the values, so that queries with the same meaning are equal. */
    public SneakerTraits {
        audience = ParameterValues.of("audience", audience, UnaryOperator.identity());
        status = ParameterValues.of("status", status, UnaryOperator.identity());
        color = ParameterValues.of("color", color, UnaryOperator.identity());
    }
}
