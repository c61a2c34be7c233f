// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.price.PriceKind;
import dev.colorway.price.history.Trend;
import dev.colorway.price.history.TrendWindow;
import dev.colorway.sneaker.index.IndexedMarket;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The premium and the price changes of a sneaker. A list can be sorted by them. */
@Schema(
        name = "MarketSummary",
        description = "Its premium and its price changes, in the currency and the condition of the query, at all sizes "
                + "together. A list can be sorted by them. Each is absent if it is not known. The changes look back at "
                + "most 52 weeks.")
public record MarketSummary(
        @Schema(
                description = "The kind of the prices: the kind in the query, else the kind that the sneaker shows. "
                        + "Absent if it has no such price.",
                examples = "ASK")
        @Nullable
        PriceKind kind,

        @Schema(description = "The time of the latest observation of this kind.", examples = "2026-11-23T00:00:00Z")
        @Nullable
        Instant latestAt,

        @Schema(
                description =
                        "By how many percent the lowest ask, the highest bid or the last sale is above the lowest "
                                + "retail price of a new shoe.",
                examples = "460.53")
        @Nullable
        BigDecimal premium,

        @Schema(
                description =
                        "The change in percent from the last observation that is at least 24 hours older than the "
                                + "latest one.",
                examples = "-1.50")
        @Nullable
        BigDecimal change24h,

        @Schema(
                description = "The change in percent from the last observation that is at least 7 days older than "
                        + "the latest one.",
                examples = "2.25")
        @Nullable
        BigDecimal change7d,

        @Schema(
                description = "The change in percent from the last observation that is at least 30 days older than "
                        + "the latest one.",
                examples = "12.00")
        @Nullable
        BigDecimal change30d) {

    /** @param market null if the sneaker has no current price of the kind */
    static MarketSummary of(@Nullable IndexedMarket market) {
        if (market == null) {
            return new MarketSummary(null, null, null, null, null, null);
        }
        Trend trend = market.trend();
        return new MarketSummary(
                market.kind(),
                trend != null ? trend.latest().time() : null,
                market.premium(),
                trend != null ? trend.change(TrendWindow.HOURS_24) : null,
                trend != null ? trend.change(TrendWindow.DAYS_7) : null,
                trend != null ? trend.change(TrendWindow.DAYS_30) : null);
    }
}
