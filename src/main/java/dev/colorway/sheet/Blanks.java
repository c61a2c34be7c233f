// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

/**
 * White space in cells. Includes no-break spaces, which programs write beside amounts and which copied texts contain:
 * {@link String#strip} keeps them.
 */
final class Blanks {

    private static final String NO_BREAK = "\u00A0\u2007\u202F\uFEFF";

    private Blanks() {}

    /** Returns a text without white space at its ends. */
    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Returns whether a text has only white space. */
    static boolean isBlank(String text) {
        return strip(text).isEmpty();
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || NO_BREAK.indexOf(character) >= 0;
    }
}
