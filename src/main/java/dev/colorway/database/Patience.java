// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import java.time.Duration;
import java.util.function.Consumer;

/** Limits how long a start waits for its database, and reports the wait. */
final class Patience {

    /** The setting for the limit. */
    static final String SETTING = "colorway.database.start-timeout";

    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(5);

    private final Duration limit;
    private final long nanosBetween;
    private final Consumer<String> log;
    private final long begin = System.nanoTime();
    private long reported = begin;

    /**
     * Starts the wait now.
     *
     * @param limit the longest wait
     * @param log receives a line every five seconds of waiting
     */
    Patience(Duration limit, Consumer<String> log) {
        this(limit, BETWEEN_REPORTS, log);
    }

    /**
     * Starts the wait now.
     *
     * @param limit the longest wait
     * @param between the time between two lines
     * @param log receives the lines while the start waits
     */
    Patience(Duration limit, Duration between, Consumer<String> log) {
        this.limit = limit;
        this.nanosBetween = between.toNanos();
        this.log = log;
    }

    /** Returns the remaining time; never negative. */
    Duration left() {
        Duration left = limit.minusNanos(System.nanoTime() - begin);
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean isOver() {
        return left().isZero();
    }

    /** Reports a line at once. */
    void say(String line) {
        log.accept(line);
    }

    /**
     * Reports what the start waits for, unless it did so less than one interval ago.
     *
     * @param why the reason, in a sentence
     */
    void waiting(String why) {
        long now = System.nanoTime();
        if (now - reported >= nanosBetween) {
            reported = now;
            log.accept(why + " The start waits for it: "
                    + Duration.ofNanos(now - begin).toSeconds() + " of at most " + limit.toSeconds() + " seconds.");
        }
    }

    /** Returns the end of the message for a wait that failed; empty if there was no wait. */
    String inVain() {
        return limit.isZero()
                ? ""
                : " The start waited for " + limit.toSeconds()
                        + " seconds; COLORWAY_DATABASE_START_TIMEOUT sets how long.";
    }
}
