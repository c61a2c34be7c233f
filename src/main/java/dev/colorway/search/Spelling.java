// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/**
 * Corrects words that a search does not find. A search accepts some typing errors itself ({@link Words#edits}). This
 * class accepts more errors: also in numbers, and two in a short word. So its result is only a suggestion.
 */
public final class Spelling {

    /** How many corrections of a word are tried. */
    private static final int TRIES = 5;
    /**
     * The maximum count of words to correct. A text with more unknown words is no search with typing errors, and each
     * correction takes time.
     */
    private static final int MOST_UNKNOWN = 3;

    private Spelling() {}

    /**
     * Corrects each word that a search of the type does not find: uses the nearest indexed word with which the query
     * has a match. Returns all words, with the corrections. Empty if all words are found, if more than
     * {@value #MOST_UNKNOWN} are not, or if no correction of one of them has a match.
     *
     * @param type the list to search: {@code sneakers}
     * @param words at least one
     * @param hasMatch whether the query with these words has a match; called at most {@value #TRIES} times for each
     *     word that is not found
     */
    public static Optional<List<String>> corrected(
            IndexSnapshot snapshot, String type, List<String> words, Predicate<List<String>> hasMatch) {
        List<String> known = new ArrayList<>(words);
        List<Integer> unknown = new ArrayList<>();
        for (int i = 0; i < words.size() && unknown.size() <= MOST_UNKNOWN; i++) {
            if (!isFound(snapshot, type, words.get(i), i == words.size() - 1)) {
                known.set(i, null);
                unknown.add(i);
            }
        }
        if (unknown.isEmpty() || unknown.size() > MOST_UNKNOWN) {
            return Optional.empty();
        }
        for (int position : unknown) {
            if (!correct(snapshot, words.get(position), position, known, hasMatch)) {
                return Optional.empty();
            }
        }
        return Optional.of(known);
    }

    /**
     * Sets the word at a position to the first correction that has a match together with the known words. Returns false
     * if no correction has one.
     */
    private static boolean correct(
            IndexSnapshot snapshot, String word, int position, List<String> known, Predicate<List<String>> hasMatch) {
        List<String> near = NearTerms.of(
                snapshot,
                new Term(EntryDocument.NAME_WORDS, word),
                new Term(EntryDocument.OTHER_WORDS, word),
                new Term(EntryDocument.CODES, word));
        for (String correction : near.subList(0, Math.min(TRIES, near.size()))) {
            known.set(position, correction);
            if (hasMatch.test(known.stream().filter(Objects::nonNull).toList())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFound(IndexSnapshot snapshot, String type, String word, boolean isLast) {
        Query query = new BooleanQuery.Builder()
                .add(IndexSnapshot.ofType(type), Occur.FILTER)
                .add(TextQuery.one(word, isLast), Occur.FILTER)
                .build();
        try {
            return snapshot.searcher().count(query) > 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
