// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.request.ParameterValues;
import dev.colorway.http.request.ValuesOf;
import dev.colorway.price.CatalogCurrency;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.Percent;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.price.PriceRange;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.size.ShoeSize;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Selects sneakers by a current price, and the price that the response shows for each. Each component is a query
 * parameter.
 */
public record SneakerPrices(
        @RestQuery
        @PositiveOrZero
        @DecimalMax(value = PriceRange.LIMIT, inclusive = false)
        @Parameter(
                description = "Only sneakers with a price of at least this amount in `currency`, of these `kind`s and "
                        + "`condition`s, at these `size`s.",
                example = "250")
        @Nullable
        BigDecimal minPrice,

        @RestQuery
        @PositiveOrZero
        @DecimalMax(value = PriceRange.LIMIT, inclusive = false)
        @Parameter(
                description = "Only sneakers with a price of at most this amount in `currency`, of these `kind`s and "
                        + "`condition`s, at these `size`s.",
                example = "320")
        @Nullable
        BigDecimal maxPrice,

        @RestQuery
        @Parameter(
                description = "Only sneakers whose lowest ask, highest bid or last sale is at least this many percent "
                        + "above retail, at any size, in `currency`. Needs one `kind` at most and one `condition`. A "
                        + "negative number is below retail.",
                example = "50")
        @Nullable
        Percent minPremium,

        @RestQuery
        @Parameter(
                description = "Only sneakers whose lowest ask, highest bid or last sale is at most this many percent "
                        + "above retail. The rules of `minPremium` apply.",
                example = "500")
        @Nullable
        Percent maxPremium,

        @RestQuery
        @Parameter(
                description = "The currency of the prices (ISO 4217). Default: the currency of the catalog, SGD unless "
                        + "configured otherwise. Sneakers without a price in this currency are also listed, unless you "
                        + "set a price range, a premium or a size.",
                example = "SGD")
        CurrencyCode currency,

        @RestQuery
        @ValuesOf(ShoeSize.class)
        @Size(max = 50)
        @Parameter(
                description = "Only sneakers with a price at any of these sizes. A size without a width finds every "
                        + "width. A retail price without a size applies to every size. Default: any size.",
                example = "US9",
                schema = @Schema(type = SchemaType.ARRAY, implementation = ShoeSize.class))
        List<String> size,

        @RestQuery
        @ValuesOf(PriceKind.class)
        @Parameter(
                description = "The kinds of the prices; the lowest price of these kinds is shown. Without a price "
                        + "range, a premium or a size, this parameter excludes no sneaker. Default: each sneaker shows "
                        + "its first kind of these: its lowest `ASK`, else its last `SALE`, else its lowest "
                        + "`RETAIL`, unless configured otherwise.",
                example = "ASK",
                schema = @Schema(type = SchemaType.ARRAY, implementation = PriceKind.class))
        List<String> kind,

        @RestQuery
        @ValuesOf(ItemCondition.class)
        @Parameter(
                description = "The conditions of the shoes. Like `kind`, it excludes sneakers only "
                        + "together with a price range, a premium or a size. Default: `NEW`.",
                example = "NEW",
                schema = @Schema(type = SchemaType.ARRAY, implementation = ItemCondition.class))
        List<String> condition) {

    /**
     * Normalizes the values, so that queries with the same meaning are equal. Refuses all invalid values in one
     * problem.
     */
    public SneakerPrices {
        size = ParameterValues.of(size, ShoeSize::fromString);
        kind = ParameterValues.of(kind, PriceKind::valueOf);
        condition = PriceCondition.orNew(ParameterValues.of(condition, ItemCondition::valueOf));
        currency = CatalogCurrency.orDefault(currency);
        ProblemException.refuse(
                PriceRange.faults(minPrice, maxPrice, currency), SneakerMarkets.rangeFaults(minPremium, maxPremium));
        minPrice = minPrice == null ? null : currency.scaled(minPrice);
        maxPrice = maxPrice == null ? null : currency.scaled(maxPrice);
    }

    /** Returns whether the premium of the prices is limited. */
    boolean hasPremium() {
        return minPremium != null || maxPremium != null;
    }

    /** Returns the condition that one current price must satisfy. */
    PriceCondition price() {
        return new PriceSelection(currency, size, kind, condition).price().between(minPrice, maxPrice);
    }
}
