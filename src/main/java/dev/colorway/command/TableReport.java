// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.price.CatalogCurrency;
import dev.colorway.sheet.Understanding;
import dev.colorway.transfer.ImportCounts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows a person how a table of another source was read, and what its import does. */
final class TableReport {

    private static final int MAX_CELL = 32;
    private static final int MAX_NAMES = 5;
    private static final String NONE = "-";

    private TableReport() {}

    /**
     * Returns the counts of rows and sneakers, the columns with their fields and first values, how numbers, dates and
     * prices were read, and which sheets, columns and amounts are not imported.
     */
    static String columns(String file, Understanding table) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                file + ": " + table.title() + ", " + counted(table.fileRows(), "row") + ", "
                        + counted(table.sneakers(), "sneaker"));
        line(text, "");
        TextColumns columns = new TextColumns(false, false, false, false);
        columns.add("Column", "Field", "First value", "Read as");
        table.columns()
                .forEach(column -> columns.add(
                        column.column(),
                        column.fields().isEmpty() ? NONE : String.join(", ", column.fields()),
                        cell(column.example()),
                        Objects.equals(column.read(), column.example()) ? "" : cell(column.read())));
        text.append(columns);
        line(text, "");
        styles(text, table);
        return text.toString();
    }

    private static void styles(StringBuilder text, Understanding table) {
        if (!table.otherSheets().isEmpty()) {
            line(
                    text,
                    "Not read, because an import reads only the first sheet of a workbook: "
                            + TextColumns.printable(String.join(", ", table.otherSheets()))
                            + ". Import each as a file of its own.");
        }
        List<String> passedOver = passedOver(table);
        if (!passedOver.isEmpty()) {
            line(text, "Not imported, because they have no field: " + String.join(", ", passedOver) + ".");
        }
        if (table.numbers() != null) {
            line(text, "Amounts are read as " + table.numbers() + ".");
        }
        if (table.dates() != null) {
            line(text, "Dates are read as " + table.dates() + ".");
        }
        if (!table.currencies().isEmpty()) {
            line(
                    text,
                    "Prices are in " + String.join(", ", table.currencies()) + "."
                            + otherCurrency(table)
                                    .map(currency -> " Lists show prices in " + CatalogCurrency.orDefault(null)
                                            + ", unless the address has currency=" + currency + ".")
                                    .orElse(""));
        }
        if (hasPrices(table)) {
            line(
                    text,
                    "Prices without a source get the source '" + TextColumns.printable(table.source())
                            + "'. Prices without a time get " + table.observedAt() + ".");
        }
        if (table.zeroAmounts() > 0) {
            line(text, "Left out: " + counted(table.zeroAmounts(), "amount") + " of 0.");
        }
        if (table.outOfStock() > 0) {
            line(
                    text,
                    "Left out: " + counted(table.outOfStock(), "ask") + " of sizes that are out of stock. An earlier"
                            + " ask of such a size stays current until a newer one.");
        }
    }

    /**
     * Returns the first currency of the prices; empty without prices, or if a price has the currency of the catalog.
     */
    static Optional<String> otherCurrency(Understanding table) {
        return table.currencies().contains(CatalogCurrency.orDefault(null).toString())
                ? Optional.empty()
                : table.currencies().stream().findFirst();
    }

    private static boolean hasPrices(Understanding table) {
        return table.columns().stream()
                .flatMap(column -> column.fields().stream())
                .anyMatch(field -> field.startsWith("price."));
    }

    /** Returns the names of the columns without a field. */
    static List<String> passedOver(Understanding table) {
        return table.columns().stream()
                .filter(column -> column.fields().isEmpty())
                .map(Understanding.ColumnUse::column)
                .toList();
    }

    /**
     * Returns how many entries of each kind are created, changed and unchanged, with the first {@value #MAX_NAMES} new
     * names.
     */
    static String counts(Map<String, ImportCounts> counts, Understanding table) {
        TextColumns columns = new TextColumns(false, true, true, true, false);
        columns.add("", "created", "changed", "unchanged", "");
        counts.forEach((resource, count) -> columns.add(
                resource,
                number(count.created()),
                number(count.changed()),
                number(count.unchanged()),
                names(table.missing().getOrDefault(resource, List.of()))));
        return columns.toString();
    }

    private static String names(List<String> names) {
        return TextColumns.printable(String.join(", ", names.subList(0, Math.min(MAX_NAMES, names.size()))))
                + (names.size() > MAX_NAMES ? ", ..." : "");
    }

    /** Returns a count with its noun, in the singular or the plural: {@code 2 rows}. */
    static String counted(long count, String noun) {
        return number(count) + " " + noun + (count == 1 ? "" : "s");
    }

    private static String number(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    private static String cell(@Nullable String value) {
        String text = value == null ? "" : TextColumns.printable(value).strip();
        return text.codePointCount(0, text.length()) <= MAX_CELL
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_CELL - 1)) + "\u2026";
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
