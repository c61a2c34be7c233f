// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a source of any format, one after the other, with memory that does not grow with the source. Skips
 * blank lines and lines of empty cells, which spreadsheets leave behind. Not thread-safe.
 */
public interface RowReader extends Closeable {

    /**
     * Returns the next row, with its faults if it has any; null after the last row.
     *
     * @throws BrokenGzipException if the gzip source is damaged or cut off
     * @throws EmptyRowsException if the source has too many empty rows
     * @throws SourceTooLargeException if the source has too many bytes
     */
    @Nullable
    Row next() throws IOException;

    /**
     * Returns the names of the columns whose cells were ignored so far, in alphabetical order: exports show these
     * columns, but no import writes them.
     */
    default List<String> ignoredColumns() {
        return List.of();
    }

    /**
     * Returns whether the faults of a row are those of the source itself, such as an unknown column. The reader still
     * returns the rows after it if it can read them, so the caller gets all faults at once.
     */
    default boolean isOfSource(Row row) {
        return false;
    }

    /**
     * Returns whether the reader has left out all rows of the entries to which these lines belong. Always true if each
     * row is an entry of its own.
     */
    default boolean leavesOut(Set<Long> lines) {
        return true;
    }

    /**
     * Starts to read again, and leaves out all rows of the entries to which these lines belong. Then {@link #next}
     * returns an unreadable row for each row that is left out only because of another row of its entry.
     *
     * @param lines lines for which {@link #leavesOut} returned false
     * @throws UnsupportedOperationException if each row is an entry of its own
     */
    default void restartWithout(Set<Long> lines) throws IOException {
        throw new UnsupportedOperationException("Each row is an entry of its own");
    }

    /**
     * Returns how many rows of the source were read so far.
     *
     * @param returned how many rows {@link #next} has returned. The result is the same count, unless one row of the
     *     source becomes several rows
     */
    default long rowsRead(long returned) {
        return returned;
    }

    /**
     * Returns how many bytes of the source were read so far; of gzip, the packed bytes. A reader that reads the source
     * several times divides the bytes by the passes that it expects; the reader of a workbook of this catalog returns
     * the characters of its rows.
     */
    long bytesRead();

    /**
     * Returns where a row is. Not the same as its line if the lines of each sheet of a workbook begin at 1, or if
     * several rows share a line of the file.
     *
     * @param line the line of a row that {@link #next} has returned
     */
    default RowPosition positionOf(long line) {
        return new RowPosition(null, line);
    }

    /**
     * Returns the column of the file that a field of a row came from.
     *
     * @param resource the resource of the row
     */
    default String columnOf(String resource, String field) {
        return field;
    }

    /**
     * Returns advice on a wrong value of a field, as a sentence without a full stop; null if the fault needs none.
     *
     * @param resource the resource of the row
     */
    default @Nullable String adviceOn(String resource, String field) {
        return null;
    }

    /** Closes the source. */
    @Override
    void close() throws IOException;
}
