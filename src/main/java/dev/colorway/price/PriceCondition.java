// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.query.Where;
import dev.colorway.size.Equivalents;
import dev.colorway.size.ShoeSize;
import java.math.BigDecimal;

/**
 * What a question says of prices. All of it holds together on one and the same current price: its currency, kind, size
 * and range. The lowest price that satisfies it is the matched price of a sneaker.
 *
 * @param currency never null
 * @param kind never null
 * @param size null for any; a price at a size that the charts of the brand say is the same will do
 * @param min the lowest amount wanted, null for none
 * @param max the highest amount wanted, null for none
 */
public record PriceCondition(CurrencyCode currency, PriceKind kind, ShoeSize size, BigDecimal min, BigDecimal max) {

    /** Whether a sneaker without a matched price is no match: a size or a range is asked for, not only how to quote. */
    public boolean narrows() {
        return size != null || min != null || max != null;
    }

    /**
     * HQL: the number of the matched price of the sneaker with this number, null if none. Of equal prices it is the
     * newest.
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

    /** Binds the values that the fragments above name. */
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
