// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import java.time.Duration;
import java.util.function.Consumer;

/** How long a start still waits for its database, and what it says while it waits. */
final class Patience {

    /** The setting for it. */
    static final String SETTING = "colorway.database.start-timeout";

    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(5);

    private final Duration limit;
    private final long nanosBetween;
    private final Consumer<String> log;
    private final long begin = System.nanoTime();
    private long reported = begin;

    /**
     * Begins now.
     *
     * @param limit how long it lasts
     * @param log is given a line every five seconds of waiting
     */
    Patience(Duration limit, Consumer<String> log) {
        this(limit, BETWEEN_REPORTS, log);
    }

    /**
     * Begins now.
     *
     * @param limit how long it lasts
     * @param between the time between two lines
     * @param log is given a line every so often while the start waits
     */
    Patience(Duration limit, Duration between, Consumer<String> log) {
        this.limit = limit;
        this.nanosBetween = between.toNanos();
        this.log = log;
    }

    /** What is left of it, and never less than nothing. */
    Duration left() {
        Duration left = limit.minusNanos(System.nanoTime() - begin);
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean isOver() {
        return left().isZero();
    }

    /** Says something at once. */
    void say(String line) {
        log.accept(line);
    }

    /**
     * Says what the start waits for, unless it said so a moment ago.
     *
     * @param why in a sentence
     */
    void waiting(String why) {
        long now = System.nanoTime();
        if (now - reported >= nanosBetween) {
            reported = now;
            log.accept(why + " The start waits for it: "
                    + Duration.ofNanos(now - begin).toSeconds() + " of at most " + limit.toSeconds() + " seconds.");
        }
    }

    /** What an operator is to know of a wait in vain, as the end of a line; empty if there was none. */
    String inVain() {
        return limit.isZero()
                ? ""
                : " The start waited for " + limit.toSeconds()
                        + " seconds; COLORWAY_DATABASE_START_TIMEOUT sets how long.";
    }
}
