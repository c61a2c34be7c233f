// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.http.BaseUri;
import dev.colorway.query.Note;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.search.IndexListing;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.search.SearchIndex;
import dev.colorway.search.ValueNotes;
import dev.colorway.size.ShownSizes;
import dev.colorway.sneaker.index.SneakerDocuments;
import dev.colorway.transaction.ReadTransaction;
import io.quarkus.arc.Arc;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lists sneakers. The index finds and counts them, and contains the matched price of each. {@link LoadedSneakers} loads
 * them from the database.
 */
public final class SneakerListing {

    /**
     * How many attempts of a read can fail because a write is committed during the attempt. After that, a list is read
     * from one snapshot of the database and the index, and a single sneaker from the database alone.
     */
    static final int MAX_OVERTAKEN = 3;

    private SneakerListing() {}

    static SneakerPage page(
            SneakerFilter filter,
            ShownSizes sizes,
            Inclusion inclusion,
            FacetRequest facets,
            PageRequest page,
            BaseUri base) {
        return page(Question.of("/sneakers", filter, sizes, inclusion), filter, sizes, inclusion, facets, page, base);
    }

    /**
     * Returns one page of sneakers.
     *
     * @param question the request in canonical form; the response and the address of the next page repeat it
     * @param filter selects the sneakers: the filter of the question, or a narrower one
     * @throws dev.colorway.http.problem.ProblemException if parameters do not fit together, a size is unknown, the
     *     cursor belongs to another question, or the index cannot be searched now
     */
    public static SneakerPage page(
            Question question,
            SneakerFilter filter,
            ShownSizes sizes,
            Inclusion inclusion,
            FacetRequest facets,
            PageRequest page,
            BaseUri base) {
        inclusion.check(filter.prices().price());
        ShownSneakers.Reading sneakers = shown().reading(filter.prices().price(), sizes, inclusion, false, base);
        Function<IndexSnapshot, Optional<SneakerPage>> attempt =
                snapshot -> page(question, filter, sizes, facets, page, base, sneakers, snapshot);
        Optional<SneakerPage> found = Optional.empty();
        for (int attempts = 0; attempts < MAX_OVERTAKEN && found.isEmpty(); attempts++) {
            found = attempt.apply(index().read(sneakers.revision()));
        }
        while (found.isEmpty()) {
            found = ReadTransaction.ofOneState(
                    () -> attempt.apply(index().readSame().orElseGet(() -> index().read(sneakers.revision()))));
        }
        return found.get();
    }

    /** Returns one page of sneakers. Empty if a write was committed during the read. */
    private static Optional<SneakerPage> page(
            Question question,
            SneakerFilter filter,
            ShownSizes sizes,
            FacetRequest facets,
            PageRequest page,
            BaseUri base,
            ShownSneakers.Reading sneakers,
            IndexSnapshot snapshot) {
        try (snapshot) {
            SizeCheck.check(filter.prices().price(), snapshot);
            SneakerConditions conditions = SneakerConditions.of(filter, snapshot);
            IndexListing.Found found =
                    IndexListing.page(snapshot, conditions.all(), filter.indexOrder(), question, page, base);
            return sneakers.show(snapshot, found.hits())
                    .map(items -> new SneakerPage(
                            items,
                            found.total(),
                            found.next(),
                            echo(question, facets, page),
                            new FacetCount(snapshot, conditions, sizes).of(facets.facets()),
                            Note.together(
                                    ValueNotes.of(snapshot, question, SneakerDocuments.TECHNOLOGY), sneakers.notes()),
                            found.total() > 0 || filter.names().q() == null
                                    ? null
                                    : DidYouMean.of(filter, question, conditions, snapshot, base),
                            SneakerConditions.missing(filter, snapshot)));
        }
    }

    private static Map<String, Object> echo(Question question, FacetRequest facets, PageRequest page) {
        Map<String, Object> echo = question.echo(page);
        if (!facets.facets().isEmpty()) {
            echo.put("facets", facets.facets());
        }
        return echo;
    }

    public static SearchIndex index() {
        return Arc.container().instance(SearchIndex.class).get();
    }

    static ShownSneakers shown() {
        return Arc.container().instance(ShownSneakers.class).get();
    }
}
