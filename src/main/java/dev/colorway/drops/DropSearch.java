// SPDX-License-Identifier: Apache-2.0
package dev.colorway.drops;

import dev.colorway.catalog.CalendarDate;
import dev.colorway.catalog.UtcClock;
import dev.colorway.feed.Feed;
import dev.colorway.feed.SneakerEntries;
import dev.colorway.http.BaseUri;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.size.ShownSizes;
import dev.colorway.sneaker.FacetRequest;
import dev.colorway.sneaker.FoundSneakers;
import dev.colorway.sneaker.Inclusion;
import dev.colorway.sneaker.ReleasePeriod;
import dev.colorway.sneaker.SneakerFilter;
import dev.colorway.sneaker.SneakerListing;
import dev.colorway.sneaker.SneakerPage;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A request for drops.
 *
 * @param asked the range as the caller sent it
 * @param range the range with its default
 * @param filter selects and orders the sneakers, without the range
 */
record DropSearch(DropRange asked, DropRange range, SneakerFilter filter) {

    static final String PATH = "/drops";

    /** The kind of an entry, which is part of the id of a drop in calendars and feeds. */
    static final String KIND = "drop";

    /**
     * @param first the day with which the range begins by default
     * @throws ProblemException if the range and the release dates of the filter have no day in common
     */
    static DropSearch of(DropRange asked, SneakerFilter filter, LocalDate first) {
        ReleasePeriod released = filter.released();
        ProblemException.refuse(
                CalendarDate.rangeFaults("from", asked.from(), "releasedTo", released.releasedTo()),
                CalendarDate.rangeFaults("releasedFrom", released.releasedFrom(), "to", asked.to()));
        return new DropSearch(asked, asked.orFrom(first, filter), filter);
    }

    /** Returns one filter that combines the range and the filter. */
    SneakerFilter selection() {
        return filter.releasedBetween(range.from(), range.to());
    }

    /**
     * Returns the part of the selection that is released on this day or later; empty if the selection ends before this
     * day.
     */
    Optional<SneakerFilter> from(LocalDate day) {
        SneakerFilter selection = selection();
        CalendarDate end = selection.released().releasedTo();
        return end != null && end.last().isBefore(day)
                ? Optional.empty()
                : Optional.of(selection.releasedBetween(new CalendarDate(day, day), null));
    }

    /**
     * Returns the part of the selection that is released before this day; empty if the selection begins on this day or
     * later.
     */
    Optional<SneakerFilter> before(LocalDate day) {
        SneakerFilter selection = selection();
        CalendarDate begin = selection.released().releasedFrom();
        LocalDate last = day.minusDays(1);
        return begin != null && begin.first().isAfter(last)
                ? Optional.empty()
                : Optional.of(selection.releasedBetween(null, new CalendarDate(last, last)));
    }

    SneakerPage page(ShownSizes sizes, Inclusion inclusion, FacetRequest facets, PageRequest page, BaseUri base) {
        return SneakerListing.page(
                Question.of(PATH, range, filter, sizes, inclusion), selection(), sizes, inclusion, facets, page, base);
    }

    /** @param path the path of the feed */
    Feed feed(String path, PageRequest page, BaseUri base) {
        return SneakerEntries.feed(
                "Colorway: drops",
                Question.of(path, asked, filter),
                Question.of(path, page.cursor() == null ? asked : asked.withoutFrom(UtcClock.today()), filter),
                page,
                list(base),
                FoundSneakers.find(Question.of(path, range, filter), selection(), null, page, base),
                KIND,
                sneaker -> sneaker.releaseDate() + ": " + sneaker.name(),
                base);
    }

    /** Returns the address of these drops as a list, with the range as the caller sent it. */
    URI list(BaseUri base) {
        return Question.of(PATH, asked, filter).address(base);
    }
}
