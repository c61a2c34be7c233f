// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import dev.colorway.http.BaseUri;
import dev.colorway.query.Cursor;
import dev.colorway.query.KeyType;
import dev.colorway.query.Listing.Taker;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;

/** How a list is asked for in the index: pages by keyset, as elsewhere in the database, and how many match in all. */
public final class IndexListing {

    /** How many rows of all are found at once; each time costs as much as finding them all. */
    private static final int CHUNK = 10_000;

    private static final int BATCH = 500;
    private static final int ANY_COUNT = 1;

    private IndexListing() {}

    /**
     * What is found for one page.
     *
     * @param numbers of the entries in the database, in order
     * @param total how many match in all
     * @param next the address of the next page; null on the last one
     */
    public record Found(List<Long> numbers, long total, URI next) {}

    /**
     * Finds one page.
     *
     * @throws dev.colorway.http.problem.ProblemException if the cursor is not one of this question
     */
    public static Found page(
            IndexSnapshot reading, Query query, IndexOrder order, Question question, PageRequest page, BaseUri base) {
        try {
            IndexSearcher searcher = reading.searcher();
            FieldDoc after = page.cursor() == null
                    ? null
                    : after(
                            Cursor.decode(page.cursor(), question, order.type(), order.missing() != null, KeyType.TEXT),
                            order,
                            searcher);
            ScoreDoc[] found = find(searcher, query, order, after, page.limit() + 1);
            boolean more = found.length > page.limit();
            ScoreDoc[] shown = more ? Arrays.copyOf(found, page.limit()) : found;
            return new Found(
                    numbers(searcher, shown),
                    searcher.count(query),
                    more ? next(shown, order, question, page, base) : null);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static FieldDoc after(Cursor cursor, IndexOrder order, IndexSearcher searcher) {
        try {
            return new FieldDoc(Math.max(0, searcher.getIndexReader().maxDoc() - 1), Float.NaN, new Object[] {
                order.indexKey(cursor.key()), new BytesRef((String) cursor.identity())
            });
        } catch (ArithmeticException forged) {
            // An amount with more digits than its currency has.
            throw Cursor.noCursor();
        }
    }

    private static ScoreDoc[] find(IndexSearcher searcher, Query query, IndexOrder order, FieldDoc after, int most)
            throws IOException {
        return searcher.search(query, new TopFieldCollectorManager(order.sort(), most, after, ANY_COUNT)).scoreDocs;
    }

    private static URI next(ScoreDoc[] shown, IndexOrder order, Question question, PageRequest page, BaseUri base) {
        Object[] last = ((FieldDoc) shown[shown.length - 1]).fields;
        return question.pageBehind(order.cursorKey(last[0]), ((BytesRef) last[1]).utf8ToString(), page, base);
    }

    /** What an entry is called. */
    public record Named(String slug, String name) {}

    /** Finds the first ones; what they are called, in order, without the database. */
    public static List<Named> firstNamed(IndexSnapshot reading, Query query, IndexOrder order, int most) {
        try {
            List<Named> named = new ArrayList<>();
            for (ScoreDoc document : find(reading.searcher(), query, order, null, most)) {
                Document stored = reading.searcher().storedFields().document(document.doc);
                named.add(new Named(stored.get(EntryDocument.SLUG), stored.get(EntryDocument.NAME)));
            }
            return named;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Finds the first ones; their numbers, in order. */
    public static List<Long> first(IndexSnapshot reading, Query query, IndexOrder order, int most) {
        try {
            return numbers(reading.searcher(), find(reading.searcher(), query, order, null, most));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Gives the numbers of all matches in order, some hundred at a time, in memory that does not grow with them. */
    public static void each(IndexSnapshot reading, Query query, IndexOrder order, Taker<List<Long>> batches)
            throws IOException {
        IndexSearcher searcher = reading.searcher();
        FieldDoc after = null;
        ScoreDoc[] found;
        do {
            found = find(searcher, query, order, after, CHUNK);
            List<Long> numbers = numbers(searcher, found);
            for (int from = 0; from < numbers.size(); from += BATCH) {
                batches.take(numbers.subList(from, Math.min(numbers.size(), from + BATCH)));
            }
            after = found.length == 0 ? null : (FieldDoc) found[found.length - 1];
        } while (found.length == CHUNK);
    }

    private static List<Long> numbers(IndexSearcher searcher, ScoreDoc[] found) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        List<Long> numbers = new ArrayList<>(found.length);
        for (ScoreDoc document : found) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document.doc, leaves));
            NumericDocValues number = DocValues.getNumeric(leaf.reader(), EntryDocument.NUMBER);
            number.advanceExact(document.doc - leaf.docBase);
            numbers.add(number.longValue());
        }
        return numbers;
    }
}
