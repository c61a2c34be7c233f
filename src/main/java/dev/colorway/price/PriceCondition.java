// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.rate.CurrencyCode;
import dev.colorway.size.ShoeSize;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The price part of a request. One current price must satisfy all of it: currency, kind, condition, size and range. The
 * values of a list are alternatives. Of the prices of a sneaker that satisfy the request, the first one in the order of
 * {@link #LOWEST_FIRST} is the matched price.
 *
 * @param currency never null
 * @param kinds empty for the kind that a sneaker shows: for each condition, the first of {@link ShownKinds} with a
 *     current price in the currency, at any size. If this kind is {@code SALE}, only the last sale at each of the sizes
 *     can match; without sizes, only the last sale of all
 * @param conditions never empty
 * @param sizes empty for any size; a size also matches prices at equivalent sizes of the brand's charts, and a size
 *     without a width matches every width
 * @param min the lowest amount, inclusive; null for no limit
 * @param max the highest amount, inclusive; null for no limit
 */
public record PriceCondition(
        CurrencyCode currency,
        List<PriceKind> kinds,
        List<ItemCondition> conditions,
        List<ShoeSize> sizes,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max) {

    /** A price of one currency that can be the matched price. */
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

    /** Orders by time, the newest first; among equal times, the lowest comes first. */
    public static final Comparator<Candidate> NEWEST_FIRST = Comparator.comparing(
                    Candidate::observedAt, Comparator.reverseOrder())
            .thenComparing(LOWEST_FIRST);

    /** Returns the conditions that a request names; {@code NEW} if it names none. */
    public static List<String> orNew(List<String> conditions) {
        return conditions.isEmpty() ? List.of(ItemCondition.NEW.name()) : conditions;
    }

    /**
     * Returns whether a sneaker without a matched price is excluded: true if a size or a range is set. Currency, kind
     * and condition alone only select the price to show.
     */
    public boolean narrows() {
        return !sizes.isEmpty() || min != null || max != null;
    }

    /** Returns whether the kind is the one that a sneaker shows. */
    public boolean isOfShownKind() {
        return kinds.isEmpty();
    }

    /** Returns the same condition with other sizes. */
    public PriceCondition at(List<ShoeSize> others) {
        return new PriceCondition(currency, kinds, conditions, others, min, max);
    }

    /** Returns the same condition with another range. */
    public PriceCondition between(@Nullable BigDecimal otherMin, @Nullable BigDecimal otherMax) {
        return new PriceCondition(currency, kinds, conditions, sizes, otherMin, otherMax);
    }
}
