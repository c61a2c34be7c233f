// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import dev.colorway.query.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Splits a text into the words to search: folded like names, and separated by all characters except letters and digits.
 */
public final class Words {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Predicate<String> DIGITS = Pattern.compile("\\p{N}+").asMatchPredicate();
    /**
     * The word between the collaborators in the name of a collaboration. Every such name contains it, and many users
     * leave it out.
     */
    private static final String CROSS = "x";
    /** The most adjacent words that a search also finds when they are joined: {@code gelkayano14}. */
    private static final int LONGEST_RUN = 3;

    private static final int TOO_SHORT_FOR_TYPOS = 2;
    private static final int SHORT = 5;
    private static final int TOO_LONG_FOR_TYPOS = 30;

    private Words() {}

    /** Returns all words of a text, in order; empty for null. */
    public static List<String> of(@Nullable String text) {
        return text == null ? List.of() : split(Names.joined(text));
    }

    /**
     * Returns all words of a text, in order, with the reading of each Chinese character as a word; empty for null.
     * {@link #of} joins the readings of adjacent Chinese characters to one word.
     */
    static List<String> apart(@Nullable String text) {
        return text == null ? List.of() : split(Names.apart(text));
    }

    private static List<String> split(String folded) {
        return Stream.of(BETWEEN.split(folded)).filter(word -> !word.isEmpty()).toList();
    }

    /** Returns the significant words of a text: all words except {@code x}, or all words if every word is {@code x}. */
    public static List<String> telling(String text) {
        List<String> all = of(text);
        List<String> telling = all.stream().filter(word -> !word.equals(CROSS)).toList();
        return telling.isEmpty() ? all : telling;
    }

    /** Returns each two and each three adjacent words, joined to one. */
    static List<String> runs(List<String> words) {
        List<String> runs = new ArrayList<>();
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 2; to <= Math.min(words.size(), from + LONGEST_RUN); to++) {
                runs.add(String.join("", words.subList(from, to)));
            }
        }
        return runs;
    }

    /**
     * Returns how many typing errors a word can have: none in one or two characters, one in three to five, two in more,
     * as commercetools documents for its product search. A word of digits can have none: 1130 is not 1140. A word of
     * more than {@value #TOO_LONG_FOR_TYPOS} characters can have none, because the search would cost too much.
     */
    static int edits(String word) {
        int length = word.codePointCount(0, word.length());
        if (length <= TOO_SHORT_FOR_TYPOS || length > TOO_LONG_FOR_TYPOS || DIGITS.test(word)) {
            return 0;
        }
        return length <= SHORT ? 1 : 2;
    }
}
