// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** Finds the known word that a caller probably meant. */
public final class Nearest {

    private Nearest() {}

    /**
     * Returns the known word with the smallest edit distance from the given word, without regard to case; null if no
     * known word is near enough. The largest allowed distance is a third of the length of the given word, and at least
     * 2. The distance is also smaller than the length of the known word, unless the given word begins with it.
     */
    public static @Nullable String to(String given, Collection<String> known) {
        int threshold = Math.max(2, given.length() / 3);
        LevenshteinDistance distance = new LevenshteinDistance(threshold);
        String word = given.toLowerCase(Locale.ROOT);
        record Candidate(String known, String folded, int edits) {}
        return known.stream()
                .map(name -> {
                    String folded = name.toLowerCase(Locale.ROOT);
                    return new Candidate(name, folded, distance.apply(word, folded));
                })
                .filter(candidate -> candidate.edits >= 0
                        && (candidate.edits < candidate.folded.length() || word.startsWith(candidate.folded)))
                .min(Comparator.comparingInt(Candidate::edits).thenComparing(Candidate::known))
                .map(Candidate::known)
                .orElse(null);
    }
}
