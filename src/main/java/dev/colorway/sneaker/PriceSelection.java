// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.http.request.ParameterValues;
import dev.colorway.http.request.ValuesOf;
import dev.colorway.price.CatalogCurrency;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.size.ShoeSize;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Selects the price that a response shows for a sneaker. */
public record PriceSelection(
        @RestQuery @Parameter(description = CatalogCurrency.PARAMETER, example = "SGD") @Nullable
        CurrencyCode currency,

        @RestQuery
        @ValuesOf(ShoeSize.class)
        @Size(max = 50)
        @Parameter(
                description = "The sizes of the price. Default: any size.",
                example = "US9",
                schema = @Schema(type = SchemaType.ARRAY, implementation = ShoeSize.class))
        List<String> size,

        @RestQuery
        @ValuesOf(PriceKind.class)
        @Parameter(
                description = "The kinds of the price; the lowest price of these kinds is shown. Default: the first "
                        + "kind that the sneaker has: its lowest `ASK`, else its last `SALE`, else its lowest "
                        + "`RETAIL`, unless configured otherwise.",
                example = "ASK",
                schema = @Schema(type = SchemaType.ARRAY, implementation = PriceKind.class))
        List<String> kind,

        @RestQuery
        @ValuesOf(ItemCondition.class)
        @Parameter(
                description = "The conditions of the shoe. Default: `NEW`.",
                example = "NEW",
                schema = @Schema(type = SchemaType.ARRAY, implementation = ItemCondition.class))
        List<String> condition) {

    /** The price that a response shows for a sneaker by default. */
    static final PriceSelection DEFAULT = new PriceSelection(null, List.of(), List.of(), List.of());

    /** Normalizes the values, so that queries with the same meaning are equal. */
    public PriceSelection {
        size = ParameterValues.of(size, ShoeSize::fromString);
        kind = ParameterValues.of(kind, PriceKind::valueOf);
        condition = PriceCondition.orNew(ParameterValues.of(condition, ItemCondition::valueOf));
    }

    /** Refuses a size that the catalog does not know. */
    void checkSize() {
        SizeCheck.check(price().sizes());
    }

    public PriceCondition price() {
        return new PriceCondition(
                CatalogCurrency.orDefault(currency),
                kind.stream().map(PriceKind::valueOf).toList(),
                condition.stream().map(ItemCondition::valueOf).toList(),
                size.stream().map(ShoeSize::fromString).toList(),
                null,
                null);
    }
}
