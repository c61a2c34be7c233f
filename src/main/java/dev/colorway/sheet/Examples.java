// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.http.problem.Problem;
import dev.colorway.rate.CurrencyCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows the first value of each column, and how it is read. */
final class Examples {

    private static final int MAX_EXAMPLE = 80;

    private final Shape shape;
    private final SheetOptions options;
    private final @Nullable NumberStyle numbers;
    private final TableDates dates;

    /** @param numbers how amounts are written; null if no value shows it */
    Examples(Shape shape, SheetOptions options, @Nullable NumberStyle numbers, TableDates dates) {
        this.shape = shape;
        this.options = options;
        this.numbers = numbers;
        this.dates = dates;
    }

    Understanding.ColumnUse use(ColumnMapping.Column column) {
        SourceRow.Cell example = column.example;
        return new Understanding.ColumnUse(
                Problem.quoted(column.name),
                column.targets.stream().map(ColumnMapping.Target::field).toList(),
                example == null ? null : shortened(example.text()),
                example == null ? null : readExample(column, example));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= MAX_EXAMPLE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_EXAMPLE)) + "\u2026";
    }

    private @Nullable String readExample(ColumnMapping.Column column, SourceRow.Cell cell) {
        String example = cell.text();
        try {
            for (ColumnMapping.Target target : column.targets) {
                String field = target.field();
                if (Fields.isPrice(field)) {
                    return readAmount(target, cell, column.currencyOfExample);
                }
                if (List.of(Fields.RELEASE_DATE, Fields.SOLD_AT, Fields.OBSERVED_AT)
                        .contains(field)) {
                    return DateStyle.readTime(example, dates.style(), dates.shortYears());
                }
                if (List.of(Fields.AUDIENCE, Fields.STATUS, Fields.CONDITION).contains(field)) {
                    return SourceWords.meaning(field, example).orElse(null);
                }
            }
        } catch (IllegalArgumentException unreadable) {
            // The import reports the value as a fault of its row.
            return null;
        }
        return null;
    }

    /**
     * Returns how an amount is read, such as 1097.00 EUR, or 1097.00 without a known currency. Null for a text that is
     * no amount, and for cents without a known currency.
     *
     * @param ofRow the currency that the row names; null if it names none
     * @throws IllegalArgumentException if the amount or its currency cannot be read
     */
    private @Nullable String readAmount(ColumnMapping.Target target, SourceRow.Cell example, @Nullable String ofRow) {
        WrittenAmount money = WrittenAmount.of(example.text()).orElse(null);
        if (money == null) {
            return null;
        }
        NumberStyle style = Objects.requireNonNullElse(numbers, NumberStyle.POINT);
        BigDecimal amount = money.value(target, example.isNumber(), style);
        String code = ofRow == null || target.currency() != null ? null : WrittenAmount.code(ofRow);
        String currency = money.currency(shape, WrittenAmount.known(target, code, options, shape))
                .orElse("");
        if (currency.isEmpty()) {
            return WrittenAmount.isCents(target) ? null : amount.toPlainString();
        }
        BigDecimal shown = WrittenAmount.inMainUnit(amount, target, currency);
        int digits = CurrencyCode.fromString(currency).digits();
        return (shown.scale() < digits ? shown.setScale(digits) : shown).toPlainString() + " " + currency;
    }
}
