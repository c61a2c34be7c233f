// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.query.Where;
import dev.colorway.size.Equivalents;
import dev.colorway.size.ShoeSize;
import java.math.BigDecimal;

/**
 * The price part of a question. One current price must meet all of it: currency, kind, size and range. The lowest price
 * that does is the matched price of a sneaker.
 *
 * @param currency never null
 * @param kind never null
 * @param size null for any size; also matches prices at a size that the brand's charts call equivalent
 * @param min the lowest amount, inclusive; null for no limit
 * @param max the highest amount, inclusive; null for no limit
 */
public record PriceCondition(CurrencyCode currency, PriceKind kind, ShoeSize size, BigDecimal min, BigDecimal max) {

    /**
     * Returns whether a sneaker without a matched price is excluded: true if a size or a range is set. Currency and
     * kind alone only select the price to show.
     */
    public boolean narrows() {
        return size != null || min != null || max != null;
    }

    /**
     * Returns an HQL expression for the id of a sneaker's matched price, or null. Among equal prices, the newest wins.
     *
     * @param sneakerId the HQL expression for the id of the sneaker
     */
    public String lowestId(String sneakerId) {
        return "(select p.id from Price p where " + matches(sneakerId)
                + " order by p.amount asc, p.observedAt desc, p.id asc limit 1)";
    }

    private String matches(String sneakerId) {
        return "p.sneakerId = " + sneakerId + " and p.currency = :currency and p.kind = :kind and p.current = true"
                + (size == null
                        ? ""
                        : " and (p.size in (:size, '" + Price.EVERY_SIZE + "') or " + Equivalents.matches(sneakerId)
                                + ")")
                + (min == null ? "" : " and p.amount >= :minPrice")
                + (max == null ? "" : " and p.amount <= :maxPrice");
    }

    /** Binds the named values of the HQL above. */
    public Where bind(Where where) {
        where.bind("currency", currency.toString()).bind("kind", kind);
        if (size != null) {
            where.bind("size", size.text());
        }
        if (min != null) {
            where.bind("minPrice", min);
        }
        return max == null ? where : where.bind("maxPrice", max);
    }
}
