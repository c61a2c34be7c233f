// SPDX-License-Identifier: Apache-2.0
package dev.colorway.drops;

import dev.colorway.catalog.CalendarDate;
import dev.colorway.feed.SneakerEntries;
import dev.colorway.http.BaseUri;
import dev.colorway.query.Question;
import dev.colorway.revision.ChangeId;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.search.NamedDocuments;
import dev.colorway.sneaker.FoundSneakers;
import dev.colorway.sneaker.FoundSneakers.Found;
import dev.colorway.sneaker.SneakerFilter;
import dev.colorway.sneaker.SneakerListing;
import dev.colorway.sneaker.SneakerView;
import dev.colorway.sneaker.index.SneakerDocuments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.hibernate.Session;

/**
 * Finds the events of a calendar: the releases whose date is known to the day, and the releases that a stored change
 * cancelled. Costs three statements for each 500 releases, and at most one for the cancelled releases.
 */
@ApplicationScoped
class DropEvents {

    /** The maximum number of releases in a calendar, and of its cancelled releases. */
    static final int MAX = 1_000;

    private static final Query KNOWN_TO_THE_DAY = new FieldExistsQuery(SneakerDocuments.RELEASED_DAY);

    /**
     * The parameters with which a calendar contains cancelled releases. They select by data that a stored change has,
     * or only choose the shown price or the order. With any other parameter, the calendar contains no cancelled
     * releases.
     */
    private static final Set<String> APPLICABLE =
            Set.of("collaborator", "releasedFrom", "releasedTo", "currency", "kind", "condition", "sort");

    /** The earliest and the latest day of a {@link CalendarDate}. */
    private static final LocalDate FIRST = LocalDate.of(1000, 1, 1);

    static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private static final String CANCELLED = """
            select c.place, c.name, c.writtenAt, k.drop.sneakerId, k.drop.createdAt, k.drop.day
            from CancellingChange k join CatalogChange c on c.place = k.place
            where k.place in (select max(d.place) from CancellingChange d
            where d.drop.day between :first and :last
            and (:all = true or exists (select 1 from CatalogChange x join x.collaborators b
            where x.place = d.place and b in :collaborators))
            group by d.drop.sneakerId, d.drop.createdAt)
            and not exists (select 1 from Sneaker s where s.id = k.drop.sneakerId
            and s.releaseDate.first = s.releaseDate.last)
            order by k.place desc""";

    private record Cancelled(
            Long place, String name, Instant writtenAt, Long sneaker, Instant createdAt, LocalDate day) {

        DropEvent event() {
            return new DropEvent(
                    SneakerEntries.id(DropSearch.KIND, sneaker, createdAt.toString()),
                    day,
                    name,
                    "",
                    List.of(),
                    null,
                    createdAt,
                    writtenAt,
                    ChangeId.of(place).revision(),
                    true);
        }
    }

    @Inject
    Session entities;

    /**
     * Returns the coming events, then the past events, together at most {@value #MAX}. The cancelled events come last
     * and do not count.
     *
     * @param coming the search, in the order in which coming releases fill the limit
     * @param past the same search, in the order in which past releases fill the rest of the limit
     * @param today the first day of the coming events
     */
    List<DropEvent> of(DropSearch coming, DropSearch past, LocalDate today, BaseUri base) {
        List<SneakerFilter> parts = Stream.of(coming.from(today), past.before(today))
                .flatMap(Optional::stream)
                .toList();
        Stream<DropEvent> present =
                FoundSneakers.first(parts, KNOWN_TO_THE_DAY, MAX, base).stream().map(DropEvents::event);
        return Stream.concat(present, cancelled(coming.selection()).stream()).toList();
    }

    private static DropEvent event(Found found) {
        SneakerView sneaker = found.sneaker();
        return new DropEvent(
                SneakerEntries.id(
                        DropSearch.KIND, found.number(), sneaker.createdAt().toString()),
                Objects.requireNonNull(sneaker.releaseDate(), "Only sneakers with a day are found")
                        .first(),
                sneaker.name(),
                SneakerEntries.text(sneaker),
                SneakerEntries.categories(sneaker),
                sneaker.url(),
                sneaker.createdAt(),
                sneaker.updatedAt(),
                Long.parseLong(sneaker.version()),
                false);
    }

    /**
     * Returns the cancelled events, each once: the last change counts. Returns the last {@value #MAX} of them, and none
     * if the query has a parameter that is not {@link #APPLICABLE}.
     */
    private List<DropEvent> cancelled(SneakerFilter selection) {
        if (!APPLICABLE.containsAll(
                Question.of(DropSearch.PATH, selection).parameters().keySet())) {
            return List.of();
        }
        List<Cancelled> rows = entities.createQuery(CANCELLED, Cancelled.class)
                .setParameter(
                        "first",
                        selection.released().releasedFrom() == null
                                ? FIRST
                                : selection.released().releasedFrom().first())
                .setParameter(
                        "last",
                        selection.released().releasedTo() == null
                                ? LAST
                                : selection.released().releasedTo().last())
                .setParameter("all", selection.names().collaborator().isEmpty())
                .setParameterList(
                        "collaborators", collaborators(selection.names().collaborator()))
                .setMaxResults(MAX)
                .getResultList();
        return rows.stream().map(Cancelled::event).toList();
    }

    /**
     * Returns the slugs of collaborators. A stored change contains the slugs of its time, so each value also counts as
     * a slug. For no values, returns an empty text, which is no slug: a list in a query must not be empty.
     */
    private static Set<String> collaborators(List<String> slugsOrNames) {
        if (slugsOrNames.isEmpty()) {
            return Set.of("");
        }
        Set<String> slugs = new TreeSet<>(slugsOrNames);
        try (IndexSnapshot snapshot = SneakerListing.index().read()) {
            slugs.addAll(snapshot.slugsOfSlugsOrNames(NamedDocuments.COLLABORATORS, slugsOrNames));
        }
        return slugs;
    }
}
