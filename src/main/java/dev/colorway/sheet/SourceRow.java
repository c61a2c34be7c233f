// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table as its file has it.
 *
 * @param line the line, or the row of a spreadsheet, on which it begins, from 1
 * @param cells the text of each cell that is not empty, by the name of its column, in the order of the columns
 * @param items parts of the row that are rows of their own, such as the sizes of a product; empty if it has none
 * @param fault why the row cannot be read; null if it can
 */
record SourceRow(
        long line,
        Map<String, String> cells,
        List<Map<String, String>> items,
        @Nullable String fault) {

    static SourceRow of(long line, Map<String, String> cells) {
        return new SourceRow(line, cells, List.of(), null);
    }

    static SourceRow unreadable(long line, String fault) {
        return new SourceRow(line, Map.of(), List.of(), fault);
    }
}
