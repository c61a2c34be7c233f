// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.rate.CurrencyCode;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An amount as a file writes it.
 *
 * @param number the digits with their separators
 * @param unit the symbol or code of the currency beside the digits; empty without one
 */
record WrittenAmount(String number, String unit) {

    private static final Pattern FORM = Pattern.compile(
            "([^0-9]*?)\\s*([0-9][0-9.,'\u2019 \u00A0\u202F]*?(?:[.,][-\u2013]{1,2})?)\\s*([^0-9]*)", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("[A-Za-z]{3}");
    private static final Pattern MINUS = Pattern.compile("^[-\u2212]|[-\u2212]$");
    private static final int LONGEST = 60;

    /** Splits an amount into digits and unit; empty if the text is no amount, or has more than 60 characters. */
    static Optional<WrittenAmount> of(String text) {
        Matcher form = FORM.matcher(text.strip());
        return text.length() <= LONGEST && form.matches()
                ? Optional.of(new WrittenAmount(form.group(2).strip(), (form.group(1) + form.group(3)).strip()))
                : Optional.empty();
    }

    /**
     * Returns the amount. A text has the style of the file. Numbers and cents always have a decimal point.
     *
     * @throws IllegalArgumentException if the digits are not in this style; the message is for callers
     */
    BigDecimal value(RowFacts.Fact fact, NumberStyle numbers) {
        return value(fact.target(), fact.isNumber(), numbers);
    }

    /**
     * Returns the amount. A text has the style of the file. Numbers and cents always have a decimal point.
     *
     * @throws IllegalArgumentException if the digits are not in this style; the message is for callers
     */
    BigDecimal value(ColumnMapping.Target target, boolean isNumber, NumberStyle numbers) {
        return (isNumber || isCents(target) ? NumberStyle.POINT : numbers).read(number);
    }

    static boolean isCents(ColumnMapping.Target target) {
        return target.field().endsWith(Fields.CENTS);
    }

    /** Converts an amount to the main unit of its currency: the amounts of some columns are in cents. */
    static BigDecimal inMainUnit(BigDecimal value, ColumnMapping.Target target, String currency) {
        return isCents(target)
                ? value.movePointLeft(CurrencyCode.fromString(currency).digits())
                : value;
    }

    /**
     * Returns the ISO 4217 code of a currency that a cell names by its code or symbol.
     *
     * @throws IllegalArgumentException if there is no such currency, or if several share the symbol; the message is for
     *     callers
     */
    static String code(String currency) {
        return SourceWords.currency(currency)
                .orElseGet(() -> CurrencyCode.fromString(currency).toString());
    }

    /**
     * Returns the currency of an amount that names none: that of its column, row, caller or shape, in this order; empty
     * if none of them names one.
     *
     * @param ofRow the currency in the row; null if it has none
     */
    static Optional<String> known(
            ColumnMapping.Target target, @Nullable String ofRow, SheetOptions options, Shape shape) {
        return Stream.of(
                        target.currency(),
                        ofRow,
                        options.currency(),
                        shape.constants().get(Fields.CURRENCY))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /**
     * Returns the currency of the amount.
     *
     * @param shape names the currencies of ambiguous symbols
     * @param known the currency that {@link #known} returned
     * @return empty if only an ambiguous symbol, or nothing, names the currency
     * @throws IllegalArgumentException if the code or symbol is unknown, if the amount is negative, or if the symbol is
     *     not that of the known currency
     */
    Optional<String> currency(Shape shape, Optional<String> known) {
        if (unit.isEmpty()) {
            return known;
        }
        if (CODE.matcher(unit).matches()) {
            return Optional.of(CurrencyCode.fromString(unit).toString());
        }
        Optional<String> symbol = Optional.ofNullable(shape.symbols().get(unit)).or(() -> SourceWords.currency(unit));
        if (symbol.isPresent()) {
            return symbol;
        }
        if (MINUS.matcher(unit).find()) {
            throw new IllegalArgumentException("must not be negative");
        }
        if (SourceWords.shared(unit).isEmpty()) {
            throw new IllegalArgumentException("must be an amount with the code or the symbol of its currency");
        }
        if (known.isPresent() && !SourceWords.shared(unit).contains(known.get())) {
            throw new IllegalArgumentException("has the symbol '" + unit + "', which is not that of " + known.get());
        }
        return known;
    }
}
