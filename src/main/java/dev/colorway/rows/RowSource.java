// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Splits a source into rows: lines, or CSV records, which can contain quoted line breaks. Unpacks gzip, skips a byte
 * order mark and decodes UTF-8 strictly. Its memory depends only on the maximum length of a row, not on the source.
 */
final class RowSource implements Closeable {

    /** The maximum length of a row, in bytes, without its line end. */
    static final int MAX_ROW = 512 * 1024;

    /** The maximum number of empty rows: the rows of the largest spreadsheet table. */
    static final int MAX_EMPTY_ROWS = 1024 * 1024;

    private static final int CHUNK = 64 * 1024;

    private final CountedSource counted;
    private final InputStream source;

    // The bytes from start to end are read and not used yet.
    private final byte[] bytes = new byte[MAX_ROW + CHUNK];
    private int start;
    private int end;
    private long nextLine = 1;
    private char separator;

    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    /** The encoding in which spreadsheets write CSV if it is not UTF-8. */
    private final CharsetDecoder ofSpreadsheets = Charset.forName("windows-1252")
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    private final ByteBuffer encoded = ByteBuffer.wrap(bytes);
    private final CharBuffer decoded = CharBuffer.allocate(MAX_ROW);
    private long line;
    private int emptyRows;
    private @Nullable String fault;
    private boolean hasByteOrderMark;
    private boolean isUndecodable;

    /** @param maxBytes the maximum size of the unpacked source, in bytes */
    RowSource(InputStream source, long maxBytes) throws IOException {
        counted = new CountedSource(source);
        this.source = UnpackedSource.open(counted, maxBytes);
        skipByteOrderMark();
    }

    private void skipByteOrderMark() throws IOException {
        boolean more = true;
        while (end < 3 && more) {
            more = fill();
        }
        if (end >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            start = 3;
            hasByteOrderMark = true;
        }
    }

    /** Moves to the next line. Returns false after the last line. */
    boolean nextLine() throws IOException {
        return next(false);
    }

    /**
     * Moves to the next CSV record that is not an empty line. Returns false after the last record.
     *
     * @throws EmptyRowsException if there are too many empty lines
     */
    boolean nextRecord() throws IOException {
        while (next(true)) {
            if (fault != null || length() > 0) {
                return true;
            }
            countEmptyRow();
        }
        return false;
    }

    /**
     * Counts the row as empty. Millions of empty rows compress to a few kilobytes and take minutes to read.
     *
     * @throws EmptyRowsException if there are too many empty rows
     */
    void countEmptyRow() throws IOException {
        if (++emptyRows > MAX_EMPTY_ROWS) {
            throw new EmptyRowsException(MAX_EMPTY_ROWS, line);
        }
    }

    /** Sets the separator of cells. Before this call, comma, semicolon and tab separate cells. */
    void setSeparator(char separator) {
        this.separator = separator;
    }

    /**
     * Moves to the next row. In CSV, a quote that does not begin a cell is normal text, as in FastCSV, which splits the
     * cells.
     */
    private boolean next(boolean csv) throws IOException {
        if (start == end && !fill()) {
            return false;
        }
        line = nextLine;
        boolean ended = false;
        boolean tooLong = false;
        boolean inQuotes = false;
        boolean canOpenQuotes = true;
        boolean bareReturn = false;
        byte last = 0;
        int at = start;
        while (!ended) {
            if (at == end) {
                // One byte more than a row, for the carriage return of its line end.
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
                    // A quote right after a closing quote reopens the cell: the two are one quote in the text.
                    inQuotes = !inQuotes && canOpenQuotes;
                    canOpenQuotes = true;
                } else if (!inQuotes) {
                    canOpenQuotes = isSeparator(next);
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
        String undecodable = decode(first, afterLast);
        fault = inQuotes
                ? "a cell begins with a quote (\") in this row, and no quote ends it"
                : tooLong || afterLast - first > MAX_ROW
                        ? "is longer than " + MAX_ROW / 1024 + " KiB"
                        : bareReturn
                                ? "has a carriage return without a line feed: lines end with LF or CRLF"
                                : undecodable;
        return true;
    }

    private boolean isSeparator(byte next) {
        return separator == 0 ? next == ',' || next == ';' || next == '\t' : next == separator;
    }

    private @Nullable String decode(int first, int afterLast) {
        encoded.limit(afterLast).position(first);
        decoded.clear();
        isUndecodable = utf8.reset().decode(encoded, decoded, true).isError();
        if (!isUndecodable) {
            return null;
        }
        int character = decoded.position() + 1;
        // Decodes the row again, because the file of the rejected rows contains its text.
        encoded.limit(afterLast).position(first);
        decoded.clear();
        ofSpreadsheets.reset().decode(encoded, decoded, true);
        return "is not UTF-8 from character " + character
                + " on: save the file as UTF-8, in a spreadsheet as CSV UTF-8";
    }

    /**
     * Reads more bytes after the unused ones, which it first moves to the start of the buffer. Returns false at the end
     * of the source.
     */
    private boolean fill() throws IOException {
        System.arraycopy(bytes, start, bytes, 0, end - start);
        end -= start;
        start = 0;
        int count = source.read(bytes, end, Math.min(CHUNK, bytes.length - end));
        if (count < 0) {
            return false;
        }
        end += count;
        return true;
    }

    /** Returns whether the source begins with a byte order mark, which no row contains. */
    boolean hasByteOrderMark() {
        return hasByteOrderMark;
    }

    /** Returns whether the row is not UTF-8. Its text is then decoded as Windows-1252. */
    boolean isUndecodable() {
        return isUndecodable;
    }

    /** Returns the line on which the row begins, from 1. */
    long line() {
        return line;
    }

    /** Returns why the row cannot be used; null if it can. Reading can continue with the next row. */
    @Nullable
    String fault() {
        return fault;
    }

    /** Returns the buffer of the row. Its first {@link #length} characters are the text, until the next row. */
    char[] chars() {
        return decoded.array();
    }

    int length() {
        return decoded.position();
    }

    /** Returns whether the row contains only spaces and tabs, or nothing. */
    boolean isBlank() {
        for (int at = 0; at < length(); at++) {
            if (chars()[at] != ' ' && chars()[at] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Returns how many bytes of the source were read so far; of gzip, the packed bytes. */
    long bytesRead() {
        return counted.bytes();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
