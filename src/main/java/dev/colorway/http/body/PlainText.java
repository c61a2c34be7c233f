// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.body;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Normalizes and checks text for the catalog. */
public final class PlainText {

    /**
     * Control characters, line and paragraph separators, halves of surrogate pairs, unassigned and private-use
     * characters, and invisible characters. Some invisible characters change the direction of the text after them
     * (Unicode TR 36, "Bidirectional Text Spoofing"), so a name with such a character can look like another name. Two
     * format characters are allowed: U+200C separates letters, U+200D joins letters or emoji.
     */
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Cn}\\p{Co}\\p{Zl}\\p{Zp}"
            + "\\x{034F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2800}\\x{3164}\\x{FFA0}]"
            + "|[\\p{Cf}&&[^\\x{200C}\\x{200D}]]");

    private static final String LINE_BREAK = "\n";
    private static final Pattern VISIBLE = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}]");
    private static final Pattern SURROUNDING_SPACE = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");

    /**
     * The limit before normalization, in UTF-16 units. Each field has a lower limit for its normalized text. Checked
     * first, because the time to normalize a text of only combining marks grows with the square of its length.
     */
    private static final int MAX_LENGTH = 10_000;

    private PlainText() {}

    /**
     * Returns the text without white space around it, in Unicode's normal form C.
     *
     * @throws IllegalArgumentException if the text is too long, has no visible character, or contains a character that
     *     is not allowed; the message is for callers of the API
     */
    static String of(String text) {
        return clean(text, "", "must be one line of text, without control characters and invisible characters");
    }

    /**
     * Returns the text as {@link #of} does, but it can have several lines. {@code \n} separates them in the result. In
     * the given text, {@code \r\n} can also separate them, because spreadsheets and forms send it.
     *
     * @throws IllegalArgumentException as {@link #of} does
     */
    public static String ofLines(String text) {
        return clean(
                text.replace("\r\n", LINE_BREAK),
                LINE_BREAK,
                "must be text without invisible characters, and without control characters except line breaks");
    }

    /** Returns the text without white space around it, in Unicode's normal form C. No-break spaces are white space. */
    public static String trim(String text) {
        return SURROUNDING_SPACE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll("");
    }

    /** @param allowed a character that is allowed although {@link #FORBIDDEN} contains it; empty for none */
    private static String clean(String text, String allowed, String faultDetail) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("must be much shorter: it has more than " + MAX_LENGTH + " characters");
        }
        String clean = trim(text);
        if (clean.isEmpty()) {
            throw new IllegalArgumentException("must not be empty");
        }
        if (FORBIDDEN.matcher(clean.replace(allowed, "")).find()) {
            throw new IllegalArgumentException(faultDetail);
        }
        if (!VISIBLE.matcher(clean).find()) {
            throw new IllegalArgumentException("must contain a visible character");
        }
        return clean;
    }
}
