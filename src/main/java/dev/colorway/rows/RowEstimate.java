// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import java.io.IOException;
import java.io.InputStream;

/** Estimates how many rows a file has, without reading all of a large file. */
public final class RowEstimate {

    /** The length of a typical row of an export as NDJSON, in bytes. */
    private static final int BYTES_PER_ROW = 200;

    private RowEstimate() {}

    /**
     * Returns whether a file probably has at least this many rows. Reads at most {@value #BYTES_PER_ROW} unpacked bytes
     * for each row: a file with more bytes counts as large enough, even if its rows are longer. The rows of a damaged
     * gzip file end where the damage begins.
     *
     * @param file the file, in gzip or not; this method closes it
     */
    public static boolean isAtLeast(long rows, InputStream file) throws IOException {
        try (file;
                RowSource source = new RowSource(file, rows * BYTES_PER_ROW)) {
            long found = 0;
            while (found < rows && source.nextLine()) {
                found++;
            }
            return found == rows;
        } catch (SourceTooLargeException large) {
            return true;
        } catch (BrokenGzipException broken) {
            // The import reads the file again and reports the damage.
            return false;
        }
    }
}
