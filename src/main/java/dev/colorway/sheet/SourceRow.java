// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table as its file has it.
 *
 * @param line the line, or the row of a spreadsheet, on which it begins, from 1; it identifies the row
 * @param cells the text of each cell that is not empty, by the name of its column, in the order of the columns
 * @param items parts of the row that are rows of their own, such as the sizes of a product; empty if it has none
 * @param object the JSON object that the row is; null in other formats
 * @param fault why the row cannot be read; null if it can
 * @param isEnd whether the table cannot be read beyond it
 */
record SourceRow(
        long line,
        Map<String, String> cells,
        List<Map<String, String>> items,
        @Nullable ObjectNode object,
        @Nullable String fault,
        boolean isEnd) {

    static SourceRow of(long line, Map<String, String> cells) {
        return new SourceRow(line, cells, List.of(), null, null, false);
    }

    /** Returns a row that cannot be read, with those of its cells that can. */
    static SourceRow unreadable(long line, Map<String, String> cells, String fault) {
        return new SourceRow(line, cells, List.of(), null, fault, false);
    }

    static SourceRow unreadable(long line, String fault) {
        return unreadable(line, Map.of(), fault);
    }

    /** Returns a row beyond which nothing can be read. */
    static SourceRow end(long line, String fault) {
        return new SourceRow(line, Map.of(), List.of(), null, fault, true);
    }

    SourceRow onLine(long other) {
        return new SourceRow(other, cells, items, object, fault, isEnd);
    }
}
