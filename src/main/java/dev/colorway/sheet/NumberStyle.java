// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a file writes the decimals of an amount, and groups its digits. */
public enum NumberStyle {
    /** A point before the decimals, commas or spaces or apostrophes between groups. */
    POINT("1,234.56", '.', ','),
    /** A comma before the decimals, points or spaces or apostrophes between groups. */
    COMMA("1.234,56", ',', '.');

    private static final String SPACES = "[ \u00A0\u202F'\u2019]";
    /**
     * One comma or point, with exactly three digits after it: decimals or a group. An amount with groups never begins
     * with 0.
     */
    private static final Pattern AMBIGUOUS = Pattern.compile("[1-9][0-9]{0,2}[.,][0-9]{3}");

    private static final Pattern SIGNS = Pattern.compile(SPACES);

    private final String example;
    private final Pattern form;
    private final char decimal;
    private final char group;

    NumberStyle(String example, char decimal, char group) {
        this.example = example;
        this.decimal = decimal;
        this.group = group;
        form = Pattern.compile("(?:[0-9]{1,15}|[1-9][0-9]{0,2}(?:" + Pattern.quote(String.valueOf(group))
                + "[0-9]{3}){1,5}|[1-9][0-9]{0,2}(?:" + SPACES + "[0-9]{3}){1,5})(?:"
                + Pattern.quote(String.valueOf(decimal)) + "([0-9]{1,15}|[-\u2013]{1,2}))?");
    }

    /** Returns the style with this example; empty if there is none. */
    static Optional<NumberStyle> of(String example) {
        return Arrays.stream(values())
                .filter(style -> style.example.equals(example))
                .findFirst();
    }

    boolean accepts(String text) {
        return form.matcher(text).matches();
    }

    /**
     * Reads an amount without its currency.
     *
     * @throws IllegalArgumentException if the text is not in this style; the message is for callers
     */
    BigDecimal read(String text) {
        if (!accepts(text)) {
            throw new IllegalArgumentException("must be an amount, written like " + example);
        }
        String digits = SIGNS.matcher(text)
                .replaceAll("")
                .replace(String.valueOf(group), "")
                .replace(decimal, '.')
                .replaceAll("\\.[-\u2013]+$", "");
        return new BigDecimal(digits);
    }

    /**
     * Writes a plain decimal as an amount that has only one meaning in a file.
     *
     * @param style the style of the file; null if no value shows it
     */
    static String written(String plain, @Nullable NumberStyle style) {
        String text = isAmbiguous(plain) ? plain + "0" : plain;
        return style == COMMA ? text.replace(POINT.decimal, COMMA.decimal) : text;
    }

    /** Returns whether a text is an amount in both styles, and means another amount in each. */
    static boolean isAmbiguous(String text) {
        return AMBIGUOUS.matcher(text).matches();
    }

    /** Returns the only style in which a text is an amount; empty if it is one in both, or in none. */
    static Optional<NumberStyle> onlyStyle(String text) {
        boolean point = POINT.accepts(text);
        return point == COMMA.accepts(text) ? Optional.empty() : Optional.of(point ? POINT : COMMA);
    }

    @Override
    public String toString() {
        return example;
    }
}
