// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import dev.colorway.http.BaseUri;
import dev.colorway.query.Batches;
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
import org.apache.lucene.index.BinaryDocValues;
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
import org.jspecify.annotations.Nullable;

/**
 * Lists entries from the index: pages by keyset, with the total. The lists from the database are paged in the same way.
 */
public final class IndexListing {

    /** How many matches {@link #each} finds with one search. Each search costs as much as a search for all matches. */
    private static final int CHUNK = 10_000;

    private static final int BATCH = 500;
    private static final int ANY_COUNT = 1;

    private IndexListing() {}

    /**
     * The result for one page.
     *
     * @param hits the entries, in order
     * @param total how many entries match, on all pages
     * @param next the address of the next page; null on the last page
     */
    public record Found(
            List<Hit> hits, long total, @Nullable URI next) {}

    /**
     * An entry that was found.
     *
     * @param number its database id
     * @param stamp identifies its state: an entry that is indexed again gets another stamp
     * @param document the id of its document in the {@link IndexSnapshot}, which is valid only there
     */
    public record Hit(long number, long stamp, int document) {}

    /**
     * Finds one page.
     *
     * @throws dev.colorway.http.problem.ProblemException if the cursor is invalid or belongs to another query
     */
    public static Found page(
            IndexSnapshot snapshot, Query query, IndexOrder order, Question question, PageRequest page, BaseUri base) {
        try {
            IndexSearcher searcher = snapshot.searcher();
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
                    hits(searcher, shown),
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
            // The amount has more decimal places than its currency.
            throw Cursor.noCursor();
        }
    }

    private static ScoreDoc[] find(
            IndexSearcher searcher, Query query, IndexOrder order, @Nullable FieldDoc after, int most)
            throws IOException {
        return searcher.search(query, new TopFieldCollectorManager(order.sort(), most, after, ANY_COUNT)).scoreDocs;
    }

    private static URI next(ScoreDoc[] shown, IndexOrder order, Question question, PageRequest page, BaseUri base) {
        Object[] last = ((FieldDoc) shown[shown.length - 1]).fields;
        return question.pageBehind(order.cursorKey(last[0]), ((BytesRef) last[1]).utf8ToString(), page, base);
    }

    /** The slug and the name of an entry. */
    public record Named(String slug, String name) {}

    /** Returns the slugs and names of the first {@code most} matches, in order. Reads only the index. */
    public static List<Named> firstNamed(IndexSnapshot snapshot, Query query, IndexOrder order, int most) {
        try {
            List<Named> named = new ArrayList<>();
            for (ScoreDoc document : find(snapshot.searcher(), query, order, null, most)) {
                Document stored = snapshot.searcher().storedFields().document(document.doc);
                named.add(new Named(stored.get(EntryDocument.SLUG), stored.get(EntryDocument.NAME)));
            }
            return named;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the slug and the name of an entry that was found. Reads only the index. */
    public static Named named(IndexSnapshot snapshot, Hit hit) {
        try {
            Document stored = snapshot.searcher().storedFields().document(hit.document);
            return new Named(stored.get(EntryDocument.SLUG), stored.get(EntryDocument.NAME));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the first {@code most} matches, in order. */
    public static List<Hit> first(IndexSnapshot snapshot, Query query, IndexOrder order, int most) {
        try {
            return hits(snapshot.searcher(), find(snapshot.searcher(), query, order, null, most));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Reads all matches, in order, in batches of {@value #BATCH}. Memory use does not grow with the number of matches.
     */
    public static void each(IndexSnapshot snapshot, Query query, IndexOrder order, Taker<List<Hit>> batches)
            throws IOException {
        IndexSearcher searcher = snapshot.searcher();
        FieldDoc after = null;
        ScoreDoc[] found;
        do {
            found = find(searcher, query, order, after, CHUNK);
            for (List<Hit> batch : Batches.of(hits(searcher, found), BATCH)) {
                batches.take(batch);
            }
            after = found.length == 0 ? null : (FieldDoc) found[found.length - 1];
        } while (found.length == CHUNK);
    }

    private static List<Hit> hits(IndexSearcher searcher, ScoreDoc[] found) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        List<Hit> hits = new ArrayList<>(found.length);
        for (ScoreDoc document : found) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document.doc, leaves));
            int inLeaf = document.doc - leaf.docBase;
            hits.add(new Hit(
                    number(leaf, EntryDocument.NUMBER, inLeaf),
                    number(leaf, EntryDocument.STAMP, inLeaf),
                    document.doc));
        }
        return hits;
    }

    private static long number(LeafReaderContext leaf, String field, int document) throws IOException {
        NumericDocValues values = DocValues.getNumeric(leaf.reader(), field);
        values.advanceExact(document);
        return values.longValue();
    }

    /** Returns the data of an entry. */
    public static BytesRef data(IndexSnapshot snapshot, Hit hit) {
        try {
            List<LeafReaderContext> leaves =
                    snapshot.searcher().getIndexReader().leaves();
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.document, leaves));
            BinaryDocValues values = DocValues.getBinary(leaf.reader(), EntryDocument.DATA);
            values.advanceExact(hit.document - leaf.docBase);
            return values.binaryValue();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
