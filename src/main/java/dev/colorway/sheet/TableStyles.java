// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.rows.RowFault;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a table writes its amounts and dates. The caller or the shape sets these styles; otherwise the values show them.
 */
final class TableStyles {

    private static final List<String> DATES = List.of(Fields.RELEASE_DATE, Fields.SOLD_AT, Fields.OBSERVED_AT);

    private final Evidence<NumberStyle> numbers;
    private final Evidence<DateStyle> dates;
    private final boolean shortYears;
    /** Whether a date has a year of two digits. */
    private boolean hasShortYears;

    TableStyles(Shape shape, SheetOptions options) {
        numbers = Evidence.ofNumbers(options.numbers() != null ? options.numbers() : numbers(shape));
        dates = Evidence.ofDates(options.dates() != null ? options.dates() : dates(shape));
        shortYears = options.shortYears();
    }

    private static @Nullable NumberStyle numbers(Shape shape) {
        return shape.numbers() == null ? null : NumberStyle.of(shape.numbers()).orElseThrow();
    }

    private static @Nullable DateStyle dates(Shape shape) {
        return shape.dates() == null ? null : DateStyle.of(shape.dates()).orElseThrow();
    }

    /** Adds the values of a row as evidence. */
    void add(RowFacts row) {
        for (RowFacts.Fact amount : row.amounts()) {
            if (!amount.isNumber() && !WrittenAmount.isCents(amount.target())) {
                WrittenAmount.of(amount.text())
                        .ifPresent(money -> numbers.add(row.line, amount.column(), money.number()));
            }
        }
        DATES.stream().map(row::fact).filter(Objects::nonNull).forEach(date -> addDate(row.line, date));
    }

    private void addDate(long line, RowFacts.Fact date) {
        dates.add(line, date.column(), date.text());
        hasShortYears |= DateStyle.hasShortYear(date.text());
    }

    /**
     * Returns a fault for each style that no value shows although values are ambiguous, and for each style in which
     * values contradict one another.
     */
    List<RowFault> faults() {
        return Stream.of(
                        numbers.fault(
                                "numbers",
                                List.of(NumberStyle.values()),
                                NumberStyle::toString,
                                (text, style) -> style.toString(),
                                (text, style) -> style.read(text).toPlainString()),
                        faultOfDates())
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable RowFault faultOfDates() {
        return dates.fault(
                "dates",
                List.of(DateStyle.values()),
                style -> style.pattern(hasShortYears),
                (text, style) -> style.pattern(DateStyle.hasShortYear(text)),
                DateStyle::dayOfNumbers);
    }

    /** Returns how amounts are written; null if no value shows it, or if the values contradict one another. */
    @Nullable
    NumberStyle numbers() {
        return numbers.style();
    }

    /** Returns how dates are read, after all rows were added. */
    TableDates dates() {
        return new TableDates(dates.style(), faultOfDates() != null, shortYears);
    }
}
