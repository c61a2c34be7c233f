// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The last writes of this process that changed only a few prices. They do not concern a response that depends on other
 * prices. All other writes, and the writes of other processes, are unknown here: they can concern every response.
 */
@Singleton
public class PriceWrites {

    private static final int MAX_WRITES = 10_000;

    /** The changed prices, by the revision of the write. */
    private final ConcurrentNavigableMap<Long, WrittenPrices> writes = new ConcurrentSkipListMap<>();

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Write.Written write) {
        WrittenPrices prices = write.prices();
        if (prices == null) {
            writes.remove(write.revision());
        } else {
            writes.put(write.revision(), prices);
        }
        writes.headMap(write.revision() - MAX_WRITES).clear();
    }

    /**
     * Returns whether a write can concern a response; true if one of the writes is unknown.
     *
     * @param after the revision of the response
     * @param upTo the revision of the last write to check
     * @param prices the prices on which the response depends
     */
    public boolean concern(long after, long upTo, PriceDependence prices) {
        if (upTo - after > MAX_WRITES) {
            return true;
        }
        for (long revision = after + 1; revision <= upTo; revision++) {
            WrittenPrices changed = writes.get(revision);
            if (changed == null || prices.isConcernedBy(changed)) {
                return true;
            }
        }
        return false;
    }

    /** Forgets all writes. Called after the database was replaced, because a revision can then mean another write. */
    public void clear() {
        writes.clear();
    }
}
