// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.request.ParameterValues;
import dev.colorway.price.PriceCondition;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.rate.Exchange;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The additional data of each sneaker that a caller requests: a price summary, its market, and its prices in another
 * currency. It is part of the {@code Question}, so all pages of a list show the same data.
 */
public record Inclusion(
        @RestQuery
        @Parameter(
                description = "Additional data of each sneaker. `prices`: a summary of its current prices, in "
                        + "`priceSummary`. `market`: its premium over retail and its price changes, in `market`, which "
                        + "needs one `kind` at most and one `condition`.",
                example = "prices",
                schema =
                        @Schema(
                                type = SchemaType.ARRAY,
                                implementation = String.class,
                                enumeration = {Inclusion.PRICES, Inclusion.MARKET}))
        List<String> include,

        @RestQuery @Parameter(description = Exchange.OF_TODAY, example = "EUR") @Nullable
        CurrencyCode convertTo) {

    static final String PRICES = "prices";
    static final String MARKET = "market";
    static final Inclusion NONE = new Inclusion(List.of(), null);

    /** Normalizes the values, so that queries with the same meaning are equal. */
    public Inclusion {
        include = ParameterValues.of("include", include, UnaryOperator.identity());
    }

    boolean hasPrices() {
        return include.contains(PRICES);
    }

    boolean hasMarket() {
        return include.contains(MARKET);
    }

    /**
     * Refuses several kinds or several conditions if the market is requested, because a market has only one of each.
     */
    void check(PriceCondition price) {
        if (hasMarket()) {
            ProblemException.refuse(SneakerMarkets.severalFaults(price.kinds(), price.conditions()));
        }
    }
}
