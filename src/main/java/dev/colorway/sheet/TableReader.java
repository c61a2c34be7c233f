// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a table, one row after the other, with memory that does not grow with the table. Not thread-safe. */
interface TableReader extends Closeable {

    /** The maximum count of columns, of a header line or of all rows together. */
    int MAX_COLUMNS = 1000;

    /** The maximum length of a row, in characters. */
    int MAX_ROW_CHARACTERS = 512 * 1024;

    /**
     * Returns the names of the columns: those of the header line, or those of the first row if each row names its own.
     * Call it before {@link #next}.
     */
    List<String> columns() throws IOException;

    /** Returns the names of the sheets that are not read although they have rows: only the first sheet is a table. */
    default List<String> otherSheets() throws IOException {
        return List.of();
    }

    /** Returns the next row; null after the last one. Leaves empty rows out. */
    @Nullable
    SourceRow next() throws IOException;

    @Override
    void close() throws IOException;
}
