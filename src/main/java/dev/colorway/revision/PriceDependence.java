// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The prices on which a response depends.
 *
 * @param sneakers the ids of the sneakers that the response shows with their prices
 * @param others the prices of other sneakers that decide which sneakers the response lists; null if none do
 */
public record PriceDependence(Set<Long> sneakers, @Nullable Range others) {

    /**
     * Amounts of one currency.
     *
     * @param currency its ISO 4217 code
     * @param min the lowest amount in major units, inclusive; null for no limit
     * @param max the highest amount in major units, inclusive; null for no limit
     */
    public record Range(
            String currency,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max) {

        private boolean contains(WrittenPrices.Amount amount) {
            return amount.currency().equals(currency)
                    && (min == null || amount.units().compareTo(min) >= 0)
                    && (max == null || amount.units().compareTo(max) <= 0);
        }
    }

    /** Returns whether the changed prices can change the response. */
    boolean isConcernedBy(WrittenPrices changed) {
        return !Collections.disjoint(sneakers, changed.sneakers())
                || (others != null
                        && (changed.isOpen() || changed.amounts().stream().anyMatch(others::contains)));
    }
}
