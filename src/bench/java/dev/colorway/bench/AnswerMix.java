// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The kinds of load of {@link AnswerBenchmark}, in the order in which it measures them. */
enum AnswerMix {
    /** The same page of a list again and again. */
    LIST("L", "L"),
    /** The same entry again and again. */
    ENTRY("D", "D"),
    /** The list of {@link #LIST}, by a caller that has it already. */
    LIST_UNCHANGED("304", "304 of L"),
    /** The entry of {@link #ENTRY}, by a caller that has it already. */
    ENTRY_UNCHANGED("304", "304 of D"),
    /** The list of {@link #LIST}, compressed. */
    COMPRESSED("gzip", "gzip of L"),
    /** The sneakers in a price range at a size. */
    RANGE("R", "R"),
    /** A page of all sneakers with counts by five facets. */
    FACETS("F", "F"),
    /** Thousands of different questions, some more often than others. */
    MANY("M", "M"),
    /** The same, but every hundredth request adds a price. Last, because it changes the catalogs. */
    MANY_AND_WRITES("MW", "M, 1 % writes");

    private final String word;
    private final String title;

    AnswerMix(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /**
     * Returns the mixes that a setting selects.
     *
     * @param words separated by commas
     * @throws IllegalArgumentException if a word selects none
     */
    static List<AnswerMix> of(String words) {
        Set<String> known = new LinkedHashSet<>();
        for (AnswerMix mix : values()) {
            known.add(mix.word);
        }
        List<String> chosen = List.of(words.split(","));
        if (!known.containsAll(chosen)) {
            throw new IllegalArgumentException(
                    "There are no mixes '%s'. The mixes are %s".formatted(words, String.join(", ", known)));
        }
        return Stream.of(values()).filter(mix -> chosen.contains(mix.word)).toList();
    }

    String title() {
        return title;
    }

    /** Returns whether the expected response is a {@code 304}. */
    boolean isOfUnchanged() {
        return this == LIST_UNCHANGED || this == ENTRY_UNCHANGED;
    }

    /** Returns whether the questions differ. */
    boolean isOfMany() {
        return this == MANY || this == MANY_AND_WRITES;
    }
}
