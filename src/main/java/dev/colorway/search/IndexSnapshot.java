// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** A snapshot of the index for one request. Close it after use. */
public final class IndexSnapshot implements AutoCloseable {

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

    /** Returns a query for the entry of a type with this slug. */
    public static Query entry(String type, String slug) {
        return new TermQuery(new Term(EntryDocument.KEY, EntryDocument.key(type, slug)));
    }

    /**
     * Returns the slugs of the entries of a type that match one of the values. A value matches the entry with this
     * slug; otherwise the entry with this former slug; otherwise all entries with this folded name.
     * {@link dev.colorway.catalog.SlugOrName} has the same rule for the database.
     *
     * @param values folded by {@link dev.colorway.query.Names#key}
     */
    public Set<String> slugsOfSlugsOrNames(String type, Collection<String> values) {
        try {
            Set<String> slugs = new LinkedHashSet<>();
            for (String value : values) {
                slugs.addAll(slugsOfSlugOrName(type, value));
            }
            return slugs;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Set<String> slugsOfSlugOrName(String type, String value) throws IOException {
        if (searcher().count(entry(type, value)) > 0) {
            return Set.of(value);
        }
        Set<String> renamed = slugs(searcher(), type, EntryDocument.FORMER_SLUG, List.of(value));
        return renamed.isEmpty() ? slugs(searcher(), type, EntryDocument.NAME_KEY, List.of(value)) : renamed;
    }

    /** Returns the slugs of the entries of a type with this value in a field. */
    public Set<String> slugs(String type, String field, String value) {
        try {
            return slugs(searcher(), type, field, List.of(value));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the present slug of the entry of a type that had this slug before; empty if none had it. */
    public Optional<String> slugOfFormerSlug(String type, String formerSlug) {
        return slugs(type, EntryDocument.FORMER_SLUG, formerSlug).stream().findFirst();
    }

    static Set<String> slugs(IndexSearcher searcher, String type, String field, Collection<String> values)
            throws IOException {
        Query query = new BooleanQuery.Builder()
                .add(ofType(type), Occur.FILTER)
                .add(any(field, values), Occur.FILTER)
                .build();
        Set<String> slugs = new LinkedHashSet<>();
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer != null) {
                Bits live = leaf.reader().getLiveDocs();
                SortedDocValues own = DocValues.getSorted(leaf.reader(), EntryDocument.SLUG);
                DocIdSetIterator documents = scorer.iterator();
                for (int document = documents.nextDoc();
                        document != DocIdSetIterator.NO_MORE_DOCS;
                        document = documents.nextDoc()) {
                    if ((live == null || live.get(document)) && own.advanceExact(document)) {
                        slugs.add(own.lookupOrd(own.ordValue()).utf8ToString());
                    }
                }
            }
        }
        return slugs;
    }

    int size() {
        return searcher().getIndexReader().numDocs();
    }

    /**
     * The indexed documents of one entry, compared with the expected one.
     *
     * @param documents how many the index contains
     * @param difference how they differ from the expected one; null if there is exactly one, which is equal
     */
    record Compared(long documents, @Nullable String difference) {}

    Compared compare(EntryDocument entry) {
        try {
            TopDocs found = searcher().search(new TermQuery(new Term(EntryDocument.KEY, entry.key())), 1);
            long documents = found.totalHits.value;
            if (documents != 1) {
                return new Compared(
                        documents,
                        entry.key()
                                + (documents == 0
                                        ? ": is missing from the index"
                                        : ": is in the index " + documents + " times"));
            }
            var digests = MultiDocValues.getNumericValues(searcher().getIndexReader(), EntryDocument.DIGEST);
            long expected =
                    entry.whole().getField(EntryDocument.DIGEST).numericValue().longValue();
            boolean isEqual = digests.advanceExact(found.scoreDocs[0].doc) && digests.longValue() == expected;
            return new Compared(documents, isEqual ? null : entry.key() + ": differs in the index");
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
