// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as comma-separated or tab-separated values below a header line, quoted as RFC 4180 defines. A field
 * without a value is an empty cell.
 */
final class CsvRowWriter implements RowWriter {

    private final TableColumns columns;
    private final CsvWriter out;

    CsvRowWriter(RowLayout layout, OutputStream target, Collection<String> resources, char separator) {
        columns = new TableColumns(layout, resources, true);
        out = CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(target, StandardCharsets.UTF_8);
        out.writeRecord(columns.names());
    }

    @Override
    public void write(String resource, Record draft, @Nullable Record shown) throws IOException {
        String[] cells = new String[columns.names().size()];
        columns.each(resource, draft, shown, (column, member, row) -> {
            String cell = member == null || row == null ? null : member.cell(row);
            cells[column] = columns.isResource(column) ? resource : cell == null ? null : FormulaGuard.escape(cell);
        });
        try {
            out.writeRecord(cells);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }
}
