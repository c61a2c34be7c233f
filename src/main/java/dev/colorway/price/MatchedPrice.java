// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.http.BaseUri;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The price of a sneaker in an answer about sneakers: the lowest current one that satisfies the question. */
@Schema(name = "MatchedPrice", description = "The lowest current price that satisfies the question.")
public record MatchedPrice(
        @Schema(required = true, description = "In major units, with exactly the currency's digits.", examples = "1491.00") BigDecimal amount,
        @Schema(required = true, examples = "SGD") CurrencyCode currency,
        @Schema(required = true, examples = "ASK") PriceKind kind,
        @Schema(description = "The size; absent for a retail price, which holds for every size.", examples = "US9") ShoeSize size,
        @Schema(required = true, description = "When it was observed.", examples = "2026-11-23T00:00:00Z") Instant observedAt,
        @Schema(required = true, description = "Who observed it, or where.", examples = "straatosphere.com") String source,
        @Schema(required = true, description = "The address of the observation.", examples = "http://localhost:8080/prices/1") URI url) {

    /** The price as it is shown, or null for none. */
    public static MatchedPrice of(Price price, BaseUri base) {
        return price == null ? null : new MatchedPrice(price.exactAmount(), CurrencyCode.fromString(price.currency), price.kind,
                price.sizeOrNull(), price.observedAt, price.source, PriceView.address(price, base));
    }
}
