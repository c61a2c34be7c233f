// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What text must be that goes into the catalog. */
final class PlainText {

    /**
     * Control characters, line and paragraph separators, halves of surrogate pairs, characters that are none, and those that turn the
     * direction of what follows (Unicode TR 36, 2.2): a name with one of them is not what it looks like.
     */
    private static final Pattern UNWANTED = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    /**
     * More than any text may have, composed or not. Looked at first, because the time that normalising takes grows with the square of the
     * length where a text is all combining marks.
     */
    private static final int MOST_CHARACTERS = 10_000;

    private PlainText() {
    }

    /**
     * The text without spaces around it, in Unicode's normal form C.
     *
     * @throws IllegalArgumentException if nothing is left, or it holds what no text may hold; its message is for callers of the API
     */
    static String of(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("must be much shorter: it has more than " + MOST_CHARACTERS + " characters");
        }
        String clean = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        if (clean.isEmpty()) {
            throw new IllegalArgumentException("must not be empty: leave it out instead");
        }
        if (UNWANTED.matcher(clean).find()) {
            throw new IllegalArgumentException("must be one line of text, without control characters");
        }
        return clean;
    }
}
