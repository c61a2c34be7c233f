// SPDX-License-Identifier: Apache-2.0
package dev.colorway.drops;

import dev.colorway.catalog.CalendarDate;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.sneaker.SneakerFilter;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Selects sneakers by a range of release dates. A release date that is a month or a year matches if any of its days is
 * in the range.
 */
public record DropRange(
        @RestQuery
        @Parameter(
                description = "Only releases on this date or later: a year, a month or a day. A release date that is a "
                        + "year or a month matches if any day of it is in the range. Default: today in UTC; for the "
                        + "calendar, 90 days ago. There is no default if the query has `releasedFrom`, or if `to` or "
                        + "`releasedTo` is before that day.",
                example = "2022-01")
        @Nullable
        CalendarDate from,

        @RestQuery
        @Parameter(
                description =
                        "Only releases on this date or earlier. A year or a month includes its last day. Default: "
                                + "no limit.",
                example = "2022-12")
        @Nullable
        CalendarDate to) {

    /**
     * Normalizes the dates, so that queries with the same meaning are equal. Refuses a range that ends before it
     * begins.
     */
    public DropRange {
        ProblemException.refuse(CalendarDate.rangeFaults("from", from, "to", to));
        from = CalendarDate.firstDay(from);
        to = CalendarDate.lastDay(to);
    }

    /**
     * Returns this range with a default for its first day. The default does not apply if {@code from} or
     * {@code releasedFrom} is set, or if {@code to} or {@code releasedTo} is before the default.
     */
    DropRange orFrom(LocalDate day, SneakerFilter filter) {
        return from != null
                        || filter.released().releasedFrom() != null
                        || endsBefore(day, to)
                        || endsBefore(day, filter.released().releasedTo())
                ? this
                : new DropRange(new CalendarDate(day, day), to);
    }

    /**
     * Returns this range without {@code from} if {@code from} is this day. The address of a later page contains the
     * default as {@code from}; the address of the first page does not.
     */
    DropRange withoutFrom(LocalDate day) {
        return from != null && from.first().equals(day) ? new DropRange(null, to) : this;
    }

    private static boolean endsBefore(LocalDate day, @Nullable CalendarDate end) {
        return end != null && end.last().isBefore(day);
    }
}
