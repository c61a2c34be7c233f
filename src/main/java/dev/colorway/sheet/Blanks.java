// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

/**
 * White space in cells. Programs write no-break spaces in amounts, and copied texts contain them. This class replaces
 * them with spaces, because neither {@link String#strip} nor a pattern with {@code \s} regards them as white space.
 */
final class Blanks {

    private Blanks() {}

    /** Returns a text with spaces instead of no-break spaces, and without white space at its ends. */
    static String plain(String text) {
        return text.replace('\u00A0', ' ')
                .replace('\u2007', ' ')
                .replace('\u202F', ' ')
                .strip();
    }
}
