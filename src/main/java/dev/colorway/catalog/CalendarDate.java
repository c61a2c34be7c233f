// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.colorway.http.problem.Fault;
import jakarta.persistence.Embeddable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A calendar date that is known to the year, the month or the day (ISO 8601 reduced precision): {@code 2022},
 * {@code 2022-10} or {@code 2022-10-01}. It is stored as the first and the last day that it can mean. These two days
 * determine the text: no month has only one day, and no year has only one month.
 *
 * @param first the first day, never null
 * @param last the last day, never null, not before {@code first}
 */
@Embeddable
@Schema(
        type = SchemaType.STRING,
        name = "CalendarDate",
        pattern = CalendarDate.PATTERN,
        description = "A calendar date, known to the year, the month or the day (ISO 8601).")
public record CalendarDate(LocalDate first, LocalDate last) {

    static final String PATTERN = "^[1-9][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?$";
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?");

    /**
     * Reads {@code yyyy}, {@code yyyy-MM} or {@code yyyy-MM-dd}, with a year from 1000 to 9999.
     *
     * @throws IllegalArgumentException if the text is not such a date; the message is for callers of the API
     */
    public static CalendarDate fromString(String text) {
        Matcher form = FORM.matcher(text);
        try {
            if (form.matches()) {
                int year = Integer.parseInt(form.group(1));
                if (form.group(2) == null) {
                    return new CalendarDate(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
                }
                YearMonth month = YearMonth.of(year, Integer.parseInt(form.group(2)));
                if (form.group(3) == null) {
                    return new CalendarDate(month.atDay(1), month.atEndOfMonth());
                }
                LocalDate day = month.atDay(Integer.parseInt(form.group(3)));
                return new CalendarDate(day, day);
            }
        } catch (DateTimeException noSuchDay) {
            // Reported below, like any other text that is not a date.
        }
        throw new IllegalArgumentException(
                "must be a date: a year, a month or a day, such as 2022, 2022-10 or 2022-10-01");
    }

    /**
     * Returns the fault of a date range that begins after its end; an empty list for a valid range. A range is valid if
     * either date is null.
     */
    public static List<Fault> rangeFaults(
            String fromName, @Nullable CalendarDate from, String toName, @Nullable CalendarDate to) {
        return from == null || to == null || !from.first.isAfter(to.last)
                ? List.of()
                : List.of(Fault.ofParameter(
                        fromName, "must not be after " + toName + ": " + from + " is later than " + to));
    }

    /** Returns the first day of a date, the normalized start of a range; null for null. */
    public static @Nullable CalendarDate firstDay(@Nullable CalendarDate date) {
        return date == null ? null : new CalendarDate(date.first, date.first);
    }

    /** Returns the last day of a date, the normalized end of a range; null for null. */
    public static @Nullable CalendarDate lastDay(@Nullable CalendarDate date) {
        return date == null ? null : new CalendarDate(date.last, date.last);
    }

    /** Returns whether the date is known to the day. */
    public boolean coversOneDay() {
        return first.equals(last);
    }

    @Override
    @JsonValue
    public String toString() {
        if (coversOneDay()) {
            return first.toString();
        }
        return first.getMonth() == last.getMonth()
                ? YearMonth.from(first).toString()
                : Year.from(first).toString();
    }
}
