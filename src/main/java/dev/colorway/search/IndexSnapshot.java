// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;

/** A snapshot of the index for one request. Close it after use. */
public final class IndexSnapshot implements AutoCloseable {

    private static final int MOST = 1_000_000_000;

    private final LuceneIndex.Acquired acquired;
    private final long revision;

    IndexSnapshot(LuceneIndex.Acquired acquired, long revision) {
        this.acquired = acquired;
        this.revision = revision;
    }

    public IndexSearcher searcher() {
        return acquired.searcher();
    }

    /** Returns the revision of the last write that the snapshot certainly contains. */
    public long revision() {
        return revision;
    }

    /** Returns a query for entries of this type. */
    public static Query ofType(String type) {
        return new TermQuery(new Term(EntryDocument.TYPE, type));
    }

    /** Returns a query for entries with one of these values in a field. */
    public static Query any(String field, Collection<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    static Set<String> slugs(IndexSearcher searcher, String type, String field, Collection<String> values)
            throws IOException {
        Query query = new BooleanQuery.Builder()
                .add(ofType(type), Occur.FILTER)
                .add(any(field, values), Occur.FILTER)
                .build();
        Set<String> slugs = new HashSet<>();
        TopDocs found = searcher.search(
                query, Math.max(1, Math.min(MOST, searcher.getIndexReader().maxDoc())));
        for (ScoreDoc document : found.scoreDocs) {
            slugs.add(searcher.storedFields()
                    .document(document.doc, Set.of(EntryDocument.SLUG))
                    .get(EntryDocument.SLUG));
        }
        return slugs;
    }

    int size() {
        return searcher().getIndexReader().numDocs();
    }

    /** Returns how the indexed document differs from the expected one; null if both are equal. */
    String difference(EntryDocument entry) {
        try {
            TopDocs found = searcher().search(new TermQuery(new Term(EntryDocument.KEY, entry.key())), 2);
            if (found.scoreDocs.length != 1) {
                return entry.key() + ": the index contains it " + found.scoreDocs.length + " times";
            }
            var digests = MultiDocValues.getNumericValues(searcher().getIndexReader(), EntryDocument.DIGEST);
            long expected =
                    entry.whole().getField(EntryDocument.DIGEST).numericValue().longValue();
            return digests.advanceExact(found.scoreDocs[0].doc) && digests.longValue() == expected
                    ? null
                    : entry.key() + ": differs in the index";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            acquired.release();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
