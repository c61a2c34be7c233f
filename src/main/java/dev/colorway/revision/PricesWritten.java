// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the sneakers with changed prices, as long as a write changes only prices, and those of few sneakers. */
final class PricesWritten {

    private static final int MAX_SNEAKERS = 100;

    private final Set<Long> sneakers = new HashSet<>();
    private boolean hasOthers;

    /** @param sneaker the id of the sneaker of a changed price */
    void add(long sneaker) {
        if (sneakers.size() < MAX_SNEAKERS) {
            sneakers.add(sneaker);
        } else if (!sneakers.contains(sneaker)) {
            hasOthers = true;
        }
    }

    /** Records that the write changes something other than a price. */
    void addOther() {
        hasOthers = true;
    }

    /**
     * Returns the ids of the sneakers; null if the write also changes something else, or prices of too many sneakers.
     */
    @Nullable
    Set<Long> sneakers() {
        return hasOthers ? null : Set.copyOf(sneakers);
    }
}
