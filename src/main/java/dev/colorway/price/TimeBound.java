// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.colorway.catalog.CalendarDate;
import dev.colorway.http.body.Instants;
import dev.colorway.http.problem.Fault;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A time as a client writes it: an instant (RFC 3339), or a calendar date, which means the whole of that date in UTC.
 *
 * @param first the first instant of that time
 * @param last the last instant of that time, to the microsecond, which is the precision of the catalog
 * @param text the canonical form
 */
@Schema(
        type = SchemaType.STRING,
        name = "Time",
        pattern = TimeBound.PATTERN,
        description = "An instant (RFC 3339) or a calendar date in UTC.")
public record TimeBound(
        Instant first, Instant last, @JsonValue String text) {

    /** The form of an instant or a date. A text of this form can still be invalid, such as a date in month 13. */
    static final String PATTERN = "^[1-9][0-9]{3}(-[0-9]{2}(-[0-9]{2}([Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
            + "([Zz]|[+-][0-9]{2}:[0-9]{2}))?)?)?$";

    /**
     * Reads an RFC 3339 date-time with its offset, or a date like {@link CalendarDate}.
     *
     * @throws IllegalArgumentException if the text is neither; clients of the API see the message
     */
    public static TimeBound fromString(String text) {
        if (!Instants.matches(text)) {
            return ofDate(text);
        }
        try {
            Instant instant = Instants.fromString(text);
            return new TimeBound(instant, instant, instant.toString());
        } catch (IllegalArgumentException noSuchTime) {
            throw noTime();
        }
    }

    /** Returns this bound with its date in another time zone. An instant stays the same. */
    public TimeBound in(ZoneId zone) {
        return Instants.matches(text) ? this : of(CalendarDate.fromString(text), zone);
    }

    private static TimeBound of(CalendarDate date, ZoneId zone) {
        return new TimeBound(
                date.first().atStartOfDay(zone).toInstant(),
                date.last().plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS),
                date.toString());
    }

    private static TimeBound ofDate(String text) {
        try {
            return of(CalendarDate.fromString(text), ZoneOffset.UTC);
        } catch (IllegalArgumentException noDate) {
            throw noTime();
        }
    }

    /** The {@code %2B} in the message is not a format specifier. */
    @SuppressWarnings("OrphanedFormatString")
    private static IllegalArgumentException noTime() {
        return new IllegalArgumentException(
                "must be an instant such as 2026-11-23T00:00:00Z (write + as %2B) or a date such as 2026-11-23");
    }

    /** Returns a fault if the range begins after it ends. Either end can be null. */
    static List<Fault> rangeFaults(@Nullable TimeBound from, @Nullable TimeBound to) {
        return rangeFaults("observedFrom", from, "observedTo", to);
    }

    /** Returns a fault if the range of two parameters begins after it ends. Either end can be null. */
    public static List<Fault> rangeFaults(String first, @Nullable TimeBound from, String last, @Nullable TimeBound to) {
        return from == null || to == null || !from.first.isAfter(to.last)
                ? List.of()
                : List.of(Fault.ofParameter(first, "must not be after " + last + ": " + from + " is later than " + to));
    }

    /** Returns the canonical start of a range. Bounds that start at the same instant become equal. */
    public TimeBound begin() {
        return new TimeBound(first, first, first.toString());
    }

    /** Returns the canonical end of a range. Bounds that end at the same instant become equal. */
    public TimeBound end() {
        return new TimeBound(last, last, last.toString());
    }

    @Override
    public String toString() {
        return text;
    }
}
