// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.query.Names;
import java.util.Locale;
import java.util.regex.Pattern;

/** Normalizes style codes. A style code is the maker's code of a sneaker, which people write in many ways. */
public final class StyleCode {

    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /**
     * The longest code that is folded, in characters without separators. Folding a longer text would take too much
     * time.
     */
    private static final int LONGEST = 200;

    private StyleCode() {}

    /**
     * Returns the common form of all spellings of a code: {@code 1201A457-101} and {@code 1201a457 101} both become
     * {@code 1201A457101}. Letters and digits are folded like those of names, so full-width ones are the same. A code
     * of more than {@value #LONGEST} letters and digits is not folded. Empty if the code has no letter and no digit.
     */
    public static String key(String code) {
        String characters = SEPARATORS.matcher(code).replaceAll("");
        String folded = characters.length() > LONGEST
                ? characters
                : SEPARATORS.matcher(Names.joined(characters)).replaceAll("");
        return folded.toUpperCase(Locale.ROOT);
    }
}
