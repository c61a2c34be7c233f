// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.body;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Reads instants in the form of RFC 3339, with an offset, and dates. */
public final class Instants {

    private static final Pattern RFC_3339 = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");
    /** The form of an instant or a date in a body, as a pattern for the contract. */
    public static final String INSTANT_OR_DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}"
            + "([Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2}))?$";

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    /**
     * The first valid instant. A year must have four digits in UTC, so all valid instants are before {@link #LATEST}.
     */
    private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");

    private Instants() {}

    /**
     * Returns whether the text has the form of an instant. The instant can still be invalid, for example in a month 13.
     */
    public static boolean matches(String text) {
        return RFC_3339.matcher(text).matches();
    }

    /**
     * Reads an instant or a date. Truncates an instant to microseconds, the precision of the catalog. A date means its
     * start in UTC.
     *
     * @throws IllegalArgumentException if the text is neither, or the year in UTC is not from 1000 to 9999; the message
     *     is for callers of the API
     */
    public static Instant fromString(String text) {
        try {
            boolean isDate = DATE.matcher(text).matches();
            if (isDate || matches(text)) {
                Instant instant = isDate
                        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
                if (!instant.isBefore(EARLIEST) && instant.isBefore(LATEST)) {
                    return instant;
                }
            }
        } catch (DateTimeException noSuchTime) {
            // reported below, like any other text that is neither
        }
        throw new IllegalArgumentException(
                "must be an instant, such as 2026-11-23T00:00:00Z, or a date, such as 2026-11-23");
    }
}
