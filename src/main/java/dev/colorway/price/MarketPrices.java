// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.price.history.Trend;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Selects, from the current prices of a sneaker in one currency, the prices for its market. */
public final class MarketPrices {

    private MarketPrices() {}

    /**
     * Returns the price that the market shows for a kind: the lowest ask, the highest bid, the last sale, the lowest
     * retail price. Empty if there are no prices.
     *
     * @param prices current prices of this kind
     */
    public static <C extends PriceCondition.Candidate> Optional<C> of(PriceKind kind, Collection<C> prices) {
        return prices.stream().min(order(kind));
    }

    private static Comparator<PriceCondition.Candidate> order(PriceKind kind) {
        return switch (kind) {
            case SALE -> PriceCondition.NEWEST_FIRST;
            case BID ->
                Comparator.comparing(PriceCondition.Candidate::amount, Comparator.reverseOrder())
                        .thenComparing(PriceCondition.LOWEST_FIRST);
            case ASK, RETAIL -> PriceCondition.LOWEST_FIRST;
        };
    }

    /**
     * Returns by how many percent a price is above the retail price, with two decimal places; negative if it is below.
     * Empty for a retail price, or if either price is not known.
     *
     * @param price the price of a kind, as {@link #of} returns it
     * @param retail the lowest retail price of a new shoe
     */
    public static Optional<BigDecimal> premium(
            PriceKind kind, Optional<BigDecimal> price, Optional<BigDecimal> retail) {
        return kind == PriceKind.RETAIL
                ? Optional.empty()
                : price.flatMap(amount -> retail.map(than -> Trend.percent(amount, than)));
    }
}
