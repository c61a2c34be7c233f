// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares names without regard to case, accents and spacing. */
public final class Names {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("[\\s,]+");
    private static final Pattern NOT_SLUG = Pattern.compile("[^a-z0-9]+");

    private Names() {}

    /**
     * Returns the key to find and sort a name by: compatibility-decomposed (Unicode NFKD), without combining marks, in
     * lower case (a final sigma like any other), with single spaces. A comma counts as a space, because it separates
     * the values of a parameter. The key of {@code " Kiko Kostadinov"} is {@code "kiko kostadinov"}. The key of a slug
     * is the slug.
     */
    public static String key(String name) {
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD);
        String lowerCase = MARKS.matcher(decomposed)
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ');
        return SPACES.matcher(lowerCase).replaceAll(" ").strip();
    }

    /**
     * Returns the slug of a name: its key with single hyphens instead of everything but {@code a-z0-9}; can be empty.
     */
    public static String slug(String name) {
        String hyphenated = NOT_SLUG.matcher(key(name)).replaceAll("-");
        int from = hyphenated.startsWith("-") ? 1 : 0;
        int to = hyphenated.length() - (hyphenated.length() > from && hyphenated.endsWith("-") ? 1 : 0);
        return hyphenated.substring(from, to);
    }
}
