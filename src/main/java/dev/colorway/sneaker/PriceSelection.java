// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.price.CatalogCurrency;
import dev.colorway.price.CurrencyCode;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.size.ShoeSize;
import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Selects the price that a sneaker is shown with. */
public record PriceSelection(
        @RestQuery
        @Parameter(
                description = "The currency of the price (ISO 4217). Default: the currency of the catalog, SGD unless "
                        + "configured otherwise.",
                example = "SGD")
        CurrencyCode currency,

        @RestQuery
        @Parameter(description = "The size of the price. Default: the lowest price of any size.", example = "US9")
        ShoeSize size,

        @RestQuery @DefaultValue("ASK") @Parameter(description = "The kind of the price.", example = "ASK")
        PriceKind kind) {

    /** Refuses a size that the catalog does not know. */
    void checkSize() {
        SizeCheck.check(size);
    }

    public PriceCondition price() {
        return new PriceCondition(CatalogCurrency.orDefault(currency), kind, size, null, null);
    }
}
