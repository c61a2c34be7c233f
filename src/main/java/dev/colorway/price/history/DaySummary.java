// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.price.PriceKind;
import java.util.Collection;

/**
 * The first time, the last time and the last amount of the observations of a day.
 *
 * @param firstAt the time of the first observation, in microseconds since 1970
 * @param lastAt the time of the last observation, in microseconds since 1970
 * @param lastUnits the amount at the last time, as {@link Observed#units()}; of several amounts at this time, the
 *     {@link #better} one
 */
record DaySummary(long firstAt, long lastAt, long lastUnits) {

    /** Returns the better one of two amounts of the same time: for bids the higher one, else the lower one. */
    static long better(PriceKind kind, long units, long others) {
        return kind == PriceKind.BID ? Math.max(units, others) : Math.min(units, others);
    }

    /** Returns the summary of some observations, at least one. */
    static DaySummary of(PriceKind kind, Collection<Observed> observed) {
        return observed.stream()
                .map(one -> new DaySummary(one.at(), one.at(), one.units()))
                .reduce((one, other) -> one.and(kind, other))
                .orElseThrow();
    }

    /** Returns the summary of these observations and others. */
    DaySummary and(PriceKind kind, DaySummary other) {
        return new DaySummary(
                Math.min(firstAt, other.firstAt),
                Math.max(lastAt, other.lastAt),
                lastAt == other.lastAt
                        ? better(kind, lastUnits, other.lastUnits)
                        : lastAt > other.lastAt ? lastUnits : other.lastUnits);
    }
}
