// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.search.IndexSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSet;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.RoaringDocIdSet;
import org.jspecify.annotations.Nullable;

/**
 * The matches of queries in each segment of the index. Facets without a selected value share one query: its matches are
 * found once for each request, and stored in at most one bit for each document.
 */
final class MatchedSegments {

    private final IndexSnapshot snapshot;
    private final SegmentCounts ofAll;
    private final Map<Query, List<Matches>> matches = new HashMap<>();

    MatchedSegments(IndexSnapshot snapshot, SegmentCounts ofAll) {
        this.snapshot = snapshot;
        this.ofAll = ofAll;
    }

    @FunctionalInterface
    interface Pass {
        void count(LeafReaderContext segment, Matches matches) throws IOException;
    }

    /** Calls the pass with the matches of a query in each segment. */
    void each(Query query, Pass pass) {
        try {
            List<Matches> found = matches.get(query);
            if (found == null) {
                found = find(query);
                matches.put(query, found);
            }
            for (Matches each : found) {
                pass.count(each.segment, each);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<Matches> find(Query query) throws IOException {
        IndexSearcher searcher = snapshot.searcher();
        Weight weight = query.equals(SneakerConditions.ALL)
                ? null
                : searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        List<Matches> found = new ArrayList<>();
        for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
            found.add(new Matches(segment, weight == null ? null : documents(segment, weight)));
        }
        return found;
    }

    private static DocIdSet documents(LeafReaderContext segment, Weight weight) throws IOException {
        RoaringDocIdSet.Builder documents =
                new RoaringDocIdSet.Builder(segment.reader().maxDoc());
        Scorer scorer = weight.scorer(segment);
        if (scorer != null) {
            documents.add(SegmentCounts.only(scorer.iterator(), segment.reader().getLiveDocs(), true));
        }
        return documents.build();
    }

    /** The matches of a query in one segment. */
    final class Matches {

        private final LeafReaderContext segment;
        /** Null if all sneakers match. */
        private final @Nullable DocIdSet documents;

        Matches(LeafReaderContext segment, @Nullable DocIdSet documents) {
            this.segment = segment;
            this.documents = documents;
        }

        /**
         * Returns the counts. Do not change them.
         *
         * @param name identifies the counter in the cache if all sneakers match
         */
        long[] counts(String name, int length, SegmentCounts.Counter counter) throws IOException {
            if (documents == null) {
                return ofAll.counts(segment, name, length, counter);
            }
            long[] counts = new long[length];
            counter.count(segment, iterator(documents), counts);
            return counts;
        }

        /**
         * Adds the counts to {@code into}. Use this method if most counts are 0.
         *
         * @param name identifies the counter in the cache if all sneakers match
         */
        void addCounts(String name, long[] into, SegmentCounts.Counter counter) throws IOException {
            if (documents == null) {
                ofAll.addCounts(segment, name, into, counter);
            } else {
                counter.count(segment, iterator(documents), into);
            }
        }

        /**
         * Returns the lowest and the highest value; {@link Long#MAX_VALUE} and {@link Long#MIN_VALUE} if there is none.
         * Do not change them.
         *
         * @param name identifies the range in the cache if all sneakers match
         */
        long[] range(String name, SegmentCounts.Range range) throws IOException {
            return documents == null ? ofAll.range(segment, name, range) : range.of(segment, iterator(documents));
        }

        private static DocIdSetIterator iterator(DocIdSet documents) throws IOException {
            DocIdSetIterator iterator = documents.iterator();
            return iterator == null ? DocIdSetIterator.empty() : iterator;
        }
    }

    /** Adds each count to the count in {@code into} with the same index. */
    static void add(long[] counts, long[] into) {
        for (int i = 0; i < counts.length; i++) {
            into[i] += counts[i];
        }
    }
}
