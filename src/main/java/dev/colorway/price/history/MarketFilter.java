// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.price.CatalogCurrency;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.rate.Exchange;
import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Selects the prices of a market. */
public record MarketFilter(
        @RestQuery @Parameter(description = CatalogCurrency.PARAMETER, example = "SGD")
        CurrencyCode currency,

        @RestQuery
        @Parameter(
                description = "The kind of the prices for premium, changes, range and volatility. Default: the first "
                        + "kind of which the sneaker has a current price in the currency and condition: `ASK`, else "
                        + "`SALE`, else `RETAIL`, unless configured otherwise.",
                example = "ASK")
        @Nullable
        PriceKind kind,

        @RestQuery
        @DefaultValue("NEW")
        @Parameter(description = "The condition of the shoes. Retail prices are those of new shoes.", example = "NEW")
        ItemCondition condition,

        @RestQuery @Parameter(description = Exchange.OF_TODAY, example = "EUR") @Nullable
        CurrencyCode convertTo) {

    /** Normalizes the values, so that queries with the same meaning are equal. */
    public MarketFilter {
        currency = CatalogCurrency.orDefault(currency);
    }
}
