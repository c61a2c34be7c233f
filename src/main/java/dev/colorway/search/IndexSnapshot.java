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

/** The index in one state, for one question. To be closed. */
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

    /** The last write that is in it for sure. */
    public long revision() {
        return revision;
    }

    /** That an entry is of this type. */
    public static Query ofType(String type) {
        return new TermQuery(new Term(EntryDocument.TYPE, type));
    }

    /** That an entry has one of these values in a field. */
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

    /** How the index differs from what it should hold of an entry; null if it does not. */
    String difference(EntryDocument entry) {
        try {
            TopDocs found = searcher().search(new TermQuery(new Term(EntryDocument.KEY, entry.key())), 2);
            if (found.scoreDocs.length != 1) {
                return entry.key() + ": is " + found.scoreDocs.length + " times in the index";
            }
            var digests = MultiDocValues.getNumericValues(searcher().getIndexReader(), EntryDocument.DIGEST);
            long expected =
                    entry.whole().getField(EntryDocument.DIGEST).numericValue().longValue();
            return digests.advanceExact(found.scoreDocs[0].doc) && digests.longValue() == expected
                    ? null
                    : entry.key() + ": is another in the index";
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
