// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.body;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What text must be that goes into the catalog. */
final class PlainText {

    /**
     * Control characters, line and paragraph separators, halves of surrogate pairs, characters that are none or mean
     * something here only, and those that cannot be seen, among them the ones that turn the direction of what follows
     * (Unicode TR 36, 2.2): a name with one of them is not what it looks like. Two that cannot be seen join letters or
     * emoji, and are needed for that.
     */
    private static final Pattern UNWANTED = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\p{Cn}\\p{Co}\\p{Zl}\\p{Zp}\\x{034F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2800}\\x{3164}\\x{FFA0}]"
                    + "|[\\p{Cf}&&[^\\x{200C}\\x{200D}]]");

    private static final Pattern VISIBLE = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}]");
    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");

    /**
     * More than any text may have, composed or not. Looked at first, because the time that normalising takes grows with
     * the square of the length where a text is all combining marks.
     */
    private static final int MOST_CHARACTERS = 10_000;

    private PlainText() {}

    /**
     * The text without spaces around it, in Unicode's normal form C.
     *
     * @throws IllegalArgumentException if nothing is left, or it holds what no text may hold; its message is for
     *     callers of the API
     */
    static String of(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "must be much shorter: it has more than " + MOST_CHARACTERS + " characters");
        }
        String clean =
                AROUND.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("");
        if (clean.isEmpty()) {
            throw new IllegalArgumentException("must not be empty");
        }
        if (UNWANTED.matcher(clean).find()) {
            throw new IllegalArgumentException(
                    "must be one line of text, without control characters and others that cannot be seen");
        }
        if (!VISIBLE.matcher(clean).find()) {
            throw new IllegalArgumentException("must hold something that can be seen");
        }
        return clean;
    }
}
