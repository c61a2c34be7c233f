// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import java.time.Duration;
import java.util.function.Consumer;

/** Limits how long a start waits for its database, and reports the wait. */
final class StartTimeout {

    /** The setting for the limit. */
    static final String SETTING = "colorway.database.start-timeout";

    private static final Duration REPORT_INTERVAL = Duration.ofSeconds(5);

    private final Duration limit;
    private final long reportIntervalNanos;
    private final Consumer<String> log;
    private final long begin = System.nanoTime();
    private long lastReport = begin;

    /**
     * Starts the wait now.
     *
     * @param limit the longest wait
     * @param log receives a line every five seconds of waiting
     */
    StartTimeout(Duration limit, Consumer<String> log) {
        this(limit, REPORT_INTERVAL, log);
    }

    /**
     * Starts the wait now.
     *
     * @param limit the longest wait
     * @param interval the minimum time between two lines
     * @param log receives the lines while the start waits
     */
    StartTimeout(Duration limit, Duration interval, Consumer<String> log) {
        this.limit = limit;
        this.reportIntervalNanos = interval.toNanos();
        this.log = log;
    }

    /** Returns the remaining time; never negative. */
    Duration remaining() {
        Duration remaining = limit.minusNanos(System.nanoTime() - begin);
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }

    boolean isExpired() {
        return remaining().isZero();
    }

    /** Reports a line at once. */
    void log(String line) {
        log.accept(line);
    }

    /**
     * Reports what the start waits for, unless the last report is less than one interval old.
     *
     * @param why the reason, in a sentence
     */
    void reportWaiting(String why) {
        long now = System.nanoTime();
        if (now - lastReport >= reportIntervalNanos) {
            lastReport = now;
            log.accept(why + " The start waits for it: "
                    + Duration.ofNanos(now - begin).toSeconds() + " of at most " + limit.toSeconds() + " seconds.");
        }
    }

    /** Returns the end of the message if the database is still not available; empty if the limit is zero. */
    String explanation() {
        return limit.isZero()
                ? ""
                : " The start waited for " + limit.toSeconds()
                        + " seconds; COLORWAY_DATABASE_START_TIMEOUT sets the longest wait.";
    }
}
