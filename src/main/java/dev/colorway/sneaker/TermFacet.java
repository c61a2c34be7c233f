// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import static org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;

import dev.colorway.search.EntryDocument;
import dev.colorway.search.IndexSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefHash;
import org.apache.lucene.util.LongsRef;

/** A facet over the values that {@link EntryDocument#counted} adds to the index. */
final class TermFacet {

    private final String facet;
    private final IndexSnapshot snapshot;
    private final SneakerConditions conditions;
    private final MatchedSegments matches;
    private final List<String> chosen;

    /** @param facet the name of the parameter and of the index field */
    TermFacet(String facet, IndexSnapshot snapshot, SneakerConditions conditions, MatchedSegments matches) {
        this.facet = facet;
        this.snapshot = snapshot;
        this.conditions = conditions;
        this.matches = matches;
        chosen = conditions.chosen(facet);
    }

    Facets.Values count() {
        BytesRefHash values = new BytesRefHash();
        LongsRef counts = new LongsRef(0);
        matches.each(conditions.allBut(facet), (segment, found) -> addCounts(segment, found, values, counts));
        Map<String, ValueCount> counted = shown(values, counts.longs);
        int omitted = values.size() - counted.size();
        values.close();
        chosen.forEach(none -> counted.computeIfAbsent(none, value -> new ValueCount(value, label(value), 0)));
        return ValueCount.mostFrequent(counted.values(), omitted, chosen);
    }

    private void addCounts(
            LeafReaderContext segment, MatchedSegments.Matches found, BytesRefHash values, LongsRef counts)
            throws IOException {
        SortedSetDocValues own = DocValues.getSortedSet(segment.reader(), facet);
        long[] countByOrdinal = found.counts("values " + facet, (int) own.getValueCount(), this::countValues);
        TermsEnum terms = own.termsEnum();
        for (long count : countByOrdinal) {
            BytesRef value = terms.next();
            if (count > 0) {
                int id = values.add(value);
                id = id < 0 ? -id - 1 : id;
                counts.longs = ArrayUtil.grow(counts.longs, id + 1);
                counts.longs[id] += count;
            }
        }
    }

    private void countValues(LeafReaderContext segment, DocIdSetIterator documents, long[] counts) throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(segment.reader(), facet);
        for (int document = documents.nextDoc(); document != NO_MORE_DOCS; document = documents.nextDoc()) {
            if (values.advanceExact(document)) {
                for (int i = values.docValueCount(); i > 0; i--) {
                    counts[(int) values.nextOrd()]++;
                }
            }
        }
    }

    /**
     * Returns the values that can be shown, by value: the most frequent values, further values with the same count as
     * the last of these, and the selected values.
     */
    private Map<String, ValueCount> shown(BytesRefHash values, long[] counts) {
        Map<String, ValueCount> shown = new HashMap<>();
        long least = leastShown(counts, values.size());
        BytesRef bytes = new BytesRef();
        for (int id = 0; id < values.size(); id++) {
            String[] valueAndLabel =
                    counts[id] < least && chosen.isEmpty() ? null : EntryDocument.valueAndLabel(values.get(id, bytes));
            if (valueAndLabel != null && (counts[id] >= least || chosen.contains(valueAndLabel[0]))) {
                shown.put(valueAndLabel[0], new ValueCount(valueAndLabel[0], valueAndLabel[1], counts[id]));
            }
        }
        return shown;
    }

    /**
     * Returns the lowest count of the {@link Facets#MAX_VALUES} most frequent values; 0 if there are not more values
     * than that. Values with a lower count are shown only if they are selected.
     */
    private static long leastShown(long[] counts, int length) {
        if (length <= Facets.MAX_VALUES) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(counts, length);
        Arrays.sort(sorted);
        return sorted[length - Facets.MAX_VALUES];
    }

    /**
     * Returns the label of a value, from any indexed sneaker with that value. Returns the value if no sneaker has it.
     */
    private String label(String value) {
        try {
            IndexSearcher searcher = snapshot.searcher();
            for (ScoreDoc document : searcher.search(IndexSnapshot.any(facet, List.of(value)), 1).scoreDocs) {
                List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
                LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document.doc, leaves));
                SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), facet);
                values.advanceExact(document.doc - leaf.docBase);
                for (int i = values.docValueCount(); i > 0; i--) {
                    String[] valueAndLabel = EntryDocument.valueAndLabel(values.lookupOrd(values.nextOrd()));
                    if (valueAndLabel[0].equals(value)) {
                        return valueAndLabel[1];
                    }
                }
            }
            return value;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
