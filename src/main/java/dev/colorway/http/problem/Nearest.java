// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What a caller may have meant. */
public final class Nearest {

    private Nearest() {}

    /**
     * The known word nearest to the given one, or null if none is within a third of its length (and at least two
     * edits).
     */
    public static String to(String given, Collection<String> known) {
        int threshold = Math.max(2, given.length() / 3);
        LevenshteinDistance distance = new LevenshteinDistance(threshold);
        String word = given.toLowerCase(Locale.ROOT);
        record Candidate(String known, int edits) {}
        return known.stream()
                .map(name -> new Candidate(name, distance.apply(word, name.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.edits >= 0
                        && (candidate.edits < candidate.known.length() || word.startsWith(candidate.known)))
                .min(Comparator.comparingInt(Candidate::edits).thenComparing(Candidate::known))
                .map(Candidate::known)
                .orElse(null);
    }
}
