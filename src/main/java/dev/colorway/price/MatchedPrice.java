// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.http.BaseUri;
import dev.colorway.size.Equivalents;
import dev.colorway.size.ShoeSize;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The price of a sneaker in an answer about sneakers: the lowest current one that satisfies the question. */
@Schema(name = "MatchedPrice", description = "The lowest current price that satisfies the question.")
public record MatchedPrice(
        @Schema(
                required = true,
                description = "In major units, with exactly the currency's digits.",
                examples = "1491.00")
        BigDecimal amount,

        @Schema(required = true, examples = "SGD") CurrencyCode currency,
        @Schema(required = true, examples = "ASK") PriceKind kind,

        @Schema(description = "The size; absent for a retail price, which holds for every size.", examples = "US9")
        ShoeSize size,

        @Schema(
                required = true,
                description =
                        "The sizes that the brand's size charts say are the same; `size` is the one that was observed.",
                examples = "[\"UK8\", \"JP27\"]")
        List<ShoeSize> equivalents,

        @Schema(required = true, description = "When it was observed.", examples = "2026-11-23T00:00:00Z")
        Instant observedAt,

        @Schema(required = true, description = "Who observed it, or where.", examples = "straatosphere.com")
        String source,

        @Schema(
                required = true,
                description = "The address of the observation.",
                examples = "http://localhost:8080/prices/1")
        URI url) {

    /**
     * What charts say of the sizes of prices, in one statement.
     *
     * @param brands the slugs of the sneakers' brands
     * @param prices may hold null, for none
     */
    public static Equivalents equivalents(Collection<String> brands, Collection<Price> prices) {
        return Equivalents.of(
                brands,
                prices.stream()
                        .map(price -> price == null ? null : price.sizeOrNull())
                        .toList());
    }

    /**
     * The price as it is shown, or null for none.
     *
     * @param brand the slug of the sneaker's brand
     * @param equivalents what its charts say, at least of the price's size
     */
    public static MatchedPrice of(Price price, String brand, Equivalents equivalents, BaseUri base) {
        return price == null
                ? null
                : new MatchedPrice(
                        price.exactAmount(),
                        CurrencyCode.fromString(price.currency),
                        price.kind,
                        price.sizeOrNull(),
                        equivalents.others(brand, price.sizeOrNull()),
                        price.observedAt,
                        price.source,
                        PriceView.address(price, base));
    }
}
