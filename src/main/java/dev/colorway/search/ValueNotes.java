// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import dev.colorway.http.problem.Nearest;
import dev.colorway.query.Names;
import dev.colorway.query.Note;
import dev.colorway.query.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * Creates a note for each value of a query that matches no entry, with the nearest entry if there is one. Reads only
 * the index: at most three look-ups for each value, and one search for each of the first {@value #MAX_SUGGESTIONS}
 * notes.
 */
public final class ValueNotes {

    /** The parameters that accept slugs or names, and the list of their entries. */
    private static final Map<String, String> ENTRIES = Map.of(
            "collaborator", NamedDocuments.COLLABORATORS,
            "collaboration", NamedDocuments.COLLABORATIONS,
            "designer", NamedDocuments.DESIGNERS,
            "brand", NamedDocuments.BRANDS,
            "silhouette", NamedDocuments.SILHOUETTES);

    /** How many of the best matches are compared with the value. */
    private static final int CANDIDATES = 20;
    /**
     * How many notes of a response can have a suggestion: only the first ones. Each suggestion costs as much as a
     * request to /suggestions.
     */
    private static final int MAX_SUGGESTIONS = 5;

    private ValueNotes() {}

    /** Returns whether a query has a parameter that accepts slugs or names. */
    static boolean isAbout(Map<String, Object> query) {
        return ENTRIES.keySet().stream().anyMatch(query::containsKey);
    }

    /**
     * Returns the notes on slugs and names; null if there are none.
     *
     * @param query the parameters in canonical form
     */
    static @Nullable List<Note> ofEntries(IndexSnapshot snapshot, Map<String, Object> query) {
        List<Note> notes = new ArrayList<>();
        addEntries(snapshot, query, notes);
        return notes.isEmpty() ? null : notes;
    }

    private static void addEntries(IndexSnapshot snapshot, Map<String, Object> query, List<Note> notes) {
        query.forEach((parameter, value) -> {
            String type = ENTRIES.get(parameter);
            if (type != null && value instanceof List<?> values) {
                values.stream()
                        .map(Object::toString)
                        .filter(one ->
                                snapshot.slugsOfSlugsOrNames(type, List.of(one)).isEmpty())
                        .forEach(one -> notes.add(unmatched(
                                parameter,
                                type,
                                one,
                                notes.size() < MAX_SUGGESTIONS ? nearest(snapshot, type, one) : null)));
            }
        });
    }

    /**
     * Returns the notes on slugs and names, and on the values of a parameter whose index field has the same name; null
     * if there are none.
     */
    public static @Nullable List<Note> of(IndexSnapshot snapshot, Question question, String termParameter) {
        List<Note> notes = new ArrayList<>();
        if (question.parameters().get(termParameter) instanceof List<?> values) {
            for (Object value : values) {
                Term term = new Term(termParameter, value.toString());
                if (count(snapshot, new TermQuery(term)) == 0) {
                    String nearest = notes.size() < MAX_SUGGESTIONS
                            ? Nearest.to(term.text(), NearTerms.of(snapshot, term))
                            : null;
                    notes.add(new Note(
                            termParameter,
                            term.text(),
                            "No sneaker has this " + termParameter + didYouMean(nearest),
                            nearest));
                }
            }
        }
        addEntries(snapshot, question.parameters(), notes);
        return notes.isEmpty() ? null : notes;
    }

    /** @param nearest null if none is near */
    private static Note unmatched(String parameter, String type, String value, IndexListing.@Nullable Named nearest) {
        return new Note(
                parameter,
                value,
                "No " + parameter + " has this slug or name"
                        + (nearest == null ? ": /" + type + " lists all of them." : didYouMean(nearest.name())),
                nearest == null ? null : nearest.slug());
    }

    private static String didYouMean(@Nullable String nearest) {
        return nearest == null ? "." : ": did you mean '" + nearest + "'?";
    }

    /**
     * Returns the entry with the name nearest to a value, among the best matches of a search for the value. If no name
     * is near, returns the best match; null if the search has none.
     */
    private static IndexListing.@Nullable Named nearest(IndexSnapshot snapshot, String type, String value) {
        List<String> words = Words.telling(value);
        if (!TextQuery.isSearchable(words)) {
            return null;
        }
        Query query = new BooleanQuery.Builder()
                .add(IndexSnapshot.ofType(type), Occur.FILTER)
                .add(TextQuery.of(words), Occur.MUST)
                .build();
        List<IndexListing.Named> found = IndexListing.firstNamed(snapshot, query, IndexOrder.byScore(), CANDIDATES);
        String nearest = Nearest.to(
                value, found.stream().map(entry -> Names.key(entry.name())).toList());
        return found.stream()
                .filter(entry -> nearest == null || Names.key(entry.name()).equals(nearest))
                .findFirst()
                .orElse(null);
    }

    private static int count(IndexSnapshot snapshot, Query query) {
        try {
            return snapshot.searcher().count(query);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
