// SPDX-License-Identifier: Apache-2.0
package dev.colorway.market;

import dev.colorway.catalog.Reference;
import dev.colorway.price.PriceKind;
import dev.colorway.price.history.MarketNumbers.ObservedAmount;
import java.math.BigDecimal;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A sneaker whose price has changed. */
@Schema(name = "Mover", description = "A sneaker whose price has changed.")
public record MoverView(
        @Schema(required = true) Reference sneaker,

        @Schema(required = true, description = "The kind of both prices.", examples = "SALE")
        PriceKind kind,

        @Schema(required = true, description = "The change in percent of the older amount.", examples = "12.50")
        BigDecimal percent,

        @Schema(required = true, description = "The latest observation.")
        ObservedAmount latest,

        @Schema(required = true, description = "The last observation that is at least `window` older than `latest`.")
        ObservedAmount before,

        @Schema(
                required = true,
                description = "The address of the market of the sneaker.",
                examples = "http://localhost:8080/sneakers/jjjjound-gel-kayano-14-silver-black/market")
        URI market,

        @Schema(
                required = true,
                description = "The address of the sneaker.",
                examples = "http://localhost:8080/sneakers/jjjjound-gel-kayano-14-silver-black")
        URI url) {}
