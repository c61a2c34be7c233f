// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.rows.CountedSource;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table. They can be read several times, each time from the first row to the last. Each row has a line of
 * its own: if several rows of JSON or XML share a line, the second one gets the next line, and so on.
 */
final class TableRows implements Closeable {

    private final TableFile file;
    private final ColumnMapping mapping;
    private @Nullable TableReader table;
    private @Nullable CountedSource source;
    private @Nullable List<String> otherSheets;
    private long bytesBefore;
    private long lastLine;

    /**
     * @param mapping gets the columns of the header, so that a table without rows also reports the faults of its
     *     columns
     */
    TableRows(TableFile file, ColumnMapping mapping) {
        this.file = file;
        this.mapping = mapping;
    }

    /** Returns the next row; null after the last one. After that, the first row follows again. */
    @Nullable
    SourceRow next() throws IOException {
        SourceRow row = open().next();
        if (row == null) {
            close();
            return null;
        }
        lastLine = Math.max(lastLine + 1, row.line());
        return row.onLine(lastLine);
    }

    private TableReader open() throws IOException {
        TableReader opened = table;
        if (opened == null) {
            bytesBefore = bytesRead();
            lastLine = 0;
            CountedSource content = new CountedSource(file.content());
            source = content;
            opened = file.open(content);
            table = opened;
            mapping.addHeader(opened.columns());
            if (otherSheets == null) {
                otherSheets = opened.otherSheets();
            }
        }
        return opened;
    }

    /** Returns the names of the sheets that are not read although they have rows. */
    List<String> otherSheets() {
        return otherSheets == null ? List.of() : otherSheets;
    }

    /** Returns how many bytes all passes together have read. */
    long bytesRead() {
        return bytesBefore + (source == null ? 0 : source.bytes());
    }

    @Override
    public void close() throws IOException {
        TableReader opened = table;
        table = null;
        if (opened != null) {
            opened.close();
        }
    }
}
