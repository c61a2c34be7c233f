// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import dev.colorway.query.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words of a text as they are searched: folded as names are, and apart wherever something other than letters and
 * digits stands.
 */
public final class Words {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Predicate<String> DIGITS = Pattern.compile("\\p{N}+").asMatchPredicate();
    /** What stands between the parties of a collaboration; everybody writes it, and many leave it out. */
    private static final String CROSS = "x";
    /** How many words in a row are also found when they are written as one: {@code gelkayano14}. */
    private static final int LONGEST_RUN = 3;

    private static final int TOO_SHORT_FOR_TYPOS = 2;
    private static final int SHORT = 5;
    private static final int TOO_LONG_FOR_TYPOS = 30;

    private Words() {}

    /** All words of a text, in order; none for null. */
    public static List<String> of(String text) {
        return text == null
                ? List.of()
                : Stream.of(BETWEEN.split(Names.key(text)))
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    /** The words of a text that tell something: without the {@code x} between names, unless there is nothing else. */
    public static List<String> telling(String text) {
        List<String> all = of(text);
        List<String> telling = all.stream().filter(word -> !word.equals(CROSS)).toList();
        return telling.isEmpty() ? all : telling;
    }

    /** Two and three words in a row, written as one. */
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
     * How many typing errors a word may have: none in one or two characters, one in three to five, two in more, as
     * commercetools documents for its product search. None in a number: 1130 is not 1140; and none in what is too long
     * to be a word, where looking for them would cost too much.
     */
    static int edits(String word) {
        int length = word.codePointCount(0, word.length());
        if (length <= TOO_SHORT_FOR_TYPOS || length > TOO_LONG_FOR_TYPOS || DIGITS.test(word)) {
            return 0;
        }
        return length <= SHORT ? 1 : 2;
    }
}
