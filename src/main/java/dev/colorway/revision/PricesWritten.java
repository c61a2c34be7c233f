// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the prices that a write changes, as long as it changes nothing else and at most {@value #MAX_PRICES} prices.
 */
final class PricesWritten {

    private static final int MAX_PRICES = 100;

    private final Set<Long> sneakers = new HashSet<>();
    private final List<WrittenPrices.Amount> amounts = new ArrayList<>();
    private int count;
    private boolean isOpen;
    private boolean hasOthers;

    void add(WrittenPrices change) {
        if (++count > MAX_PRICES) {
            hasOthers = true;
            return;
        }
        sneakers.addAll(change.sneakers());
        amounts.addAll(change.amounts());
        isOpen |= change.isOpen();
    }

    /** Records that the write changes something other than a price. */
    void addOther() {
        hasOthers = true;
    }

    /**
     * Returns the changed prices; null if the write changes something else, or more than {@value #MAX_PRICES} prices.
     */
    @Nullable
    WrittenPrices all() {
        return hasOthers ? null : new WrittenPrices(Set.copyOf(sneakers), List.copyOf(amounts), isOpen);
    }
}
