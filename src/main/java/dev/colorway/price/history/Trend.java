// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How prices of one currency, kind and condition have changed: the latest observation, and for each window the last one
 * that is at least so much older. It looks back 52 weeks from the latest observation and never at the clock, so it
 * changes only with a write. Of several observations of one moment, the lowest counts; of bids, the highest.
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

    /** Returns the change in a window in percent, with two decimal places; null if there is no older observation. */
    public @Nullable BigDecimal change(TrendWindow window) {
        Point point = before.get(window);
        return point == null ? null : percent(latest.amount(), point.amount());
    }

    /** Returns by how many percent an amount is more than another one, with two decimal places. */
    public static BigDecimal percent(BigDecimal amount, BigDecimal than) {
        return amount.subtract(than)
                .movePointRight(PERCENT_OF_ONE)
                .divide(than, PERCENT_DIGITS, RoundingMode.HALF_EVEN);
    }
}
