// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The thread for work on the index for which no request waits. */
final class IndexBackground {

    private static final int SECONDS_BETWEEN_ATTEMPTS = 30;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "search-index");
        thread.setDaemon(true);
        return thread;
    });

    void run(Runnable work) {
        thread.execute(work);
    }

    /** Runs work after 30 seconds, because it cannot succeed now. */
    void runLater(Runnable work) {
        thread.schedule(work, SECONDS_BETWEEN_ATTEMPTS, TimeUnit.SECONDS);
    }

    /** Makes a running rebuild stop ({@link #isEnding}). Refuses new work; work that already waits still runs. */
    void end() {
        thread.shutdown();
    }

    boolean isEnding() {
        return thread.isShutdown();
    }
}
