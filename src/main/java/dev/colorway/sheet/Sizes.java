// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.size.ShoeSize;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads sizes as other sources write them. */
final class Sizes {

    private static final Pattern BARE = Pattern.compile("[0-9]{1,3}([.,][0-9]{1,2})?( ?[12][/\u2044][23]|[½⅓⅔])?");
    private static final Pattern OF_WOMEN = Pattern.compile("(?i)(?:w|wmns|women'?s)?\\s*([0-9]{1,2}(?:\\.5)?)\\s*w?");
    private static final Pattern SYSTEM_FIRST =
            Pattern.compile("(?i)([a-z]{2,3})(?: ?\\(?(m|w|y|c|men'?s?|women'?s?)\\)?)?[ :]+(.+)");
    private static final Pattern SYSTEM_LAST = Pattern.compile("(?i)([0-9].*?)\\s*\\(?([a-z]{2,3})\\)?");
    /** Zeros after the decimal point: programs write a column with half sizes as {@code 9.0} and {@code 9.5}. */
    private static final Pattern ZERO_DECIMALS = Pattern.compile("(?<=[0-9])[.,]0{1,2}(?![0-9])");
    /** Texts in the column of sizes that are no size: products without sizes have them. */
    private static final Set<String> NOTHING = Set.of("default title", "default", "n/a", "none");

    private Sizes() {}

    /** Returns whether a text in the column of sizes means that there is no size. */
    static boolean isNothing(String text) {
        return NOTHING.contains(text.toLowerCase(Locale.ROOT));
    }

    /**
     * Reads a size.
     *
     * @param system the system of a size that names none; null if it is not known
     * @return the size as the catalog writes it; null if it names no system and none is known
     * @throws IllegalArgumentException if it is no size; the message is for callers
     */
    static @Nullable String read(String text, @Nullable String system) {
        String size = ZERO_DECIMALS.matcher(text.strip()).replaceAll("");
        if (BARE.matcher(size).matches()) {
            return system == null
                    ? null
                    : ShoeSize.fromString(system + size.replace(',', '.')).text();
        }
        if ("US".equals(system) || "USW".equals(system)) {
            Matcher women = OF_WOMEN.matcher(size);
            if (women.matches()) {
                return ShoeSize.fromString("USW" + women.group(1)).text();
            }
        }
        for (String spelling : spellings(size)) {
            try {
                return ShoeSize.fromString(spelling).text();
            } catch (IllegalArgumentException otherSpelling) {
                // The next spelling can be the right one. If none is, the last line of this method reports the size.
            }
        }
        return ShoeSize.fromString(size).text();
    }

    private static List<String> spellings(String size) {
        Matcher first = SYSTEM_FIRST.matcher(size);
        if (first.matches()) {
            String words = first.group(1) + (first.group(2) == null ? "" : " " + first.group(2));
            return List.of(
                    size,
                    SourceWords.meaning("sizeSystem", words).orElse(words)
                            + first.group(3).replace(',', '.'));
        }
        Matcher last = SYSTEM_LAST.matcher(size);
        return last.matches()
                ? List.of(
                        size,
                        SourceWords.meaning("sizeSystem", last.group(2)).orElse(last.group(2))
                                + last.group(1).replace(',', '.'))
                : List.of(size);
    }

    /**
     * Reads the size of a row.
     *
     * @return the size as the catalog writes it; null if the row has no size, or if nothing names its size system
     * @throws WrongValue if the text is no size, or if the word for the size system is unknown
     */
    static @Nullable String of(RowFacts row, Shape shape, SheetOptions options) throws WrongValue {
        RowFacts.Fact size = row.fact(Fields.SIZE);
        if (size == null || isNothing(size.text())) {
            return null;
        }
        RowFacts.Fact named = row.fact(Fields.SIZE_SYSTEM);
        boolean isUnknown = size.target().sizeSystem() == null
                && named != null
                && SourceWords.meaning(Fields.SIZE_SYSTEM, named.text()).isEmpty();
        try {
            String read = read(size.text(), isUnknown ? null : system(row, size, shape, options));
            if (read == null && isUnknown && named != null) {
                throw new WrongValue(
                        row.line,
                        named,
                        "is unknown: must be one of " + String.join(", ", SourceWords.values(Fields.SIZE_SYSTEM)));
            }
            return read;
        } catch (IllegalArgumentException wrong) {
            throw new WrongValue(row.line, size, String.valueOf(wrong.getMessage()));
        }
    }

    /** Returns the system of a size that names none; null if it is not known. */
    private static @Nullable String system(RowFacts row, RowFacts.Fact size, Shape shape, SheetOptions options) {
        String system = size.target().sizeSystem();
        if (system == null && row.text(Fields.SIZE_SYSTEM) != null) {
            system = SourceWords.meaning(Fields.SIZE_SYSTEM, String.valueOf(row.text(Fields.SIZE_SYSTEM)))
                    .orElse(null);
        }
        if (system == null) {
            system = options.sizes() != null
                    ? options.sizes()
                    : shape.constants().get(Fields.SIZE_SYSTEM);
        }
        String ofWomen = shape.constants().get("sizesOfWomen");
        String audience = row.text(Fields.AUDIENCE);
        boolean isForWomen = audience != null
                && SourceWords.meaning(Fields.AUDIENCE, audience).orElse("").equals("WOMEN");
        return "US".equals(system) && ofWomen != null && isForWomen ? ofWomen : system;
    }
}
