// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.colorway.catalog.Reference;
import dev.colorway.http.BaseUri;
import dev.colorway.http.Versioned;
import dev.colorway.size.ShoeSize;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One observation as callers see it. */
@Schema(name = "Price", description = "One observation of what a sneaker costs.")
public record PriceView(
        @JsonIgnore @Schema(hidden = true) String version,

        @Schema(required = true, description = "Its number.", examples = "1")
        long id,

        @Schema(required = true, description = "What it is the price of.")
        Reference sneaker,

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
                description = "Whether it is the newest of its sneaker, size, currency, kind and source.",
                examples = "true")
        boolean current,

        @Schema(required = true, description = "Its own address.", examples = "http://localhost:8080/prices/1")
        URI url)
        implements Versioned {

    static PriceView of(Price price, Reference sneaker, List<ShoeSize> equivalents, BaseUri base) {
        return new PriceView(
                price.version(),
                price.id,
                sneaker,
                price.exactAmount(),
                CurrencyCode.fromString(price.currency),
                price.kind,
                price.sizeOrNull(),
                equivalents,
                price.observedAt,
                price.source,
                price.isCurrent(),
                address(price, base));
    }

    static URI address(Price price, BaseUri base) {
        return base.uri("/prices/" + price.id);
    }
}
