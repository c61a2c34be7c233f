// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a source of any format, unpacked if it is gzip (RFC 1952), up to a limit. */
public final class UnpackedSource extends FilterInputStream {

    private static final int CHUNK = 64 * 1024;

    private final long maxBytes;
    private final boolean packed;
    private long bytes;

    private UnpackedSource(InputStream content, boolean packed, long maxBytes) {
        super(content);
        this.packed = packed;
        this.maxBytes = maxBytes;
    }

    /**
     * Opens a source.
     *
     * @param maxBytes the maximum size of the unpacked source, in bytes
     * @throws BrokenGzipException if the source begins like gzip and cannot be unpacked; {@code read} throws it, too
     */
    public static UnpackedSource open(InputStream source, long maxBytes) throws IOException {
        BufferedInputStream ahead = new BufferedInputStream(source, CHUNK);
        ahead.mark(2);
        boolean packed = ahead.read() == 0x1f && ahead.read() == 0x8b;
        ahead.reset();
        try {
            return new UnpackedSource(packed ? new GZIPInputStream(ahead, CHUNK) : ahead, packed, maxBytes);
        } catch (EOFException | ZipException broken) {
            throw RowSource.broken(broken);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(into, offset, length);
        } catch (EOFException | ZipException broken) {
            throw packed ? RowSource.broken(broken) : broken;
        }
        bytes += Math.max(read, 0);
        if (bytes > maxBytes) {
            throw new SourceTooLargeException(maxBytes);
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
