// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The order of day and month in a date that consists of numbers. The separator between the numbers does not matter. */
public enum DateStyle {
    /** The month first: {@code 05/02/2019} is May 2. */
    MONTH_FIRST("MM/dd/yyyy", "MM/dd/yy"),
    /** The day first: {@code 05/02/2019} is February 5. */
    DAY_FIRST("dd/MM/yyyy", "dd/MM/yy");

    private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,2})([/.-])([0-9]{1,2})\\2([0-9]{4})");
    private static final Pattern SHORT_YEAR = Pattern.compile("([0-9]{1,2})([/.-])([0-9]{1,2})\\2([0-9]{2})");
    private static final Pattern COMPACT = Pattern.compile("((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])");
    private static final Pattern YEAR_FIRST = Pattern.compile("([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})");
    /** A date, a time, and perhaps a zone. */
    private static final Pattern TIMED = Pattern.compile("(\\S.*?)(?:[Tt]|,? {1,3})([0-9]{1,2}):([0-9]{2})"
            + "(?::([0-9]{2})(?:\\.([0-9]{1,9}))?)?(?: ?([AaPp])\\.?[Mm]\\.?)?"
            + "(?: ?(?:([Zz]|UTC|GMT)|([+-][0-9]{2}):?([0-9]{2})))?");

    private static final Pattern PARTIAL = Pattern.compile("[0-9]{4}(-[0-9]{2})?");
    private static final List<DateTimeFormatter> WORDS = List.of(
            formatter("MMMM d[,] uuuu"),
            formatter("MMM d[,] uuuu"),
            formatter("d MMMM uuuu"),
            formatter("d MMM uuuu"),
            formatter("EEEE[,] MMMM d[,] uuuu"),
            formatter("d-MMM-uuuu"));
    private static final int MONTHS = 12;
    /** The days of the longest month. */
    private static final int DAYS = 31;
    /** The hours of a clock with AM and PM. */
    private static final int HOURS = 12;

    private final String example;
    private final String shortExample;

    DateStyle(String example, String shortExample) {
        this.example = example;
        this.shortExample = shortExample;
    }

    private static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * Returns the style of a pattern: {@code MM/dd/yyyy} or {@code dd/MM/yyyy}, also with {@code yy}, dots or hyphens;
     * empty for any other pattern.
     */
    static Optional<DateStyle> of(String pattern) {
        String plain = pattern.replace('.', '/').replace('-', '/');
        return Arrays.stream(values())
                .filter(style -> style.example.equals(plain) || style.shortExample.equals(plain))
                .findFirst();
    }

    /**
     * Reads a date. Checks a time after the date and leaves it out.
     *
     * @param style the order of day and month; null if it is not known: a date that needs it is then refused. A date
     *     whose day equals its month does not need it
     * @param shortYears whether years can have two digits, which mean 1970 to 2069
     * @return {@code yyyy}, {@code yyyy-MM} or {@code yyyy-MM-dd}
     * @throws IllegalArgumentException if the text is no date, or if its time does not exist; the message is for
     *     callers
     */
    static String read(String text, @Nullable DateStyle style, boolean shortYears) {
        Matcher timed = TIMED.matcher(text);
        if (timed.matches()) {
            time(timed);
            return day(timed.group(1), style, shortYears);
        }
        return date(text, style, shortYears);
    }

    /** Reads the date before a time. It must be a day, not a month or a year. */
    private static String day(String text, @Nullable DateStyle style, boolean shortYears) {
        String day = date(text, style, shortYears);
        if (PARTIAL.matcher(day).matches()) {
            throw new IllegalArgumentException("must be a day if it has a time, written like 2019-05-18T12:00:00Z");
        }
        return day;
    }

    private static String date(String text, @Nullable DateStyle style, boolean shortYears) {
        try {
            if (PARTIAL.matcher(text).matches()) {
                return text;
            }
            Matcher compact = COMPACT.matcher(text);
            if (compact.matches()) {
                return date(compact.group(1), compact.group(2), compact.group(3));
            }
            Matcher yearFirst = YEAR_FIRST.matcher(text);
            if (yearFirst.matches()) {
                return date(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
            }
            Matcher numbers = NUMBERS.matcher(text);
            if (numbers.matches() && (style != null || isSameInBoth(numbers))) {
                return date(numbers, style, numbers.group(4));
            }
            Matcher shortYear = SHORT_YEAR.matcher(text);
            if (shortYear.matches() && shortYears && (style != null || isSameInBoth(shortYear))) {
                int year = Integer.parseInt(shortYear.group(4));
                return date(shortYear, style, Integer.toString(year < 70 ? 2000 + year : 1900 + year));
            }
        } catch (DateTimeException noSuchDay) {
            throw new IllegalArgumentException(
                    "must be a day that exists, written like 2019-05-18"
                            + (style == null ? "" : " or " + style.example + " (parameter 'dates')"),
                    noSuchDay);
        }
        return words(text)
                .map(LocalDate::toString)
                .orElseThrow(() ->
                        new IllegalArgumentException("must be a date, written like 2019-05-18, 20190518, May 18, 2019"
                                + (style == null ? "" : " or " + style.example)));
    }

    private static Optional<LocalDate> words(String text) {
        for (DateTimeFormatter formatter : WORDS) {
            try {
                return Optional.of(LocalDate.parse(text, formatter));
            } catch (DateTimeParseException otherForm) {
                // The next form can be the right one.
            }
        }
        return Optional.empty();
    }

    /** Returns whether the day equals the month, so the date is the same in both styles. */
    private static boolean isSameInBoth(Matcher numbers) {
        return Integer.parseInt(numbers.group(1)) == Integer.parseInt(numbers.group(3));
    }

    private static String date(Matcher numbers, @Nullable DateStyle style, String year) {
        return style == MONTH_FIRST
                ? date(year, numbers.group(1), numbers.group(3))
                : date(year, numbers.group(3), numbers.group(1));
    }

    private static String date(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
                .toString();
    }

    /** Returns the time in a text, on the day 1970-01-01. */
    private static OffsetDateTime time(Matcher timed) {
        try {
            int hour = Integer.parseInt(timed.group(2));
            String half = timed.group(6);
            if (half != null && (hour == 0 || hour > HOURS)) {
                throw new DateTimeException("There are 12 hours before and after noon");
            }
            LocalTime time = LocalTime.of(
                    half == null ? hour : hour % HOURS + (half.equalsIgnoreCase("p") ? HOURS : 0),
                    Integer.parseInt(timed.group(3)),
                    timed.group(4) == null ? 0 : Integer.parseInt(timed.group(4)),
                    timed.group(5) == null ? 0 : Integer.parseInt((timed.group(5) + "00000000").substring(0, 9)));
            return time.atDate(LocalDate.EPOCH)
                    .atOffset(timed.group(8) == null ? ZoneOffset.UTC : ZoneOffset.of(timed.group(8) + timed.group(9)));
        } catch (DateTimeException noTime) {
            throw new IllegalArgumentException("must be a time that exists, written like 2019-05-18T12:00:00Z", noTime);
        }
    }

    /**
     * Reads a time or a date. A time without a zone is in UTC. A date means the start of the day in UTC.
     *
     * @return an instant (RFC 3339), or a date as {@link #read} returns it
     * @throws IllegalArgumentException if it is neither; the message is for callers
     */
    static String readTime(String text, @Nullable DateStyle style, boolean shortYears) {
        Matcher timed = TIMED.matcher(text);
        if (!timed.matches()) {
            return read(text, style, shortYears);
        }
        long day = LocalDate.parse(day(timed.group(1), style, shortYears)).toEpochDay();
        return time(timed).plusDays(day).toInstant().toString();
    }

    /** Returns whether a text is a date in both styles, and means another day in each. */
    static boolean isAmbiguous(String text) {
        Matcher numbers = either(text);
        if (numbers == null) {
            return false;
        }
        return isMonth(numbers.group(1)) && isMonth(numbers.group(3)) && !isSameInBoth(numbers);
    }

    private static boolean isMonth(String number) {
        int month = Integer.parseInt(number);
        return month >= 1 && month <= MONTHS;
    }

    /**
     * Returns the day of an ambiguous text in a style. Leaves out the time, and does not check it.
     *
     * @param text a text for which {@link #isAmbiguous} returns true
     */
    static String dayOfNumbers(String text, DateStyle style) {
        Matcher timed = TIMED.matcher(text);
        return date(timed.matches() ? timed.group(1) : text, style, true);
    }

    /**
     * Returns the only style in which a text is a date; empty if it is a date in both styles, in none, or needs no
     * style.
     */
    static Optional<DateStyle> onlyStyle(String text) {
        Matcher numbers = either(text);
        if (numbers == null) {
            return Optional.empty();
        }
        if (isMonth(numbers.group(1)) && isOnlyDay(numbers.group(3))) {
            return Optional.of(MONTH_FIRST);
        }
        return isOnlyDay(numbers.group(1)) && isMonth(numbers.group(3)) ? Optional.of(DAY_FIRST) : Optional.empty();
    }

    /** Returns whether a number can be a day, but not a month. */
    private static boolean isOnlyDay(String number) {
        int day = Integer.parseInt(number);
        return day > MONTHS && day <= DAYS;
    }

    private static @Nullable Matcher either(String text) {
        Matcher timed = TIMED.matcher(text);
        String date = timed.matches() ? timed.group(1) : text;
        for (Pattern pattern : List.of(NUMBERS, SHORT_YEAR)) {
            Matcher numbers = pattern.matcher(date);
            if (numbers.matches()) {
                return numbers;
            }
        }
        return null;
    }

    /** Returns whether a text has the form of a date of numbers with the year at the end. The date need not exist. */
    static boolean isOfNumbers(String text) {
        return either(text) != null;
    }

    /** Returns whether a text has the form of a date of numbers with a year of two digits at the end. */
    static boolean hasShortYear(String text) {
        Matcher numbers = either(text);
        return numbers != null && numbers.pattern().equals(SHORT_YEAR);
    }

    /** Returns the pattern of the style, such as {@code MM/dd/yyyy}; with {@code yy} if years can have two digits. */
    String pattern(boolean shortYears) {
        return shortYears ? shortExample : example;
    }

    @Override
    public String toString() {
        return example;
    }
}
