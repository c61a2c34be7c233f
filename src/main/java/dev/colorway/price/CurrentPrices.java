// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.rate.CurrencyCode;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Loads the current prices from which the market of a sneaker is computed. */
public final class CurrentPrices {

    private CurrentPrices() {}

    /**
     * Returns the current prices of these sneakers in a currency, by the id of the sneaker: the prices of shoes in this
     * condition, and the retail prices of new shoes. Leaves out sneakers without such a price. Uses one statement.
     */
    public static Map<Long, List<Price>> of(Collection<Long> sneakers, CurrencyCode currency, ItemCondition condition) {
        return Panache.getSession()
                .createSelectionQuery(
                        "from Price where sneakerId in :sneakers and currency = :currency and condition in :conditions "
                                + "and current = true",
                        Price.class)
                .setParameterList("sneakers", sneakers)
                .setParameter("currency", currency.toString())
                .setParameterList("conditions", List.of(condition, ItemCondition.NEW))
                .getResultList()
                .stream()
                .filter(price -> price.condition == condition || price.kind == PriceKind.RETAIL)
                .collect(Collectors.groupingBy(price -> price.sneakerId));
    }
}
