// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.problem;

/** Splits texts between characters. Some characters, such as emoji, are two UTF-16 units long. */
public final class Excerpt {

    private Excerpt() {}

    /**
     * Returns the index at which a piece of a text ends: at its end, or at most {@code max} UTF-16 units after its
     * beginning and never between the two units of a character.
     *
     * @param max at least 2
     */
    public static int end(CharSequence text, int begin, int max) {
        int end = Math.min(text.length(), begin + max);
        return end < text.length() && Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end)) ? end - 1 : end;
    }

    /** Returns the text, or its beginning and an ellipsis: together at most {@code max} UTF-16 units. */
    public static String of(String text, int max) {
        return text.length() <= max ? text : text.substring(0, end(text, 0, max - 1)) + "\u2026";
    }
}
