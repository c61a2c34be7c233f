// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.colorway.catalog.Reference;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.query.Note;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.size.ShoeSize;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The market of a sneaker. */
@Schema(
        name = "Market",
        description = "The asks, bids and sales of a sneaker in one currency, and how their prices have changed. The "
                + "numbers depend only on observations, never on the clock, except for `converted`, which has the "
                + "rate of today.")
public record MarketView(
        @Schema(required = true) Reference sneaker,
        @Schema(required = true, examples = "SGD") CurrencyCode currency,
        @Schema(required = true, examples = "NEW") ItemCondition condition,

        @Schema(
                description = "The kind of the prices for premium, changes, range and volatility. Absent if the "
                        + "sneaker has no current price of the requested kind or of any shown kind.",
                examples = "ASK")
        @Nullable
        PriceKind kind,

        @Schema(required = true, description = "The numbers of all sizes together.")
        MarketNumbers overall,

        @Schema(
                required = true,
                maxItems = MarketView.MAX_SIZES,
                description = "The numbers of each observed size, in order; at most " + MarketView.MAX_SIZES
                        + ". Equivalent sizes are listed separately.")
        List<SizeMarket> sizes,

        @Schema(required = true, description = "How many sizes are not listed.", minimum = "0", examples = "0")
        int more,

        @Schema(required = true, description = "The query as the service understood it.")
        Map<String, Object> query,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "A note about the missing exchange rate for `convertTo`; absent if no rate is missing.")
        List<Note> notes) {

    static final int MAX_SIZES = 60;

    /** The market of one size. */
    @Schema(name = "SizeMarket", description = "The numbers of one size.")
    public record SizeMarket(
            @Schema(required = true, examples = "US9") ShoeSize size,
            @Schema(required = true) MarketNumbers numbers) {}
}
