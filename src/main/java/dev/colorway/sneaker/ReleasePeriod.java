// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.catalog.CalendarDate;
import dev.colorway.http.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Selects sneakers by their release date. Each component is a query parameter. */
public record ReleasePeriod(
        @RestQuery
        @Parameter(
                description = "Only sneakers released on this date or later. A release date that is a year or a month "
                        + "matches if any day of it is in the range. A sneaker without a date never matches.",
                example = "2022")
        @Nullable
        CalendarDate releasedFrom,

        @RestQuery
        @Parameter(
                description =
                        "Only sneakers released on this date or earlier. A year or a month includes its last day.",
                example = "2022-12")
        @Nullable
        CalendarDate releasedTo) {

    /**
     * Normalizes the dates, so that queries with the same meaning are equal. Refuses a period that ends before it
     * begins.
     */
    public ReleasePeriod {
        ProblemException.refuse(CalendarDate.rangeFaults("releasedFrom", releasedFrom, "releasedTo", releasedTo));
        releasedFrom = CalendarDate.firstDay(releasedFrom);
        releasedTo = CalendarDate.lastDay(releasedTo);
    }

    /**
     * Returns the part of this period between two dates.
     *
     * @param from the first date; null for no limit
     * @param to the last date; null for no limit
     * @throws ProblemException if the period has no day between the dates
     */
    ReleasePeriod between(@Nullable CalendarDate from, @Nullable CalendarDate to) {
        return new ReleasePeriod(
                from == null || (releasedFrom != null && releasedFrom.first().isAfter(from.first()))
                        ? releasedFrom
                        : from,
                to == null || (releasedTo != null && releasedTo.last().isBefore(to.last())) ? releasedTo : to);
    }
}
