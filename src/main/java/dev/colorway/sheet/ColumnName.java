// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.rate.CurrencyCode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a column, split into its text, its currency and its size system.
 *
 * @param text the rest of the name
 * @param currency the ISO 4217 code that the name has, as in {@code Retail Price (EUR)}; null without one
 * @param sizeSystem the size system that the name has, as in {@code US size}; null without one
 */
record ColumnName(
        String text, @Nullable String currency, @Nullable String sizeSystem) {

    private static final Pattern IGNORED = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern BETWEEN = Pattern.compile("[\\s()\\[\\]/_,:-]+");
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    /** Returns the key of a name, which all its spellings share: lower case, without blanks and punctuation. */
    static String key(String name) {
        return IGNORED.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** Splits a name; empty if it has neither a currency nor a size system. */
    static Optional<ColumnName> qualified(String name) {
        List<String> rest = new ArrayList<>();
        String currency = null;
        String system = null;
        for (String word : BETWEEN.split(name.strip())) {
            String money = SourceWords.currency(word).orElse(CODE.matcher(word).matches() ? code(word) : null);
            String sizes = SourceWords.meaning("sizeSystem", word).orElse(null);
            if (money != null && currency == null) {
                currency = money;
            } else if (sizes != null && system == null) {
                system = sizes;
            } else {
                rest.add(word);
            }
        }
        return currency == null && system == null
                ? Optional.empty()
                : Optional.of(new ColumnName(String.join(" ", rest), currency, system));
    }

    private static @Nullable String code(String word) {
        try {
            return CurrencyCode.fromString(word).toString();
        } catch (IllegalArgumentException noCurrency) {
            return null;
        }
    }
}
