// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.sheet.Understanding;
import java.util.List;

/** Shows a person how a table of another source was read. */
final class TableReport {

    private static final int COLUMN_WIDTH = 28;
    private static final int FIELD_WIDTH = 18;
    private static final int MAX_NAMES = 5;

    private TableReport() {}

    /** Returns the columns with their fields and examples, then the names that did not exist, each on a line. */
    static String of(Understanding table) {
        StringBuilder text = new StringBuilder();
        line(text, "Read as " + table.title() + ": " + table.fileRows() + " rows, " + table.sneakers() + " sneakers.");
        for (Understanding.ColumnUse column : table.columns()) {
            line(
                    text,
                    "  " + padded(column.column(), COLUMN_WIDTH) + " "
                            + padded(column.fields().isEmpty() ? "-" : String.join(", ", column.fields()), FIELD_WIDTH)
                            + " " + example(column));
        }
        table.missing()
                .forEach((resource, names) -> line(text, "  not in the catalog before: " + resource(resource, names)));
        if (table.zeroAmounts() > 0) {
            line(text, "  " + table.zeroAmounts() + " amounts of 0 were left out.");
        }
        return text.toString();
    }

    private static String resource(String resource, List<String> names) {
        return names.size() + " " + resource + " ("
                + String.join(", ", names.subList(0, Math.min(MAX_NAMES, names.size())))
                + (names.size() > MAX_NAMES ? ", ..." : "") + ")";
    }

    private static String example(Understanding.ColumnUse column) {
        String example = column.example() == null ? "" : column.example().replaceAll("\\s+", " ");
        return column.read() == null || column.read().equals(example) ? example : example + " -> " + column.read();
    }

    private static String padded(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
