// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.colorway.catalog.Reference;
import dev.colorway.content.WebAddress;
import dev.colorway.http.BaseUri;
import dev.colorway.http.Versioned;
import dev.colorway.rate.Converted;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.rate.ObservedExchange;
import dev.colorway.size.ShoeSize;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A price observation in a response. */
@Schema(name = "Price", description = "A price observation.")
public record PriceView(
        @JsonIgnore @Schema(hidden = true) String version,

        @Schema(required = true, description = "The id of the price.", examples = "1")
        long id,

        @Schema(required = true, description = "The sneaker.")
        Reference sneaker,

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
                description = "Whether this price is the newest of its sneaker, size, currency, kind, source, "
                        + "condition and market.",
                examples = "true")
        boolean current,

        @Schema(required = true, description = "The URL of this price.", examples = "http://localhost:8080/prices/1")
        URI url)
        implements Versioned {

    static PriceView of(
            Price price,
            Reference sneaker,
            List<ShoeSize> equivalents,
            ObservedExchange.Loaded exchange,
            BaseUri base) {
        return new PriceView(
                price.version(),
                price.id,
                sneaker,
                price.exactAmount(),
                price.currency(),
                exchange.convert(price.exactAmount(), price),
                price.kind,
                price.sizeOrNull(),
                equivalents,
                price.observedAt,
                price.source,
                price.condition,
                price.marketOrNull(),
                price.referenceOrNull(),
                price.offerUrlOrNull(),
                price.isCurrent(),
                address(price, base));
    }

    static URI address(Price price, BaseUri base) {
        return address(price.id, base);
    }

    static URI address(long id, BaseUri base) {
        return base.uri("/prices/" + id);
    }
}
