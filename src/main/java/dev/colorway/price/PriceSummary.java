// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.http.BaseUri;
import dev.colorway.rate.Converted;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.rate.Exchange;
import dev.colorway.size.ShoeSize;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A summary of the current prices of a sneaker, in one currency. */
@Schema(
        name = "PriceSummary",
        description = "A summary of the current prices of a sneaker, in the currency and the conditions of the query. "
                + "Other filters do not narrow it.")
public record PriceSummary(
        @Schema(required = true, examples = "SGD") CurrencyCode currency,

        @Schema(description = "The lowest retail price; absent if there is none.") @Nullable
        Summarized retail,

        @Schema(description = "The lowest ask; absent if there is none.") @Nullable
        Summarized lowestAsk,

        @Schema(description = "The last sale; absent if there is none.") @Nullable
        Summarized lastSale,

        @Schema(
                required = true,
                maxItems = PriceSummary.MAX_SIZES,
                description = "The sizes with an ask, in order, each with its lowest ask. At most "
                        + PriceSummary.MAX_SIZES + ". Equivalent sizes are listed separately.")
        List<SizeAsk> sizes,

        @Schema(required = true, description = "How many sizes are not listed.", minimum = "0", examples = "0")
        int more) {

    /** The kinds of the prices that a summary shows. */
    public static final List<PriceKind> KINDS = List.of(PriceKind.RETAIL, PriceKind.ASK, PriceKind.SALE);

    static final int MAX_SIZES = 60;

    /** One price of a summary. */
    @Schema(name = "SummarizedPrice", description = "A price of a summary.")
    public record Summarized(
            @Schema(
                    required = true,
                    description = "In major units, with exactly the currency's decimal places.",
                    examples = "266.00")
            BigDecimal amount,

            @Schema(description = "The amount in the currency of `convertTo`; absent without it, or without a rate.")
            @Nullable
            Converted converted,

            @Schema(
                    description = "The observed size. Absent for a retail price that applies to every size.",
                    examples = "US9")
            @Nullable
            ShoeSize size,

            @Schema(required = true, description = "The condition of the shoe.", examples = "NEW")
            ItemCondition condition,

            @Schema(required = true, description = "When the price was observed.", examples = "2026-11-23T00:00:00Z")
            Instant observedAt,

            @Schema(
                    required = true,
                    description = "The URL of the observation.",
                    examples = "http://localhost:8080/prices/1")
            URI url) {}

    /** A size and its lowest ask. */
    @Schema(name = "SizeAsk", description = "A size and its lowest ask.")
    public record SizeAsk(
            @Schema(required = true, examples = "US9") ShoeSize size,

            @Schema(
                    required = true,
                    description = "In major units, with exactly the currency's decimal places.",
                    examples = "266.00")
            BigDecimal lowestAsk,

            @Schema(description = "The amount in the currency of `convertTo`; absent without it, or without a rate.")
            @Nullable
            Converted converted,

            @Schema(
                    required = true,
                    description = "The URL of the observation.",
                    examples = "http://localhost:8080/prices/1")
            URI url) {}

    /**
     * A current price to summarize.
     *
     * @param size the observed size; null for a retail price that applies to every size
     * @param amount in major units, with the decimal places of its currency
     */
    public record Source(
            long id,
            PriceKind kind,
            ItemCondition condition,
            @Nullable ShoeSize size,
            BigDecimal amount,
            Instant observedAt)
            implements PriceCondition.Candidate {

        private Summarized summarized(Exchange exchange, BaseUri base) {
            return new Summarized(
                    amount, exchange.of(amount), size, condition, observedAt, PriceView.address(id, base));
        }

        private SizeAsk ofSize(Exchange exchange, BaseUri base) {
            return new SizeAsk(
                    Objects.requireNonNull(size, "Every ask has a size"),
                    amount,
                    exchange.of(amount),
                    PriceView.address(id, base));
        }
    }

    /**
     * Returns the summary of these prices.
     *
     * @param prices the current prices of one sneaker, of {@link #KINDS}, all in the currency
     * @param exchange converts the amounts
     */
    public static PriceSummary of(CurrencyCode currency, List<Source> prices, Exchange exchange, BaseUri base) {
        SortedMap<ShoeSize, Source> bySize = new TreeMap<>();
        of(PriceKind.ASK, prices).sorted(PriceCondition.LOWEST_FIRST).forEach(ask -> bySize.putIfAbsent(ask.size, ask));
        return new PriceSummary(
                currency,
                first(PriceKind.RETAIL, PriceCondition.LOWEST_FIRST, prices, exchange, base),
                first(PriceKind.ASK, PriceCondition.LOWEST_FIRST, prices, exchange, base),
                first(PriceKind.SALE, PriceCondition.NEWEST_FIRST, prices, exchange, base),
                bySize.values().stream()
                        .limit(MAX_SIZES)
                        .map(ask -> ask.ofSize(exchange, base))
                        .toList(),
                Math.max(0, bySize.size() - MAX_SIZES));
    }

    private static @Nullable Summarized first(
            PriceKind kind,
            Comparator<PriceCondition.Candidate> order,
            List<Source> prices,
            Exchange exchange,
            BaseUri base) {
        return of(kind, prices)
                .min(order)
                .map(price -> price.summarized(exchange, base))
                .orElse(null);
    }

    private static Stream<Source> of(PriceKind kind, List<Source> prices) {
        return prices.stream().filter(price -> price.kind == kind);
    }
}
