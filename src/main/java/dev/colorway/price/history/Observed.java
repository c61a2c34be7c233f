// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/**
 * The data of one observation that a chart needs.
 *
 * @param at the time in microseconds since 1970, UTC
 * @param units the amount in ten-thousandths of the major unit; no currency has more than four decimal places
 * @param size the observed size; empty for a retail price that applies to every size
 * @param source the observer, or where the price was observed
 */
record Observed(long at, long units, String size, String source) implements Comparable<Observed> {

    private static final long MICROS_OF_DAY = TimeUnit.DAYS.toMicros(1);

    /** The decimal places of stored amounts. */
    static final int DIGITS = 4;

    private static final Comparator<Observed> ORDER = Comparator.comparingLong(Observed::at)
            .thenComparingLong(Observed::units)
            .thenComparing(Observed::size)
            .thenComparing(Observed::source);

    /** Returns an amount in ten-thousandths of the major unit. */
    static long units(BigDecimal amount) {
        return amount.movePointRight(DIGITS).longValueExact();
    }

    /** Returns the amount in major units from ten-thousandths of the major unit. */
    static BigDecimal amount(long units) {
        return BigDecimal.valueOf(units, DIGITS);
    }

    /** Returns the UTC day of a time in microseconds, in days since 1970. */
    static int day(long at) {
        return (int) Math.floorDiv(at, MICROS_OF_DAY);
    }

    /** Returns the first microsecond of a UTC day. */
    static long startOf(int day) {
        return day * MICROS_OF_DAY;
    }

    @Override
    public int compareTo(Observed other) {
        return ORDER.compare(this, other);
    }
}
