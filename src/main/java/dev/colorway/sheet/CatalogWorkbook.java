// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.rows.CsvRecords;
import dev.colorway.rows.Row;
import dev.colorway.rows.RowFormat;
import dev.colorway.rows.RowLayout;
import dev.colorway.rows.RowReader;
import dev.colorway.rows.UnpackedSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a workbook in the format of this catalog: each row names its resource. Reads all sheets; each sheet
 * has a header of its own. Converts the rows to CSV first, so a cell means the same in a workbook and in a CSV file.
 */
public final class CatalogWorkbook implements RowReader {

    private final RowLayout layout;
    private final TableFile.Content content;
    private final long maxBytes;
    private final Set<String> passedOver = new TreeSet<>();
    private @Nullable Records records;
    private @Nullable RowReader reader;
    private int sheet;
    private int sheets = 1;
    private long bytes;

    /**
     * @param content opens the file from its beginning
     * @param maxBytes the maximum size, in bytes, of the file and of its unpacked content
     */
    public CatalogWorkbook(RowLayout layout, TableFile.Content content, long maxBytes) {
        this.layout = layout;
        this.content = content;
        this.maxBytes = maxBytes;
    }

    /**
     * Converts a sheet to CSV while the CSV reader reads. Each read returns at most one record, so the CSV reader never
     * reads ahead, and {@link #row} is always the row of the sheet that the CSV reader read last.
     */
    private static final class Records extends InputStream {

        private final WorkbookTable table;
        private byte[] record;
        private int at;
        private long row = 1;

        Records(WorkbookTable table) throws IOException {
            this.table = table;
            record = bytes(table.columns());
        }

        private static byte[] bytes(List<String> texts) {
            return CsvRecords.record(texts).getBytes(StandardCharsets.UTF_8);
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
                if (next.fault() != null) {
                    throw new UnreadableTableException("Row " + next.line() + " of the workbook " + next.fault() + ".");
                }
                row = next.line();
                record = bytes(table.columns().stream().map(next::text).toList());
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

    @Override
    public @Nullable Row next() throws IOException {
        while (true) {
            if (reader == null && !openSheet()) {
                return null;
            }
            RowReader open = reader;
            Row row = open == null ? null : open.next();
            if (row != null) {
                return inWorkbook(row);
            }
            close();
            sheet++;
        }
    }

    /** Opens the next sheet that has a header. Returns false if there is none. */
    private boolean openSheet() throws IOException {
        for (; sheet < sheets; sheet++) {
            UnpackedSource source = UnpackedSource.open(content.open(), maxBytes);
            WorkbookTable table = new WorkbookTable(source, maxBytes, sheet, true);
            sheets = table.sheets();
            if (!table.columns().isEmpty()) {
                Records opened = new Records(table);
                records = opened;
                reader = RowFormat.CSV.reader(layout, opened, maxBytes);
                return true;
            }
            table.close();
        }
        return false;
    }

    private Row inWorkbook(Row row) {
        bytes += row.length();
        return records == null ? row : row.onLine(records.row);
    }

    /**
     * Returns the count of characters in the rows read so far. A workbook is compressed, so its bytes do not show the
     * progress.
     */
    @Override
    public long bytesRead() {
        return bytes;
    }

    @Override
    public List<String> ignoredColumns() {
        Set<String> names = new TreeSet<>(passedOver);
        if (reader != null) {
            names.addAll(reader.ignoredColumns());
        }
        return List.copyOf(names);
    }

    @Override
    public void close() throws IOException {
        RowReader open = reader;
        reader = null;
        if (open != null) {
            passedOver.addAll(open.ignoredColumns());
            open.close();
        }
    }
}
