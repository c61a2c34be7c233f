// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.price.PriceSummary;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The numbers of a market, of one size or of all. Each is null if it is not known. */
@Schema(
        name = "MarketNumbers",
        description =
                "The numbers of a market, of one size or of all sizes together. Each is absent if it is not known.")
public record MarketNumbers(
        @Schema(description = "The lowest current ask.") PriceSummary.@Nullable Summarized lowestAsk,

        @Schema(description = "The highest current bid.") PriceSummary.@Nullable Summarized highestBid,

        @Schema(description = "The last sale.") PriceSummary.@Nullable Summarized lastSale,

        @Schema(description = "The lowest current retail price of a new shoe.")
        PriceSummary.@Nullable Summarized retail,

        @Schema(
                description =
                        "The lowest ask minus the highest bid, in major units. Negative if the highest bid is above "
                                + "the lowest ask.",
                examples = "12.00")
        @Nullable
        BigDecimal spread,

        @Schema(
                description =
                        "By how many percent the price of the `kind` (`lowestAsk`, `highestBid` or `lastSale`) is "
                                + "above `retail`; negative if it is below.",
                examples = "460.53")
        @Nullable
        BigDecimal premium,

        @Schema(description = "The latest observation of the `kind`: the end of the changes, range and volatility.")
        @Nullable
        ObservedAmount latest,

        @Schema(description = "The change from the last observation that is at least 24 hours older than `latest`.")
        @Nullable
        MarketChange change24h,

        @Schema(description = "The change from the last observation that is at least 7 days older than `latest`.")
        @Nullable
        MarketChange change7d,

        @Schema(description = "The change from the last observation that is at least 30 days older than `latest`.")
        @Nullable
        MarketChange change30d,

        @Schema(description = "The lowest amount of the `kind` in the 52 weeks up to `latest`.", examples = "250.00")
        @Nullable
        BigDecimal low52w,

        @Schema(description = "The highest amount of the `kind` in the 52 weeks up to `latest`.", examples = "320.00")
        @Nullable
        BigDecimal high52w,

        @Schema(
                description = "The standard deviation (of a sample) of the daily log returns in the 52 weeks up to "
                        + "`latest`, in percent, not annualized. A return compares the last amount of a UTC day with "
                        + "the last amount of the previous day with observations. Absent with fewer than three such "
                        + "days.",
                examples = "2.15")
        @Nullable
        BigDecimal volatility) {

    /** An amount and the time of its observation. */
    @Schema(name = "ObservedAmount", description = "An amount and when it was observed.")
    public record ObservedAmount(
            @Schema(
                    required = true,
                    description = "In major units, with exactly the currency's decimal places.",
                    examples = "266.00")
            BigDecimal amount,

            @Schema(required = true, examples = "2026-11-23T00:00:00Z")
            Instant observedAt) {}

    /** A change from an older observation. */
    @Schema(name = "MarketChange", description = "A change from an older observation to the latest one.")
    public record MarketChange(
            @Schema(required = true, description = "The change in percent of the older amount.", examples = "2.25")
            BigDecimal percent,

            @Schema(required = true, description = "The older observation.")
            ObservedAmount before) {}
}
