// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.colorway.catalog.CalendarDate;
import dev.colorway.http.body.Instants;
import dev.colorway.http.problem.Fault;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A time as a caller may name it: an instant (RFC 3339), or a calendar date, which stands for the whole of it in UTC.
 *
 * @param first the first instant that it means
 * @param last the last instant that it means, to the microsecond that the catalog keeps
 * @param text in canonical form
 */
@Schema(type = SchemaType.STRING, name = "Time", description = "An instant (RFC 3339) or a calendar date in UTC.")
public record TimeBound(
        Instant first, Instant last, @JsonValue String text) {

    /**
     * Reads an RFC 3339 date-time with its offset, or a date as {@link CalendarDate} does.
     *
     * @throws IllegalArgumentException if it is neither; its message is for callers of the API
     */
    public static TimeBound fromString(String text) {
        if (!Instants.isLike(text)) {
            return ofDate(text);
        }
        try {
            Instant instant = Instants.fromString(text);
            return new TimeBound(instant, instant, instant.toString());
        } catch (IllegalArgumentException noSuchTime) {
            throw noTime();
        }
    }

    private static TimeBound ofDate(String text) {
        try {
            CalendarDate date = CalendarDate.fromString(text);
            return new TimeBound(
                    date.first().atStartOfDay(ZoneOffset.UTC).toInstant(),
                    date.last()
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .minus(1, ChronoUnit.MICROS),
                    date.toString());
        } catch (IllegalArgumentException noDate) {
            throw noTime();
        }
    }

    /** {@code %2B} is no format here. */
    @SuppressWarnings("OrphanedFormatString")
    private static IllegalArgumentException noTime() {
        return new IllegalArgumentException(
                "must be an instant such as 2026-11-23T00:00:00Z (write + as %2B) or a date such as 2026-11-23");
    }

    /** What is wrong with a range, either end of which may be null: it begins after it has ended. */
    static List<Fault> rangeFaults(TimeBound from, TimeBound to) {
        return from == null || to == null || !from.first.isAfter(to.last)
                ? List.of()
                : List.of(Fault.ofParameter(
                        "observedFrom", "must not be after observedTo: " + from + " is later than " + to));
    }

    /** The one form of all bounds that a range may begin with and mean the same. */
    TimeBound begin() {
        return new TimeBound(first, first, first.toString());
    }

    /** The one form of all bounds that a range may end with and mean the same. */
    TimeBound end() {
        return new TimeBound(last, last, last.toString());
    }

    @Override
    public String toString() {
        return text;
    }
}
