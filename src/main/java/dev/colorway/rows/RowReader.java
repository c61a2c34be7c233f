// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import java.io.Closeable;
import java.io.IOException;

/**
 * Reads rows in a {@link RowFormat}, one after the other, in memory that does not grow with the source. Blank lines are
 * passed over, and so are lines of empty cells, which spreadsheets leave behind. It is for one thread.
 */
public interface RowReader extends Closeable {

    /**
     * The next row, with its faults if it has any; null after the last.
     *
     * @throws BrokenGzipException if the source is gzip that is damaged or cut off
     * @throws EmptyRowsException if the source has too many empty rows
     * @throws SourceTooLargeException if the source has more bytes than it may have
     */
    Row next() throws IOException;

    /** How many bytes of the source were fetched so far, as they come: packed, if it is packed. */
    long bytesRead();

    /** Closes the source. */
    @Override
    void close() throws IOException;
}
