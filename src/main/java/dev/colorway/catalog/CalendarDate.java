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

/**
 * A calendar date that may be known to the year or the month only (ISO 8601 reduced precision): {@code 2022},
 * {@code 2022-10} or {@code 2022-10-01}. It is kept as the first and the last day that it may mean, from which its text
 * follows: no month has one day, no year one month.
 *
 * @param first the first day, never null
 * @param last the last day, never null, not before {@code first}
 */
@Embeddable
@Schema(
        type = SchemaType.STRING,
        name = "CalendarDate",
        pattern = CalendarDate.PATTERN,
        description = "A date of the calendar, known to the year, the month or the day (ISO 8601).")
public record CalendarDate(LocalDate first, LocalDate last) {

    static final String PATTERN = "^[1-9][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?$";
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?");

    /**
     * Reads {@code yyyy}, {@code yyyy-MM} or {@code yyyy-MM-dd}.
     *
     * @throws IllegalArgumentException if the text is not such a date; its message is for callers of the API
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
            // told below, like any other text that is no date
        }
        throw new IllegalArgumentException(
                "must be a date: a year, a month or a day, such as 2022, 2022-10 or 2022-10-01");
    }

    /**
     * What is wrong with two parameters that are the ends of a range, either of which may be null: the first begins
     * after the second has ended.
     */
    public static List<Fault> rangeFaults(String fromName, CalendarDate from, String toName, CalendarDate to) {
        return from == null || to == null || !from.first.isAfter(to.last)
                ? List.of()
                : List.of(Fault.ofParameter(
                        fromName, "must not be after " + toName + ": " + from + " is later than " + to));
    }

    /** The one form of all dates that a range may begin with and mean the same: their first day; null for null. */
    public static CalendarDate firstDay(CalendarDate date) {
        return date == null ? null : new CalendarDate(date.first, date.first);
    }

    /** The one form of all dates that a range may end with and mean the same: their last day; null for null. */
    public static CalendarDate lastDay(CalendarDate date) {
        return date == null ? null : new CalendarDate(date.last, date.last);
    }

    @Override
    @JsonValue
    public String toString() {
        if (first.equals(last)) {
            return first.toString();
        }
        return first.getMonth() == last.getMonth()
                ? YearMonth.from(first).toString()
                : Year.from(first).toString();
    }
}
