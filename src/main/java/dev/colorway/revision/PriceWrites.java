// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The last writes of this process that changed only prices. A response that shows no price of their sneakers is still
 * right after them. Other writes, and those of other nodes, are unknown here: they can concern every response.
 */
@Singleton
public class PriceWrites {

    private static final int MAX_WRITES = 10_000;

    /** The ids of the sneakers with changed prices, by the revision of the write. */
    private final ConcurrentNavigableMap<Long, Set<Long>> sneakers = new ConcurrentSkipListMap<>();

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Write.Written write) {
        Set<Long> pricesOf = write.pricesOf();
        if (pricesOf == null) {
            sneakers.remove(write.revision());
        } else {
            sneakers.put(write.revision(), pricesOf);
        }
        sneakers.headMap(write.revision() - MAX_WRITES).clear();
    }

    /**
     * Returns whether a write can concern a response.
     *
     * @param after the revision of the response
     * @param upTo the revision of the last write to look at
     * @param shown the ids of the sneakers on whose prices the response depends
     */
    public boolean concern(long after, long upTo, Set<Long> shown) {
        if (upTo - after > MAX_WRITES) {
            return true;
        }
        for (long revision = after + 1; revision <= upTo; revision++) {
            Set<Long> changed = sneakers.get(revision);
            if (changed == null || !Collections.disjoint(changed, shown)) {
                return true;
            }
        }
        return false;
    }

    /** Forgets all writes. Called after the database was replaced, because its revisions can then mean other writes. */
    public void clear() {
        sneakers.clear();
    }
}
