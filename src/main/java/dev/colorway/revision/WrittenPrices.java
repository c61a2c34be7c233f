// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * The prices that a write changed. The write changed nothing else.
 *
 * @param sneakers the ids of the sneakers of these prices
 * @param amounts the amounts of current prices before and after the write, except of the prices that make
 *     {@code isOpen} true
 * @param isOpen whether the write can change lists of any price range, not only those with these amounts: the write
 *     deleted a price, wrote a current sale, or added the first price of a series
 */
public record WrittenPrices(Set<Long> sneakers, List<Amount> amounts, boolean isOpen) {

    /**
     * An amount of a changed price.
     *
     * @param currency its ISO 4217 code
     * @param units in major units
     */
    public record Amount(String currency, BigDecimal units) {}

    /** Returns a change of the current price of one series of a sneaker, from one amount to another. */
    public static WrittenPrices ofAmounts(long sneaker, String currency, BigDecimal before, BigDecimal after) {
        return new WrittenPrices(
                Set.of(sneaker), List.of(new Amount(currency, before), new Amount(currency, after)), false);
    }

    /** Returns a change of prices of one sneaker after which a list of any price range can show other sneakers. */
    public static WrittenPrices open(long sneaker) {
        return new WrittenPrices(Set.of(sneaker), List.of(), true);
    }

    /** Returns a change of prices of one sneaker that are not current: lists show the same sneakers. */
    public static WrittenPrices ofHistory(long sneaker) {
        return new WrittenPrices(Set.of(sneaker), List.of(), false);
    }
}
