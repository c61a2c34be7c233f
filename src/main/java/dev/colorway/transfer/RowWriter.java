// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import java.io.IOException;

/**
 * Writes rows in a {@link RowFormat}. Equal drafts give equal bytes. It is for one thread.
 *
 * <p>It is no {@code Closeable} on purpose: a file that breaks off on the way must not be ended as if it were whole.
 */
public interface RowWriter {

    /** Writes one draft as a row, into a buffer first. */
    void write(String resource, Record draft) throws IOException;

    /** Writes what is buffered and flushes the stream, which stays open. Nothing may be written afterwards. */
    void finish() throws IOException;
}
