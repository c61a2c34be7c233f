// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** The progress of a task that processes every entry. */
public final class IndexingProgress {

    private static final Logger LOG = Logger.getLogger(IndexingProgress.class);
    private static final long NANOS_BETWEEN_REPORTS = TimeUnit.SECONDS.toNanos(5);

    private final long total;
    private final Watcher watcher;
    private final AtomicLong done = new AtomicLong();

    IndexingProgress(long total, Watcher watcher) {
        this.total = total;
        this.watcher = watcher;
    }

    /** Receives how many entries are done, and the total. */
    @FunctionalInterface
    public interface Watcher {
        void at(long done, long total);
    }

    /** Returns a progress that is logged at most every five seconds. */
    static IndexingProgress logged(long total) {
        long[] last = {System.nanoTime()};
        return new IndexingProgress(total, (done, of) -> {
            if (System.nanoTime() - last[0] > NANOS_BETWEEN_REPORTS) {
                last[0] = System.nanoTime();
                LOG.infof("Building the search index: %d of %d entries", done, of);
            }
        });
    }

    void one() {
        watcher.at(done.incrementAndGet(), total);
    }

    String progress() {
        long now = done.get();
        return now + " of " + total + " entries (" + (total == 0 ? 100 : now * 100 / total) + " %)";
    }
}
