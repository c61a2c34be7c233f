// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table, with the texts of its file.
 *
 * @param line the line, or the row of a spreadsheet, on which it begins, from 1; it identifies the row
 * @param cells the value of each cell that is not empty, by the name of its column, in the order of the columns
 * @param items parts of the row that are rows of their own, such as the sizes of a product; empty if it has none
 * @param object the JSON object of the row; null in other formats
 * @param beyond the texts of the readable cells beyond the last column of the header row
 * @param fault why the row cannot be read; null if it can
 * @param isEnd whether the table cannot be read beyond it
 */
record SourceRow(
        long line,
        Map<String, Cell> cells,
        List<Map<String, Cell>> items,
        @Nullable ObjectNode object,
        List<String> beyond,
        @Nullable String fault,
        boolean isEnd) {

    /**
     * The value of a cell.
     *
     * @param text the value as text; a number is written in plain decimals
     * @param isNumber whether the file has a number, not a text; a number has only one meaning
     * @param isError whether the value is the error of a formula in a workbook, such as #N/A
     */
    record Cell(String text, boolean isNumber, boolean isError) {

        /**
         * More zeros than any number of the catalog has. A number with an exponent of nine digits would need gigabytes.
         */
        private static final int MAX_ZEROS = 100;

        Cell(String text, boolean isNumber) {
            this(text, isNumber, false);
        }

        static Cell ofText(String text) {
            return new Cell(text, false);
        }

        /**
         * Returns a number without zeros at the end of its decimals: they do not show how the table writes numbers. A
         * number with more than {@value #MAX_ZEROS} zeros at its end, or more than {@value #MAX_ZEROS} decimals,
         * becomes a text. No field reads the scientific form of such a text as a number.
         */
        static Cell ofNumber(BigDecimal number) {
            BigDecimal stripped = number.stripTrailingZeros();
            return Math.abs((long) stripped.scale()) > MAX_ZEROS
                    ? ofText(stripped.toString())
                    : new Cell(stripped.toPlainString(), true);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static SourceRow of(long line, Map<String, Cell> cells) {
        return new SourceRow(line, cells, List.of(), null, List.of(), null, false);
    }

    /** Returns an unreadable row, with its readable cells. See {@link #beyond}. */
    static SourceRow unreadable(long line, Map<String, Cell> cells, List<String> beyond, String fault) {
        return new SourceRow(line, cells, List.of(), null, beyond, fault, false);
    }

    static SourceRow unreadable(long line, String fault) {
        return unreadable(line, Map.of(), List.of(), fault);
    }

    /** Returns a row beyond which nothing can be read. */
    static SourceRow end(long line, String fault) {
        return new SourceRow(line, Map.of(), List.of(), null, List.of(), fault, true);
    }

    /** Returns the text of a cell; empty without one. */
    String text(String column) {
        Cell cell = cells.get(column);
        return cell == null ? "" : cell.text();
    }

    /** Returns whether no cell of the row could be read. */
    boolean isLost() {
        return cells.isEmpty() && beyond.isEmpty();
    }

    SourceRow onLine(long other) {
        return new SourceRow(other, cells, items, object, beyond, fault, isEnd);
    }
}
