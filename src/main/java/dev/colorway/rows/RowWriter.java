// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows in a {@link RowFormat}. Equal drafts produce equal bytes, except in a workbook. Not thread-safe.
 *
 * <p>A writer is not {@code Closeable} on purpose: a file that breaks off must not end as if it were complete.
 */
public interface RowWriter {

    /**
     * Writes one row, into a buffer first.
     *
     * @param shown the values that a table of this resource alone shows beside the draft; null for none
     * @throws IllegalArgumentException if the resource is unknown
     * @throws SpreadsheetLimitException if the file is a workbook and cannot contain the row
     */
    void write(String resource, Record draft, @Nullable Record shown) throws IOException;

    /** Writes the buffer and flushes the stream, which stays open. Write nothing afterwards. */
    void finish() throws IOException;
}
