// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.size.ShoeSize;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;

/**
 * The price part of a question. One current price must meet all of it: currency, kind, size and range. The first one in
 * the order of {@link #LOWEST_FIRST} that does is the matched price of a sneaker.
 *
 * @param currency never null
 * @param kind never null
 * @param size null for any size; also matches prices at a size that the brand's charts call equivalent, and without a
 *     width at every width
 * @param min the lowest amount, inclusive; null for no limit
 * @param max the highest amount, inclusive; null for no limit
 */
public record PriceCondition(CurrencyCode currency, PriceKind kind, ShoeSize size, BigDecimal min, BigDecimal max) {

    /** A price of one currency and kind that can be the matched price. */
    public interface Candidate {

        /** Returns the amount in major units. */
        BigDecimal amount();

        Instant observedAt();

        long id();
    }

    /** Orders by amount; among equal amounts, the newest comes first. */
    public static final Comparator<Candidate> LOWEST_FIRST = Comparator.comparing(Candidate::amount)
            .thenComparing(Candidate::observedAt, Comparator.reverseOrder())
            .thenComparing(Candidate::id);

    /**
     * Returns whether a sneaker without a matched price is excluded: true if a size or a range is set. Currency and
     * kind alone only select the price to show.
     */
    public boolean narrows() {
        return size != null || min != null || max != null;
    }
}
