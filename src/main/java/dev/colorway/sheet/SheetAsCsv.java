// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.rows.CsvRecords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Converts a sheet to CSV while a CSV reader reads. Each read returns at most one record, so the CSV reader never reads
 * ahead, and {@link #row} is always the row of the sheet that the CSV reader read last.
 */
final class SheetAsCsv extends InputStream {

    /** The record for a row without readable cells. */
    private static final byte[] UNREADABLE = "?\n".getBytes(StandardCharsets.UTF_8);

    private final WorkbookTable table;
    private byte[] record;
    private int at;
    private long line;
    private @Nullable SourceRow row;

    /** @param table the sheet, at its first row; closed with this stream */
    SheetAsCsv(WorkbookTable table) throws IOException {
        this.table = table;
        record = bytes(table.columns());
        line = table.headerLine();
    }

    private static byte[] bytes(List<String> texts) {
        return CsvRecords.record(texts).getBytes(StandardCharsets.UTF_8);
    }

    WorkbookTable table() {
        return table;
    }

    /** Returns which row of the sheet, from 1, was read last. At the beginning, this is the row of the header. */
    long line() {
        return line;
    }

    /** Returns the row that was read last; null before the first row after the header. */
    @Nullable
    SourceRow row() {
        return row;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (at == record.length) {
            SourceRow next = table.next();
            if (next == null) {
                return -1;
            }
            row = next;
            line = Math.max(line + 1, next.line());
            // A record without cells would be skipped as an empty line.
            record = next.cells().isEmpty()
                    ? UNREADABLE
                    : bytes(table.columns().stream().map(next::text).toList());
            at = 0;
        }
        int count = Math.min(length, record.length - at);
        System.arraycopy(record, at, into, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
