// SPDX-License-Identifier: Apache-2.0
package dev.colorway.naive;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * The prices that a request is about: current asks in Singapore dollars.
 *
 * @param size null for every size
 * @param min the lowest amount; null for no limit
 * @param max the highest amount; null for no limit
 */
record Offers(String size, BigDecimal min, BigDecimal max) {

    /** Returns whether sneakers without such a price are left out. */
    boolean isNarrow() {
        return size != null || min != null || max != null;
    }

    /** Returns the condition on a price in HQL. */
    String condition(String price) {
        return price + ".current = true and " + price + ".kind = 'ASK' and " + price + ".currency = 'SGD'"
                + (size == null ? "" : " and " + price + ".size = :size")
                + (min == null ? "" : " and " + price + ".amount >= :minPrice")
                + (max == null ? "" : " and " + price + ".amount <= :maxPrice");
    }

    /** Returns the parameters of the condition. */
    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        if (size != null) {
            values.put("size", size);
        }
        if (min != null) {
            values.put("minPrice", min);
        }
        if (max != null) {
            values.put("maxPrice", max);
        }
        return values;
    }

    /** Returns the lowest of these prices of a sneaker; null if there is none. */
    Price lowest(Sneaker sneaker) {
        Map<String, Object> values = values();
        values.put("sneaker", sneaker.id);
        String hql = "from Price p where p.sneaker.id = :sneaker and " + condition("p");
        return Price.find(hql + " order by p.amount, p.observedAt desc", values).firstResult();
    }
}
