// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Compares names without regard to case, accents, width, spacing, trademark signs and script. The catalog stores keys
 * and slugs of names. If they change for existing names, a migration must compute the stored ones again, and the
 * version of the search index must change.
 */
public final class Names {

    /** The longest key, in characters. */
    public static final int MAX_KEY_LENGTH = 200;

    /** Includes the Canadian signs U+1F16A to U+1F16C: raised MC, MD and MR. */
    private static final Pattern TRADE_MARKS =
            Pattern.compile("[\u2122\u00AE\u00A9\u2120\u2117\\x{1F16A}-\\x{1F16C}]+");

    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cf}]+");
    private static final Pattern SPACES = Pattern.compile("[\\s,]+");
    private static final Pattern NOT_SLUG = Pattern.compile("[^a-z0-9]+");

    private Names() {}

    /**
     * Returns the key to find and sort a name by: in Latin letters without accents, in lower case, with single spaces,
     * without trademark signs, at most {@value #MAX_KEY_LENGTH} characters. A comma counts as a space, because it
     * separates the values of a parameter. The key of {@code " Kiko Kostadinov"} is {@code "kiko kostadinov"}. The key
     * of a slug is the slug, and the key of a key is the key. Characters that cannot be written in Latin letters stay.
     */
    public static String key(String name) {
        String key = apart(name);
        if (key.length() <= MAX_KEY_LENGTH) {
            return key;
        }
        int end = Character.isHighSurrogate(key.charAt(MAX_KEY_LENGTH - 1)) ? MAX_KEY_LENGTH - 1 : MAX_KEY_LENGTH;
        return key.substring(0, end).strip();
    }

    /** Returns a text of any length folded like a key, with the readings of Chinese characters as separate words. */
    public static String apart(String text) {
        return spaced(folded(text).replace(Romanizer.SYLLABLE, ' '));
    }

    /** Returns a text of any length folded like a key, with the readings of adjacent Chinese characters as one word. */
    public static String joined(String text) {
        return spaced(folded(text).replace(String.valueOf(Romanizer.SYLLABLE), ""));
    }

    /**
     * Returns a text of any length folded like a key, but in its original script: {@code ゲル} becomes {@code ケル}. A
     * letter such as {@code ß} stays, because it is not an ASCII letter with an accent.
     */
    public static String inOwnScript(String text) {
        return spaced(decomposed(TRADE_MARKS.matcher(text).replaceAll("")).toLowerCase(Locale.ROOT));
    }

    /**
     * Returns the slug of a name: its key, of any length, with one hyphen for each run of characters other than
     * {@code a-z0-9}, and none at either end; can be empty.
     */
    public static String slug(String name) {
        String hyphenated = NOT_SLUG.matcher(apart(name)).replaceAll("-");
        int from = hyphenated.startsWith("-") ? 1 : 0;
        int to = hyphenated.length() - (hyphenated.length() > from && hyphenated.endsWith("-") ? 1 : 0);
        return hyphenated.substring(from, to);
    }

    /** Returns the slug of a name, cut to at most {@code maxLength} characters, without a hyphen at the end. */
    public static String slug(String name, int maxLength) {
        String slug = slug(name);
        return slug.length() <= maxLength ? slug : slug.substring(0, maxLength).replaceFirst("-$", "");
    }

    private static String spaced(String folded) {
        return SPACES.matcher(folded).replaceAll(" ").strip();
    }

    private static String folded(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String named = TRADE_MARKS.matcher(text).replaceAll("");
        String decomposed = decomposed(named);
        // Without accents, most names are ASCII. For them, this is faster than the Romanizer, with the same result.
        if (isAscii(decomposed)) {
            return decomposed.toLowerCase(Locale.ROOT);
        }
        String latin = Romanizer.of(named).toLowerCase(Locale.ROOT);
        // The Romanizer separates a character without a Latin form only from neighbours that are Latin letters already.
        // After the first pass all neighbours are Latin letters, and the second pass separates the character. So the
        // key of a key is the key.
        return isLatin(latin) ? latin : Romanizer.of(latin).toLowerCase(Locale.ROOT);
    }

    private static boolean isLatin(String folded) {
        return isAscii(folded.replace(Romanizer.SYLLABLE, ' '));
    }

    private static String decomposed(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
