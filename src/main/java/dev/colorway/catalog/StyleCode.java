// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import java.util.Locale;
import java.util.regex.Pattern;

/** Normalizes style codes. A style code is the maker's code of a sneaker, which people write in many ways. */
public final class StyleCode {

    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private StyleCode() {}

    /**
     * Returns what all spellings of a code have in common: {@code 1201A457-101} and {@code 1201a457 101} both become
     * {@code 1201A457101}.
     */
    public static String key(String code) {
        return SEPARATORS.matcher(code).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
