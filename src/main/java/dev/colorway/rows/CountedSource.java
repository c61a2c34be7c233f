// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that are read from a source. */
public final class CountedSource extends FilterInputStream {

    private long bytes;

    public CountedSource(InputStream source) {
        super(source);
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        bytes += next < 0 ? 0 : 1;
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        bytes += Math.max(read, 0);
        return read;
    }

    /** Returns how many bytes were read so far. */
    public long bytes() {
        return bytes;
    }
}
