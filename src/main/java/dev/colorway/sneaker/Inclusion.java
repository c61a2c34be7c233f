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
 * The additional data of each sneaker that a caller requests. It is part of the {@code Question}, so that all pages of
 * a walk show the same.
 */
public record Inclusion(
        @RestQuery
        @Parameter(
                description = "Additional data of each sneaker. `prices`: a summary of its current prices, in "
                        + "`priceSummary`.",
                example = "prices",
                schema =
                        @Schema(
                                type = SchemaType.ARRAY,
                                implementation = String.class,
                                enumeration = {Inclusion.PRICES}))
        List<String> include) {

    static final String PRICES = "prices";
    /** Includes nothing. */
    static final Inclusion NONE = new Inclusion(List.of());

    /** Normalizes the values, so that equal requests are equal. */
    public Inclusion {
        include = ParameterValues.of("include", include, UnaryOperator.identity());
    }

    boolean hasPrices() {
        return include.contains(PRICES);
    }
}
