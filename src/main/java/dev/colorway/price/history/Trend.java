// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How prices of one currency, kind and condition have changed: the latest observation, and for each window the last one
 * that is older by at least the window. It looks back 52 weeks from the latest observation and never at the clock, so
 * it changes only with a write. Of several observations of one moment, the lowest counts; of bids, the highest.
 *
 * @param latest the latest observation
 * @param before the older observations, by the window; without those that do not exist
 */
public record Trend(Point latest, Map<TrendWindow, Point> before) {

    private static final int PERCENT_DIGITS = 2;
    private static final int PERCENT_OF_ONE = 2;

    /**
     * An amount at a time.
     *
     * @param at in microseconds since 1970
     * @param units in ten-thousandths of the major unit
     */
    public record Point(long at, long units) {

        /** Returns the amount in major units. */
        public BigDecimal amount() {
            return Observed.amount(units);
        }

        public Instant time() {
            return Instant.EPOCH.plus(at, ChronoUnit.MICROS);
        }
    }

    /** Returns the last observation at or before a time, but not earlier than another one; null if there is none. */
    @FunctionalInterface
    interface LastPoint {
        @Nullable
        Point between(long earliest, long latest);
    }

    static Trend of(Point latest, LastPoint last) {
        Map<TrendWindow, Point> before = new EnumMap<>(TrendWindow.class);
        for (TrendWindow window : TrendWindow.values()) {
            Point point = last.between(latest.at - TrendWindow.RANGE_MICROS, latest.at - window.micros());
            if (point != null) {
                before.put(window, point);
            }
        }
        return new Trend(latest, before);
    }

    /**
     * A change to the latest observation.
     *
     * @param percent the change in percent of the older amount, with two decimal places
     * @param before the older observation
     */
    public record Change(BigDecimal percent, Point before) {}

    /** Returns the change in a window; empty if there is no older observation. */
    public Optional<Change> since(TrendWindow window) {
        return Optional.ofNullable(before.get(window))
                .map(point -> new Change(percent(latest.amount(), point.amount()), point));
    }

    /** Returns the change in a window in percent, with two decimal places; null if there is no older observation. */
    public @Nullable BigDecimal change(TrendWindow window) {
        return since(window).map(Change::percent).orElse(null);
    }

    /** Returns by how many percent an amount is more than another one, with two decimal places. */
    public static BigDecimal percent(BigDecimal amount, BigDecimal than) {
        return amount.subtract(than)
                .movePointRight(PERCENT_OF_ONE)
                .divide(than, PERCENT_DIGITS, RoundingMode.HALF_EVEN);
    }
}
