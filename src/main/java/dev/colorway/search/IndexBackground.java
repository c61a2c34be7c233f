// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The thread that works on the index in the background: no request waits for it. */
final class IndexBackground {

    private static final Logger LOG = Logger.getLogger(IndexBackground.class);
    private static final int SECONDS_BETWEEN_ATTEMPTS = 30;
    private static final int SECONDS_TO_END = 5;

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "search-index");
        thread.setDaemon(true);
        return thread;
    });

    IndexBackground() {
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

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

    /**
     * Makes a running long update stop ({@link #isEnding}). Refuses new work. Work that waits for the thread still
     * runs, but no work of {@link #runLater}.
     */
    void end() {
        thread.shutdown();
    }

    /**
     * Waits until no work runs any more, for 5 seconds at most. Call it after {@link #end}.
     *
     * @return whether no work runs any more
     */
    boolean awaitEnd() {
        try {
            return thread.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean isEnding() {
        return thread.isShutdown();
    }
}
