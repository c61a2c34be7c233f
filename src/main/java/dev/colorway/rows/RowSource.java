// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Cuts a source into rows: lines, or records of CSV, in which line breaks can be quoted. It unpacks gzip, passes over a
 * byte order mark and decodes UTF-8, strictly. Its memory is that of the longest row that may be, whatever the source
 * has.
 */
final class RowSource implements Closeable {

    /** How many bytes a row may have, without its line end. */
    static final int MAX_ROW = 256 * 1024;

    /** As many as the largest table of a spreadsheet has. */
    static final int MAX_EMPTY_ROWS = 1024 * 1024;

    private static final int CHUNK = 64 * 1024;

    private final Counted counted;
    private final InputStream source;
    private final boolean packed;
    private final long maxBytes;
    private long unpackedBytes;

    // what was fetched and not yet used lies from start to end
    private final byte[] bytes = new byte[MAX_ROW + CHUNK];
    private int start;
    private int end;
    private long nextLine = 1;
    private char separator;

    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer encoded = ByteBuffer.wrap(bytes);
    private final CharBuffer decoded = CharBuffer.allocate(MAX_ROW);
    private long line;
    private int emptyRows;
    private String fault;

    /** @param maxBytes how many bytes the source may have, unpacked */
    RowSource(InputStream source, long maxBytes) throws IOException {
        this.maxBytes = maxBytes;
        counted = new Counted(source);
        LookingAhead ahead = new LookingAhead(counted);
        packed = ahead.isGzip();
        this.source = packed ? unpacked(ahead) : ahead;
        skipByteOrderMark();
    }

    private static InputStream unpacked(InputStream packed) throws IOException {
        try {
            return new GZIPInputStream(packed, CHUNK);
        } catch (EOFException | ZipException broken) {
            throw broken(broken);
        }
    }

    private static BrokenGzipException broken(IOException cause) {
        return new BrokenGzipException(
                cause instanceof EOFException
                        ? "The gzip file is cut off: it ends before its content does."
                        : "The gzip file is damaged: it cannot be unpacked.",
                cause);
    }

    private void skipByteOrderMark() throws IOException {
        boolean more = true;
        while (end < 3 && more) {
            more = fill();
        }
        if (end >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            start = 3;
        }
    }

    /** Goes to the next line; false after the last. */
    boolean nextLine() throws IOException {
        return next(false);
    }

    /** Goes to the next record of CSV that is no empty line; false after the last. */
    boolean nextRecord() throws IOException {
        while (next(true)) {
            if (fault != null || length() > 0) {
                return true;
            }
            passOver();
        }
        return false;
    }

    /**
     * Counts the row as empty. Packed, millions of empty rows take a few kilobytes, and minutes to read.
     *
     * @throws EmptyRowsException if there were too many
     */
    void passOver() throws IOException {
        if (++emptyRows > MAX_EMPTY_ROWS) {
            throw new EmptyRowsException(MAX_EMPTY_ROWS, line);
        }
    }

    /** What separates cells from here on. Before that, commas, semicolons and tabs do. */
    void separateBy(char separator) {
        this.separator = separator;
    }

    /** Where a quote does not begin a cell it is a text like any other, as for FastCSV, which takes the cells apart. */
    private boolean next(boolean csv) throws IOException {
        if (start == end && !fill()) {
            return false;
        }
        line = nextLine;
        boolean ended = false;
        boolean tooLong = false;
        boolean inQuotes = false;
        boolean mayOpen = true;
        boolean bareReturn = false;
        byte last = 0;
        int at = start;
        while (!ended) {
            if (at == end) {
                // one more than the row, for the carriage return of its line end
                if (end - start > MAX_ROW + 1) {
                    tooLong = true;
                    start = end;
                }
                at -= start;
                if (!fill()) {
                    break;
                }
            }
            byte next = bytes[at++];
            if (next == '\n') {
                nextLine++;
                ended = !inQuotes;
            }
            if (csv) {
                bareReturn |= last == '\r' && next != '\n' && !inQuotes;
                if (next == '"') {
                    // after a closing quote, one more makes the two a quote in the text
                    inQuotes = !inQuotes && mayOpen;
                    mayOpen = true;
                } else if (!inQuotes) {
                    mayOpen = separates(next);
                }
                last = next;
            }
        }
        int first = start;
        int afterLast = ended ? at - 1 : at;
        start = at;
        if (afterLast > first && bytes[afterLast - 1] == '\r') {
            afterLast--;
        }
        fault = inQuotes
                ? "a cell begins with a quote (\") in this row, and no quote ends it"
                : tooLong || afterLast - first > MAX_ROW
                        ? "is longer than " + MAX_ROW / 1024 + " KiB"
                        : bareReturn
                                ? "has a carriage return without a line feed: lines end with LF or CRLF"
                                : decode(first, afterLast);
        return true;
    }

    private boolean separates(byte next) {
        return separator == 0 ? next == ',' || next == ';' || next == '\t' : next == separator;
    }

    private String decode(int first, int afterLast) {
        encoded.limit(afterLast).position(first);
        decoded.clear();
        return utf8.reset().decode(encoded, decoded, true).isError()
                ? "is not UTF-8 from character " + (decoded.position() + 1) + " on"
                : null;
    }

    /** Fetches more behind what is there, which it moves to the beginning; false at the end of the source. */
    private boolean fill() throws IOException {
        System.arraycopy(bytes, start, bytes, 0, end - start);
        end -= start;
        start = 0;
        int fetched = fetch();
        if (fetched < 0) {
            return false;
        }
        end += fetched;
        unpackedBytes += fetched;
        if (unpackedBytes > maxBytes) {
            throw new SourceTooLargeException(maxBytes);
        }
        return true;
    }

    private int fetch() throws IOException {
        try {
            return source.read(bytes, end, bytes.length - end);
        } catch (EOFException | ZipException broken) {
            throw packed ? broken(broken) : broken;
        }
    }

    /** The line that the row begins on, from 1. */
    long line() {
        return line;
    }

    /** Why the row has no text; null if it has. Reading can go on behind it. */
    String fault() {
        return fault;
    }

    /** The text of the row: the first {@link #length} characters of this, until the next row. */
    char[] chars() {
        return decoded.array();
    }

    int length() {
        return decoded.position();
    }

    /** Whether the row is nothing but spaces and tabs. */
    boolean isBlank() {
        for (int at = 0; at < length(); at++) {
            if (chars()[at] != ' ' && chars()[at] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** How many bytes of the source were fetched, as they come. */
    long bytesRead() {
        return counted.bytes;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private static final class Counted extends FilterInputStream {

        private long bytes;

        Counted(InputStream source) {
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
    }

    private static final class LookingAhead extends BufferedInputStream {

        LookingAhead(InputStream source) {
            super(source, CHUNK);
        }

        boolean isGzip() throws IOException {
            mark(2);
            boolean magic = read() == 0x1f && read() == 0x8b;
            reset();
            return magic;
        }

        /**
         * GZIPInputStream asks this whether one more member follows. A stream from a network says no where it would
         * only have to wait.
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
