// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.content.WebAddress;
import dev.colorway.http.BaseUri;
import dev.colorway.rate.Converted;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.rate.Exchange;
import dev.colorway.size.Equivalents;
import dev.colorway.size.ShoeSize;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The price that a response shows for a sneaker: the matched price of a {@link PriceCondition}. */
@Schema(
        name = "MatchedPrice",
        description = "The lowest current price that matches the query. Without `kind`, of several sales only the "
                + "last one can match; with `size`, the last one at each of these sizes.")
public record MatchedPrice(
        @Schema(
                required = true,
                description = "In major units, with exactly the currency's decimal places.",
                examples = "1491.00")
        BigDecimal amount,

        @Schema(required = true, examples = "SGD") CurrencyCode currency,

        @Schema(description = "The amount in the currency of `convertTo`; absent without it, or without a rate.")
        @Nullable
        Converted converted,

        @Schema(required = true, examples = "ASK") PriceKind kind,

        @Schema(description = "The size. Absent for a retail price that applies to every size.", examples = "US9")
        @Nullable
        ShoeSize size,

        @Schema(
                required = true,
                description = "The equivalent sizes by the brand's size charts. `size` is the observed size.",
                examples = "[\"UK8\", \"JP27\"]")
        List<ShoeSize> equivalents,

        @Schema(required = true, description = "When the price was observed.", examples = "2026-11-23T00:00:00Z")
        Instant observedAt,

        @Schema(
                required = true,
                description = "The observer, or where the price was observed.",
                examples = "straatosphere.com")
        String source,

        @Schema(required = true, description = "The condition of the shoe.", examples = "NEW")
        ItemCondition condition,

        @Schema(description = "The country in which the price is valid; absent if not known.", examples = "SG")
        @Nullable
        CountryCode market,

        @Schema(description = "The id of the observation at its source; absent without one.", examples = "sale-90211")
        @Nullable
        String reference,

        @Schema(
                description = "The address of the offer at its source; absent if there is none.",
                examples = "https://shop.example/offers/90211")
        @Nullable
        WebAddress offerUrl,

        @Schema(
                required = true,
                description = "The URL of the observation.",
                examples = "http://localhost:8080/prices/1")
        URI url) {

    /**
     * Loads the equivalent sizes of these prices with one statement.
     *
     * @param brands the slugs of the sneakers' brands
     */
    public static Equivalents equivalents(Collection<String> brands, Collection<Price> prices) {
        return Equivalents.of(brands, prices.stream().map(Price::sizeOrNull).toList());
    }

    /**
     * Returns the view of a price.
     *
     * @param price null for a sneaker without a matched price; the result is then null
     * @param brand the slug of the sneaker's brand
     * @param equivalents equivalents that include those of the price's size
     */
    public static @Nullable MatchedPrice of(
            @Nullable Price price, String brand, Equivalents equivalents, Exchange exchange, BaseUri base) {
        return price == null
                ? null
                : new MatchedPrice(
                        price.exactAmount(),
                        price.currency(),
                        exchange.of(price.exactAmount()),
                        price.kind,
                        price.sizeOrNull(),
                        equivalents.others(brand, price.sizeOrNull()),
                        price.observedAt,
                        price.source,
                        price.condition,
                        price.marketOrNull(),
                        price.referenceOrNull(),
                        price.offerUrlOrNull(),
                        PriceView.address(price, base));
    }
}
