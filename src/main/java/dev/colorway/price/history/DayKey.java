// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import java.util.List;

/**
 * Identifies a UTC day of the prices of a sneaker in one currency, of one kind and condition.
 *
 * @param sneaker the id of the sneaker
 * @param currency its ISO 4217 code
 * @param day the UTC day, in days since 1970
 */
record DayKey(long sneaker, String currency, PriceKind kind, ItemCondition condition, int day) {

    /** Returns the values as they are stored, in the order of the components. */
    List<Object> values() {
        return List.of(sneaker, currency, kind.name(), condition.name(), day);
    }
}
