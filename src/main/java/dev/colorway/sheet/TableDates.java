// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import org.jspecify.annotations.Nullable;

/**
 * Reads the dates of a table.
 *
 * @param style the order of day and month; null if no value shows it
 * @param isRefused whether the table is refused because the order of day and month is unknown
 * @param shortYears whether years can have two digits
 */
record TableDates(@Nullable DateStyle style, boolean isRefused, boolean shortYears) {

    /**
     * Returns a date: a day, a month or a year, as {@link DateStyle#read} returns it. Checks a time after the date and
     * leaves it out.
     *
     * @return null if the table is refused because of such dates, so the date needs no fault of its own
     * @throws WrongValue if the text is no date
     */
    @Nullable
    String day(long line, String column, String text) throws WrongValue {
        return read(line, column, text, DateStyle::read);
    }

    /**
     * Returns the instant of a time, or a date without a time as {@link #day} returns it.
     *
     * @return null if the table is refused because of such dates, so the time needs no fault of its own
     * @throws WrongValue if the text is neither a time nor a date
     */
    @Nullable
    String time(long line, String column, String text) throws WrongValue {
        return read(line, column, text, DateStyle::readTime);
    }

    private interface Reading {
        String read(String text, @Nullable DateStyle style, boolean shortYears);
    }

    private @Nullable String read(long line, String column, String text, Reading reading) throws WrongValue {
        if (isRefused && DateStyle.isOfNumbers(text)) {
            return null;
        }
        DateStyle order = style;
        if (!shortYears && DateStyle.hasShortYear(text)) {
            throw new WrongValue(
                    line,
                    column,
                    "has a year of two digits: add "
                            + (order == null
                                    ? "dates=" + DateStyle.MONTH_FIRST.pattern(true) + " or dates="
                                            + DateStyle.DAY_FIRST.pattern(true)
                                    : "dates=" + order.pattern(true))
                            + " to read such years as 1970 to 2069");
        }
        try {
            return reading.read(text, style, shortYears);
        } catch (IllegalArgumentException wrong) {
            throw new WrongValue(line, column, text, String.valueOf(wrong.getMessage()));
        }
    }
}
