// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.http.BaseUri;
import dev.colorway.query.Batches;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.search.IndexListing;
import dev.colorway.search.IndexListing.Hit;
import dev.colorway.search.IndexSnapshot;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * One page of found sneakers without prices, for feeds, calendars and the digest.
 *
 * @param total how many sneakers match, on all pages
 * @param next the address of the next page; null on the last page
 */
public record FoundSneakers(
        List<Found> sneakers, long total, @Nullable URI next) {

    private static final int BATCH = 500;

    /**
     * A sneaker that was found, without a price.
     *
     * @param number its database id
     */
    public record Found(long number, SneakerView sneaker) {}

    /**
     * Finds sneakers. Loads them in batches of at most {@value #BATCH}, each with three statements. Leaves out sneakers
     * that are deleted.
     *
     * @param question the request in canonical form; the address of the next page repeats it
     * @param also one more condition; null for none
     * @throws dev.colorway.http.problem.ProblemException if a size is unknown, the cursor belongs to another question,
     *     or the index cannot be searched now
     */
    public static FoundSneakers find(
            Question question, SneakerFilter filter, @Nullable Query also, PageRequest page, BaseUri base) {
        try (IndexSnapshot snapshot = SneakerListing.index().read()) {
            IndexListing.Found found = IndexListing.page(
                    snapshot, query(snapshot, filter, also), filter.indexOrder(), question, page, base);
            return new FoundSneakers(loaded(found.hits(), base), found.total(), found.next());
        }
    }

    /**
     * Finds the first sneakers of some selections: all sneakers of a selection come before those of the next selection.
     * Loads them in batches of at most {@value #BATCH}, each with three statements. Leaves out sneakers that are
     * deleted.
     *
     * @param also one more condition
     * @param most the maximum count of sneakers
     * @throws dev.colorway.http.problem.ProblemException if a size is unknown, or the index cannot be searched now
     */
    public static List<Found> first(List<SneakerFilter> selections, Query also, int most, BaseUri base) {
        try (IndexSnapshot snapshot = SneakerListing.index().read()) {
            List<Hit> hits = new ArrayList<>();
            for (SneakerFilter selection : selections) {
                if (hits.size() < most) {
                    hits.addAll(IndexListing.first(
                            snapshot, query(snapshot, selection, also), selection.indexOrder(), most - hits.size()));
                }
            }
            return loaded(hits, base);
        }
    }

    private static Query query(IndexSnapshot snapshot, SneakerFilter filter, @Nullable Query also) {
        SizeCheck.check(filter.prices().price(), snapshot);
        Query all = SneakerConditions.of(filter, snapshot).all();
        return also == null
                ? all
                : new BooleanQuery.Builder()
                        .add(all, Occur.MUST)
                        .add(also, Occur.FILTER)
                        .build();
    }

    private static List<Found> loaded(List<Hit> hits, BaseUri base) {
        List<Found> sneakers = new ArrayList<>();
        for (List<Hit> batch : Batches.of(hits, BATCH)) {
            Map<Long, SneakerView> views =
                    LoadedSneakers.withoutPrices(batch.stream().map(Hit::number).toList(), base);
            batch.forEach(hit -> {
                SneakerView view = views.get(hit.number());
                if (view != null) {
                    sneakers.add(new Found(hit.number(), view));
                }
            });
        }
        return sneakers;
    }
}
