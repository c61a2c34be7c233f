// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes rows as comma-separated values (RFC 4180) below a header line. A field without a value is an empty cell. */
final class CsvRowWriter implements RowWriter {

    private final Map<String, RowMember[]> membersByColumn = new HashMap<>();
    private final CsvWriter out;

    CsvRowWriter(RowLayout layout, OutputStream target, Collection<String> resources) throws IOException {
        List<String> columns = layout.columns(resources);
        for (String resource : resources) {
            RowMember[] members = new RowMember[columns.size()];
            layout.requireMembers(resource).forEach(member -> members[columns.indexOf(member.name())] = member);
            membersByColumn.put(resource, members);
        }
        out = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(target, StandardCharsets.UTF_8);
        write(columns.toArray(String[]::new));
    }

    @Override
    public void write(String resource, Record draft) throws IOException {
        RowMember[] members = membersByColumn.get(resource);
        if (members == null) {
            throw new IllegalArgumentException(resource + " have no columns here");
        }
        String[] cells = new String[members.length];
        cells[0] = resource;
        for (int column = 1; column < cells.length; column++) {
            String cell = members[column] == null ? null : members[column].cell(draft);
            cells[column] = cell == null ? null : FormulaGuard.escape(cell);
        }
        write(cells);
    }

    private void write(String[] cells) throws IOException {
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
