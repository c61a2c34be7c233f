// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The thread for work on the index for which no request waits. */
final class IndexBackground {

    private static final Logger LOG = Logger.getLogger(IndexBackground.class);
    private static final int SECONDS_BETWEEN_ATTEMPTS = 30;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "search-index");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Runs work.
     *
     * @return whether the work runs; false if the process is stopping
     */
    boolean run(Runnable work) {
        try {
            thread.execute(work);
            return true;
        } catch (RejectedExecutionException ending) {
            return false;
        }
    }

    /** Runs work after 30 seconds, because it cannot succeed now. Never runs it if the process is stopping. */
    void runLater(Runnable work) {
        try {
            thread.schedule(work, SECONDS_BETWEEN_ATTEMPTS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException ending) {
            LOG.debug("The process is stopping", ending);
        }
    }

    /** Makes a running long update stop ({@link #isEnding}). Refuses new work; work that already waits still runs. */
    void end() {
        thread.shutdown();
    }

    boolean isEnding() {
        return thread.isShutdown();
    }
}
