// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.colorway.rows.CsvRecords;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table of comma-, semicolon- or tab-separated values below a header line. */
final class TextTable implements TableReader {

    private final CsvRecords records;
    private final List<String> columns = new ArrayList<>();
    private @Nullable SourceRow wrongHeader;
    private boolean isOpen;

    TextTable(InputStream source, long maxBytes) throws IOException {
        records = CsvRecords.open(source, maxBytes);
    }

    @Override
    public List<String> columns() throws IOException {
        if (!isOpen) {
            isOpen = true;
            readHeader();
        }
        return columns;
    }

    private void readHeader() throws IOException {
        if (!records.next()) {
            wrongHeader = SourceRow.end(1, "has no header line with the names of the columns");
            return;
        }
        try {
            String[] names = records.texts();
            if (names.length > MAX_COLUMNS) {
                wrongHeader = SourceRow.end(
                        records.line(),
                        "names " + names.length + " columns: a header line may name " + MAX_COLUMNS + " at most");
                return;
            }
            Arrays.stream(names).map(Blanks::plain).forEach(columns::add);
        } catch (CsvParseException unreadable) {
            wrongHeader = SourceRow.end(records.line(), String.valueOf(unreadable.getMessage()));
        }
    }

    @Override
    public @Nullable SourceRow next() throws IOException {
        columns();
        if (wrongHeader != null) {
            SourceRow fault = wrongHeader;
            wrongHeader = null;
            return fault;
        }
        while (!columns.isEmpty() && records.next()) {
            String[] cells;
            try {
                cells = records.texts();
            } catch (CsvParseException unreadable) {
                return SourceRow.unreadable(records.line(), String.valueOf(unreadable.getMessage()));
            }
            if (!Arrays.stream(cells).map(Blanks::plain).allMatch(String::isEmpty)) {
                return row(cells);
            }
            records.countEmptyRow();
        }
        return null;
    }

    /**
     * Accepts a row with fewer cells than columns, or with extra empty cells: some programs omit or add empty cells.
     */
    private SourceRow row(String[] cells) {
        Map<String, SourceRow.Cell> named = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            String cell = Blanks.plain(cells[i]);
            if (!cell.isEmpty() && i >= columns.size()) {
                return SourceRow.unreadable(
                        records.line(),
                        "has " + cells.length + " cells, where the header line names " + columns.size() + " columns");
            }
            if (!cell.isEmpty()) {
                named.putIfAbsent(columns.get(i), SourceRow.Cell.ofText(cell));
            }
        }
        return SourceRow.of(records.line(), named);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
