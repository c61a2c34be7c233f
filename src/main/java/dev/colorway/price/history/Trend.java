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
 * How the prices of a sneaker in one currency, of one kind and condition, have changed: the latest observation, and for
 * each window the last observation that is older by at least the length of the window. A trend covers the 52 weeks
 * before the latest observation. It does not depend on the clock, so only a write changes it. Of several observations
 * of the same time, the lowest amount counts; of bids, the highest.
 *
 * @param latest the latest observation
 * @param before the older observations, by window; a window without an older observation is missing
 */
public record Trend(Point latest, Map<TrendWindow, Point> before) {

    private static final int PERCENT_DIGITS = 2;
    private static final int PERCENT_OF_ONE = 2;

    /**
     * An amount and the time of its observation.
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

    /**
     * Returns the last observation between two times, both inclusive, in microseconds since 1970; null if there is
     * none.
     */
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
     * A change from an older observation to the latest one.
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

    /**
     * Returns by how many percent an amount is more than another one; negative if it is less. Rounds half to even to
     * two decimal places.
     *
     * @param than the other amount, not 0
     */
    public static BigDecimal percent(BigDecimal amount, BigDecimal than) {
        return amount.subtract(than)
                .movePointRight(PERCENT_OF_ONE)
                .divide(than, PERCENT_DIGITS, RoundingMode.HALF_EVEN);
    }
}
