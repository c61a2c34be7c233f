// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import dev.colorway.http.problem.Excerpt;
import dev.colorway.http.problem.Fault;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.jspecify.annotations.Nullable;

/**
 * Builds the query for a search by words. Every word must be found, in any order. The last word can be the beginning of
 * a word, because the user can still be typing. The score of an entry is a whole number. Exact words count most, then
 * the whole name, then beginnings of words, then words with typing errors. A word in the name counts a little more than
 * the same word elsewhere. The score does not depend on how often a word occurs, so it is the same in every index.
 */
public final class TextQuery {

    private static final int MOST_WORDS = 10;
    /** The most characters of the folded words of a search: the address of the next page contains them. */
    public static final int MOST_CHARACTERS = 200;

    // Ten typing errors score less than a beginning, ten beginnings less than an exact word. Sums are exact as float.
    private static final int WRITTEN_SO = 10_000;
    private static final int BEGINS_SO = 100;
    private static final int ALMOST_SO = 2;
    private static final int IN_NAME = 1;
    private static final int WHOLE = 5_000;
    private static final int SHORTEST_CODE = 4;
    private static final int SHOWN_CHARACTERS = 20;

    private TextQuery() {}

    /**
     * Returns the faults of a search: no words, more than {@value #MOST_WORDS} words, or more than
     * {@value #MOST_CHARACTERS} characters. The parameter has the same limit, but folding can turn one character into
     * several. Empty without a fault.
     *
     * @param words the words that {@link Words#telling} returns, separated by spaces; null for no search
     */
    public static List<Fault> faults(String parameter, @Nullable String words) {
        List<Fault> faults = new ArrayList<>();
        if (words != null && !isSearchable(Words.of(words))) {
            faults.add(Fault.ofParameter(
                    parameter,
                    words.isEmpty()
                            ? "must contain a letter or a digit"
                            : "must not have more than " + MOST_WORDS + " words"));
        }
        if (words != null && words.length() > MOST_CHARACTERS) {
            faults.add(Fault.ofParameter(
                    parameter,
                    "must be shorter: it has more than " + MOST_CHARACTERS + " characters in Latin letters, '"
                            + words.substring(0, Excerpt.end(words, 0, SHOWN_CHARACTERS)) + "...'"));
        }
        return faults;
    }

    /** Returns whether there are 1 to {@value #MOST_WORDS} words. */
    static boolean isSearchable(List<String> words) {
        return !words.isEmpty() && words.size() <= MOST_WORDS;
    }

    /** @param words 1 to {@value #MOST_WORDS} words that {@link Words#telling} returned */
    public static Query of(List<String> words) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (int i = 0; i < words.size(); i++) {
            all.add(one(words.get(i), i == words.size() - 1), Occur.MUST);
        }
        all.add(worth(WHOLE, new TermQuery(new Term(EntryDocument.TITLE, String.join(" ", words)))), Occur.SHOULD);
        String code = String.join("", words);
        if (words.size() == 1 || code.length() < SHORTEST_CODE) {
            return all.build();
        }
        // The words can be a style code that is split at any position.
        return new BooleanQuery.Builder()
                .add(all.build(), Occur.SHOULD)
                .add(worth(WRITTEN_SO, new TermQuery(new Term(EntryDocument.CODES, code))), Occur.SHOULD)
                .add(worth(BEGINS_SO, new PrefixQuery(new Term(EntryDocument.CODES, code))), Occur.SHOULD)
                .build();
    }

    /** Returns the query for one word. The last word of a search can be the beginning of a word. */
    static Query one(String word, boolean isLast) {
        List<Query> ways = new ArrayList<>();
        ways.add(worth(WRITTEN_SO + IN_NAME, new TermQuery(new Term(EntryDocument.NAME_WORDS, word))));
        ways.add(worth(WRITTEN_SO, new TermQuery(new Term(EntryDocument.OTHER_WORDS, word))));
        ways.add(worth(WRITTEN_SO, new TermQuery(new Term(EntryDocument.CODES, word))));
        if (isLast) {
            ways.add(worth(BEGINS_SO + IN_NAME, new PrefixQuery(new Term(EntryDocument.NAME_WORDS, word))));
            ways.add(worth(BEGINS_SO, new PrefixQuery(new Term(EntryDocument.OTHER_WORDS, word))));
            ways.add(worth(BEGINS_SO, new PrefixQuery(new Term(EntryDocument.CODES, word))));
        }
        if (Words.edits(word) > 0) {
            ways.add(worth(ALMOST_SO + IN_NAME, almost(EntryDocument.NAME_WORDS, word)));
            ways.add(worth(ALMOST_SO, almost(EntryDocument.OTHER_WORDS, word)));
        }
        return new DisjunctionMaxQuery(ways, 0);
    }

    private static Query almost(String field, String word) {
        return new AutomatonQuery(
                new Term(field, word), new LevenshteinAutomata(word, true).toAutomaton(Words.edits(word)));
    }

    private static Query worth(int score, Query query) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }
}
