// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.http.problem.Problem;
import dev.colorway.rows.Row;
import dev.colorway.rows.RowFault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns the amounts of a table into prices, as the rows of an import. */
final class PriceRows {

    /** The source of a price if neither its row nor the caller names one. */
    static final String DEFAULT_SOURCE = "import";

    private static final String RESOURCE = "prices";

    private final Shape shape;
    private final SheetOptions options;
    private final SneakerStore store;
    private final NumberStyle numbers;
    private final TableDates dates;
    private final String today;
    private final List<RowFault> faults = new ArrayList<>();
    private final SortedSet<String> currencies = new TreeSet<>();
    private long zeros;
    private long outOfStock;

    /** @param today the date, as {@code yyyy-MM-dd}, of a price if neither its row nor the caller names one */
    PriceRows(
            Shape shape,
            SheetOptions options,
            SneakerStore store,
            NumberStyle numbers,
            TableDates dates,
            String today) {
        this.shape = shape;
        this.options = options;
        this.store = store;
        this.numbers = numbers;
        this.dates = dates;
        this.today = today;
    }

    /** Returns the prices of a row, and an unreadable row for each of its faults. */
    List<Row> of(RowFacts row, String sneaker) {
        List<Row> rows = new ArrayList<>();
        for (RowFacts.Fact amount : row.amounts()) {
            try {
                ObjectNode price = price(row, amount, sneaker);
                if (price != null) {
                    rows.add(new Row(row.line, 200, price, RESOURCE, List.of()));
                }
            } catch (WrongValue wrong) {
                rows.add(Row.unreadable(wrong.fault()));
            }
        }
        faults.forEach(fault -> rows.add(Row.unreadable(fault)));
        faults.clear();
        return rows;
    }

    /**
     * Returns a price. Returns null for an amount of 0, for an ask without faults whose size is out of stock, and if
     * the table is refused because of its dates. Also returns null if the currency or the size is missing, and then
     * adds a fault.
     */
    private @Nullable ObjectNode price(RowFacts row, RowFacts.Fact amount, String sneaker) throws WrongValue {
        String field = amount.target().field();
        boolean isCents = WrittenAmount.isCents(amount.target());
        String kind = field.substring(Fields.PRICE.length(), field.length() - (isCents ? Fields.CENTS.length() : 0))
                .toUpperCase(Locale.ROOT);
        WrittenAmount money = WrittenAmount.of(amount.text())
                .orElseThrow(() -> new WrongValue(row.line, amount, "must be an amount, such as 170 or 170.00"));
        BigDecimal value;
        Optional<String> currency;
        Optional<String> known = WrittenAmount.known(amount.target(), currencyOf(row, amount.target()), options, shape);
        try {
            value = money.value(amount, numbers);
            currency = money.currency(shape, known);
        } catch (IllegalArgumentException wrong) {
            throw new WrongValue(row.line, amount, String.valueOf(wrong.getMessage()));
        }
        if (value.signum() == 0) {
            zeros++;
            return null;
        }
        String size = kind.equals("RETAIL") && !shape.retailHasSize() ? null : size(row);
        if (!isComplete(row, amount, money, kind, currency, size)) {
            return null;
        }
        String observedAt = observedAt(row, kind);
        if (observedAt == null) {
            return null;
        }
        String condition = condition(row);
        if (kind.equals("ASK") && Stock.isOut(row, shape)) {
            outOfStock++;
            return null;
        }
        String code = currency.orElseThrow();
        currencies.add(code);
        ObjectNode price = JsonNodeFactory.instance
                .objectNode()
                .put("sneaker", sneaker)
                .put("amount", WrittenAmount.inMainUnit(value, amount.target(), code))
                .put("currency", code)
                .put("kind", kind);
        if (size != null) {
            price.put("size", size);
        }
        price.put("observedAt", observedAt);
        price.put("source", Objects.requireNonNullElse(row.text(Fields.SOURCE), source()));
        if (condition != null) {
            price.put(Fields.CONDITION, condition);
        }
        put(row, Fields.MARKET, price);
        put(row, Fields.OFFER_URL, price);
        put(row, Fields.REFERENCE, price);
        if (kind.equals("SALE") && !price.has(Fields.REFERENCE)) {
            // Two sales of one size on one day are two sales, even at the same amount. The reference does not depend
            // on the order of the rows.
            price.put(
                    Fields.REFERENCE,
                    price.get("amount").decimalValue().toPlainString() + "-" + store.countRepeat(price.toString()));
        }
        return price;
    }

    /** Returns the currency that a row names; null if it names none, or if the column of the amount names one. */
    private static @Nullable String currencyOf(RowFacts row, ColumnMapping.Target target) throws WrongValue {
        RowFacts.Fact currency = row.fact(Fields.CURRENCY);
        if (currency == null || target.currency() != null) {
            return null;
        }
        try {
            return WrittenAmount.code(currency.text());
        } catch (IllegalArgumentException wrong) {
            throw new WrongValue(row.line, currency, String.valueOf(wrong.getMessage()));
        }
    }

    private boolean isComplete(
            RowFacts row,
            RowFacts.Fact amount,
            WrittenAmount money,
            String kind,
            Optional<String> currency,
            @Nullable String size) {
        if (currency.isEmpty()) {
            addFault(
                    row.line,
                    amount.column(),
                    money.unit().isEmpty()
                            ? "no column and no symbol names the currency of the amounts"
                            : "several currencies have the symbol '" + Problem.quoted(money.unit()) + "': "
                                    + String.join(", ", SourceWords.shared(money.unit())),
                    "Name it: currency=EUR, for example, or a column for the currency");
        }
        boolean lacksSize = size == null && !kind.equals("RETAIL");
        RowFacts.Fact given = row.fact(Fields.SIZE);
        if (lacksSize && given != null && !Sizes.isNothing(given.text())) {
            addFault(
                    row.line,
                    given.column(),
                    "the file does not name the system of sizes such as '" + Problem.quoted(first(given)) + "'",
                    "Name it: sizes=US, for example, or a column for the size system");
        } else if (lacksSize) {
            addFault(
                    row.line,
                    amount.column(),
                    "prices of the kind " + kind
                            + " need a size, and these have none: only a retail price can have no size",
                    "Name the column of the size (map=COLUMN=size), or make them retail prices (map=" + amount.column()
                            + "=price.retail), or ignore them (map=" + amount.column() + "=-)");
        }
        return currency.isPresent() && !lacksSize;
    }

    private void addFault(long line, String column, String detail, String advice) {
        faults.add(new RowFault(line, column, null, detail + ". " + advice));
    }

    private @Nullable String firstSize;

    /**
     * Returns the first size as the example for all rows. So their faults have the same text and are reported as one.
     */
    private String first(RowFacts.Fact size) {
        if (firstSize == null) {
            firstSize = size.text();
        }
        return firstSize;
    }

    private @Nullable String size(RowFacts row) throws WrongValue {
        return Sizes.of(row, shape, options);
    }

    private @Nullable String observedAt(RowFacts row, String kind) throws WrongValue {
        RowFacts.Fact time = kind.equals("SALE") ? row.fact(Fields.SOLD_AT) : null;
        if (time == null) {
            time = row.fact(Fields.OBSERVED_AT);
        }
        if (time == null) {
            return Objects.requireNonNullElse(options.observedAt(), today);
        }
        return dates.time(row.line, time.column(), time.text());
    }

    private String source() {
        return Objects.requireNonNullElse(options.source(), DEFAULT_SOURCE);
    }

    private static @Nullable String condition(RowFacts row) throws WrongValue {
        RowFacts.Fact condition = row.fact(Fields.CONDITION);
        if (condition == null) {
            return null;
        }
        return SourceWords.meaning(Fields.CONDITION, condition.text())
                .orElseThrow(() -> new WrongValue(
                        row.line,
                        condition,
                        "is unknown: must be one of " + String.join(", ", SourceWords.values(Fields.CONDITION))));
    }

    private static void put(RowFacts row, String field, ObjectNode price) {
        String text = row.text(field);
        if (text != null) {
            price.put(field, text);
        }
    }

    /** Returns the ISO 4217 codes of the currencies of the prices so far, sorted. */
    List<String> currencies() {
        return List.copyOf(currencies);
    }

    /** Returns how many amounts of 0 were left out: they mean that there is no price. */
    long zeros() {
        return zeros;
    }

    /** Returns how many asks were left out because their size is out of stock. */
    long outOfStock() {
        return outOfStock;
    }
}
