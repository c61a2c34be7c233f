// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a source of any format, unpacked if it is gzip (RFC 1952), up to a limit. A gzip file of a few kilobytes
 * can unpack to many megabytes, which take minutes to read. So a source with a much higher ratio than a catalog is
 * refused.
 */
public final class UnpackedSource extends FilterInputStream {

    private static final int CHUNK = 64 * 1024;
    /** The maximum ratio of the unpacked size to the packed size. Catalogs have 10 to 40; gzip allows 1,032. */
    private static final int MAX_RATIO = 200;
    /** The unpacked size, in bytes, up to which every ratio is allowed. */
    private static final long FREE_BYTES = 16 << 20;

    private final CountedSource sent;
    private final long maxBytes;
    private final boolean packed;
    private long bytes;

    private UnpackedSource(InputStream content, CountedSource sent, boolean packed, long maxBytes) {
        super(content);
        this.sent = sent;
        this.packed = packed;
        this.maxBytes = maxBytes;
    }

    /**
     * Opens a source.
     *
     * @param maxBytes the maximum size of the unpacked source, in bytes
     * @throws BrokenGzipException if the source begins like gzip and cannot be unpacked; {@code read} also throws this
     *     exception, and {@link SourceTooLargeException}
     */
    public static UnpackedSource open(InputStream source, long maxBytes) throws IOException {
        CountedSource sent = new CountedSource(source);
        LookingAhead ahead = new LookingAhead(sent);
        boolean packed = ahead.isGzip();
        try {
            return new UnpackedSource(packed ? new GZIPInputStream(ahead, CHUNK) : ahead, sent, packed, maxBytes);
        } catch (EOFException | ZipException broken) {
            throw BrokenGzipException.of(broken);
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
            throw packed ? BrokenGzipException.of(broken) : broken;
        }
        bytes += Math.max(read, 0);
        if (bytes > maxBytes) {
            throw new SourceTooLargeException(maxBytes);
        }
        if (packed && bytes > FREE_BYTES && bytes / MAX_RATIO > sent.bytes()) {
            throw new SourceTooLargeException(MAX_RATIO);
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private static final class LookingAhead extends BufferedInputStream {

        LookingAhead(InputStream source) {
            super(source, CHUNK);
        }

        boolean isGzip() throws IOException {
            mark(2);
            boolean isGzip = read() == 0x1f && read() == 0x8b;
            reset();
            return isGzip;
        }

        /**
         * GZIPInputStream calls this to find out whether another gzip member follows. A network stream returns 0 if it
         * has to wait for data, so this method first waits for one byte.
         */
        @Override
        public synchronized int available() throws IOException {
            mark(1);
            read();
            reset();
            return super.available();
        }
    }
}
