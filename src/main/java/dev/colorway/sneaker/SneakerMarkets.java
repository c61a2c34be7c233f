// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.http.problem.Fault;
import dev.colorway.price.CurrentPrices;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.MarketPrices;
import dev.colorway.price.Percent;
import dev.colorway.price.Price;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.price.ShownKinds;
import dev.colorway.price.history.PriceTrends;
import dev.colorway.price.history.Trend;
import dev.colorway.price.history.TrendKey;
import dev.colorway.sneaker.index.IndexedMarket;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of the markets of sneakers: the premium over retail and the price changes. Checks the parameters of
 * requests for them, and reads them without the index.
 */
final class SneakerMarkets {

    private SneakerMarkets() {}

    /** Returns whether a sort order is by a number of the market. */
    static boolean isNumber(String sort) {
        return sort.endsWith(IndexedMarket.PREMIUM) || sort.contains("change");
    }

    /**
     * Returns the faults if there are several kinds or conditions: a number of the market belongs to one kind and one
     * condition.
     */
    static List<Fault> severalFaults(Collection<?> kinds, Collection<?> conditions) {
        List<Fault> faults = new ArrayList<>();
        if (kinds.size() > 1) {
            faults.add(Fault.ofParameter(
                    "kind", "must be one kind, or left out, when you request the premium or a price change"));
        }
        if (conditions.size() > 1) {
            faults.add(Fault.ofParameter(
                    "condition", "must be one condition when you request the premium or a price change"));
        }
        return faults;
    }

    static List<Fault> rangeFaults(@Nullable Percent min, @Nullable Percent max) {
        return min == null || max == null || min.compareTo(max) <= 0
                ? List.of()
                : List.of(Fault.ofParameter(
                        "minPremium", "must not be above maxPremium: " + min + " is more than " + max));
    }

    /**
     * Returns the numbers of these sneakers, by their ids, from the database. Costs one statement for the current
     * prices, and those of {@link PriceTrends}.
     *
     * @param price the price condition; only its currency, kind and condition count
     */
    static Map<Long, MarketSummary> of(Collection<Long> sneakers, PriceCondition price) {
        ItemCondition condition = price.conditions().get(0);
        Map<Long, List<Price>> current = CurrentPrices.of(sneakers, price.currency(), condition);
        Map<TrendKey, Trend> trends = PriceTrends.of(sneakers);
        Map<Long, MarketSummary> summaries = new HashMap<>();
        sneakers.forEach(sneaker -> {
            List<Price> prices = current.getOrDefault(sneaker, List.of());
            PriceKind kind = ShownKinds.first(
                            price.kinds(),
                            one -> prices.stream().anyMatch(own -> own.kind == one && own.condition == condition))
                    .orElse(null);
            summaries.put(
                    sneaker,
                    MarketSummary.of(
                            kind == null
                                    ? null
                                    : new IndexedMarket(
                                            kind,
                                            MarketPrices.premium(
                                                            kind,
                                                            amount(kind, condition, prices),
                                                            amount(PriceKind.RETAIL, ItemCondition.NEW, prices))
                                                    .orElse(null),
                                            trends.get(new TrendKey(
                                                    sneaker, price.currency().toString(), kind, condition)))));
        });
        return summaries;
    }

    private static Optional<BigDecimal> amount(PriceKind kind, ItemCondition condition, List<Price> prices) {
        return MarketPrices.of(
                        kind,
                        prices.stream()
                                .filter(own -> own.kind == kind && own.condition == condition)
                                .toList())
                .map(own -> own.amount);
    }
}
