// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import java.util.List;

/**
 * Identifies a series: observations that agree in all of these values. They differ in time or reference. The newest
 * observation of the series is the current price.
 *
 * @param sneaker the id of the sneaker
 */
record PriceSeries(
        Long sneaker,
        String size,
        String currency,
        PriceKind kind,
        String source,
        ItemCondition condition,
        String market) {

    static PriceSeries of(Price price) {
        return new PriceSeries(
                price.sneakerId, price.size, price.currency, price.kind, price.source, price.condition, price.market);
    }

    /** Returns the values as they are stored, in the order of the components. */
    List<Object> values() {
        return List.of(sneaker, size, currency, kind.name(), source, condition.name(), market);
    }
}
