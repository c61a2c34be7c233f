// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** The lengths of the buckets of a chart. */
enum Interval {
    DAY(ChronoUnit.DAYS) {
        @Override
        LocalDate start(LocalDate date) {
            return date;
        }
    },
    /** A week of ISO 8601, which begins on Monday. */
    WEEK(ChronoUnit.WEEKS) {
        @Override
        LocalDate start(LocalDate date) {
            return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }
    },
    MONTH(ChronoUnit.MONTHS) {
        @Override
        LocalDate start(LocalDate date) {
            return date.withDayOfMonth(1);
        }
    };

    private final ChronoUnit unit;

    Interval(ChronoUnit unit) {
        this.unit = unit;
    }

    /** Returns the interval of a wire name. */
    static Interval of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Returns the first day of the interval that contains a date. */
    abstract LocalDate start(LocalDate date);

    /** Returns the first day of the interval that is this many intervals later; a negative count goes back. */
    LocalDate plus(LocalDate start, long intervals) {
        return start.plus(intervals, unit);
    }

    /** Returns how many intervals contain the dates from the first to the last. */
    long count(LocalDate first, LocalDate last) {
        return 1 + unit.between(start(first), start(last));
    }
}
