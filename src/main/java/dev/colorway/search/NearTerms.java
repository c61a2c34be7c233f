// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * Finds the indexed terms within two edits of a given term. One edit inserts, deletes or replaces a character, or swaps
 * two adjacent characters.
 */
final class NearTerms {

    private static final int MAX_EDITS = 2;
    /** The minimum length of a term: two edits turn most terms of three characters into many others. */
    private static final int SHORTEST = 4;

    private static final int LONGEST = 40;
    /** The maximum count of terms: {@link Spelling} tries five, and can find each of them in three fields. */
    private static final int MOST = 15;

    /** @param similarity from 0, nothing in common, to 1, equal */
    private record Near(String text, float similarity, int documents) {}

    private static final Comparator<Near> NEAREST_FIRST = Comparator.comparing(Near::similarity)
            .thenComparing(Near::documents)
            .reversed()
            .thenComparing(Near::text);

    private NearTerms() {}

    /**
     * Returns at most {@value #MOST} indexed terms within two edits of one of the given terms, from the same field. The
     * nearest term comes first; of equally near terms, the most frequent one. Ignores given terms of fewer than
     * {@value #SHORTEST} or more than {@value #LONGEST} characters.
     */
    static List<String> of(IndexSnapshot snapshot, Term... given) {
        PriorityQueue<Near> near = new PriorityQueue<>(NEAREST_FIRST.reversed());
        for (Term term : given) {
            int length = term.text().codePointCount(0, term.text().length());
            if (length >= SHORTEST && length <= LONGEST) {
                add(snapshot, term, near);
            }
        }
        return near.stream().sorted(NEAREST_FIRST).map(Near::text).distinct().toList();
    }

    private static void add(IndexSnapshot snapshot, Term given, PriorityQueue<Near> near) {
        try {
            Terms terms = MultiTerms.getTerms(snapshot.searcher().getIndexReader(), given.field());
            if (terms == null) {
                return;
            }
            FuzzyTermsEnum found = new FuzzyTermsEnum(terms, given, MAX_EDITS, 0, true);
            BoostAttribute similarity = found.attributes().getAttribute(BoostAttribute.class);
            for (BytesRef term = found.next(); term != null; term = found.next()) {
                near.add(new Near(term.utf8ToString(), similarity.getBoost(), found.docFreq()));
                if (near.size() > MOST) {
                    near.remove();
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
