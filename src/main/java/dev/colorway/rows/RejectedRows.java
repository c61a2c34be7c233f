// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.colorway.http.problem.Excerpt;
import dev.colorway.http.problem.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Copies the rows of a file that have faults into a file of the same format, each with its faults in a further column
 * or field. Reads the file a second time, so the import does not have to keep its rows in memory. The caller can
 * correct the copy and import it.
 */
public final class RejectedRows {

    /** How many rows an import can leave out. Their faults are in memory until it ends. */
    public static final int MAX = 50_000;

    /** How many characters of a row that cannot be parsed are copied. */
    private static final int MAX_UNREADABLE = 100_000;

    /** The field for text that belongs to no field. An import refuses it. */
    private static final String UNREADABLE = "unreadable";

    private final SortedMap<Long, String> faults;
    private final Consumer<String> target;

    private RejectedRows(SortedMap<Long, String> faults, Consumer<String> target) {
        this.faults = faults;
        this.target = target;
    }

    /**
     * Copies rows. Copies none if the header line of a CSV or TSV file is unreadable.
     *
     * @param source the file from its beginning; this method closes it
     * @param maxBytes the maximum size of the unpacked file
     * @param faults the faults of the rows to copy, at least one, by the lines on which the rows begin
     * @param target receives the lines of the copy, with their line ends; for CSV and TSV, the header line first
     * @return the format of the copy: CSV with tabs is TSV
     */
    public static RowFormat copy(
            RowFormat format,
            InputStream source,
            long maxBytes,
            SortedMap<Long, String> faults,
            Consumer<String> target)
            throws IOException {
        try (RowSource rows = new RowSource(source, maxBytes)) {
            RejectedRows copy = new RejectedRows(faults, target);
            if (format.isPlainTable()) {
                return copy.csv(rows, format == RowFormat.TSV ? RowFormat.TAB : CsvRecords.ANY_SEPARATOR);
            }
            copy.ndjson(rows);
            return format;
        }
    }

    /** Returns a row of JSON as a line, with its faults. */
    public static String line(ObjectNode row, String fault) {
        row.remove(RowLayout.FAULT);
        return RowJson.write(row.put(RowLayout.FAULT, fault)) + "\n";
    }

    /**
     * Returns a row of a table as a line of NDJSON, with its faults. Each cell has the value that an import of the
     * table reads; an empty cell is null. A cell that cannot be read is copied as text. If the resource of the row is
     * misspelt, the nearest known resource decides the types of the values. Leaves out the columns that an import of
     * the table ignores.
     *
     * @param cells the texts of the cells, by the names of their columns; empty for an empty cell
     * @param beyond the texts of the cells beyond the last column; they become a field that an import refuses
     */
    public static String line(RowLayout layout, Row row, Map<String, String> cells, List<String> beyond, String fault) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        if (row.isReadable()) {
            object.put(RowLayout.RESOURCE, row.resource()).setAll(row.members());
        }
        String resource = row.isReadable() ? row.resource() : nearestResource(layout, cells);
        cells.forEach((column, text) -> {
            String name = layout.column(column);
            boolean isUnread = row.faults().stream().anyMatch(wrong -> name.equals(wrong.column()));
            if (!object.has(name) && (isUnread || !row.isReadable())) {
                copyCell(layout, resource, name, text, object);
                if (isUnread && !text.isEmpty() && !object.has(name)) {
                    object.put(name, text);
                }
            }
        });
        if (!beyond.isEmpty()) {
            ArrayNode texts = object.putArray(UNREADABLE);
            beyond.forEach(texts::add);
        }
        return line(object, fault);
    }

    private static @Nullable String nearestResource(RowLayout layout, Map<String, String> cells) {
        return cells.entrySet().stream()
                .filter(cell -> layout.column(cell.getKey()).equals(RowLayout.RESOURCE))
                .findFirst()
                .map(cell -> Nearest.to(cell.getValue(), layout.resources()))
                .orElse(null);
    }

    private static void copyCell(
            RowLayout layout, @Nullable String resource, String name, String text, ObjectNode target) {
        RowMember member = layout.written(resource, name);
        if (name.equals(RowLayout.RESOURCE)) {
            if (!text.isEmpty()) {
                target.put(name, text);
            }
        } else if (member != null && !text.isEmpty()) {
            target.set(name, value(member, text));
        } else if (member != null
                && resource != null
                && layout.requireMembers(resource).contains(member)) {
            target.putNull(name);
        }
    }

    private static JsonNode value(RowMember member, String text) {
        try {
            return CsvRowReader.value(member.kind(), text);
        } catch (RowJson.Unreadable unreadable) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }

    private void ndjson(RowSource rows) throws IOException {
        while (rows.line() < faults.lastKey() && rows.nextLine()) {
            String fault = faults.get(rows.line());
            if (fault != null) {
                target.accept(line(row(rows), fault));
            }
        }
    }

    private static ObjectNode row(RowSource rows) {
        try {
            JsonNode value = rows.fault() == null ? RowJson.read(rows.chars(), rows.length()) : null;
            if (value instanceof ObjectNode row) {
                return row;
            }
        } catch (RowJson.Unreadable unreadable) {
            // The fault of the row says why.
        }
        return JsonNodeFactory.instance.objectNode().put(UNREADABLE, unreadable(rows));
    }

    private static String unreadable(RowSource rows) {
        CharBuffer text = CharBuffer.wrap(rows.chars(), 0, rows.length());
        return text.subSequence(0, Excerpt.end(text, 0, MAX_UNREADABLE)).toString();
    }

    private RowFormat csv(RowSource rows, char separator) throws IOException {
        CsvRecords records = new CsvRecords(rows, separator);
        String[] header = records.next() ? cells(records) : null;
        if (header == null) {
            return RowFormat.CSV;
        }
        int columns = header.length;
        List<String> names = Arrays.stream(header).map(String::strip).toList();
        CsvLines lines = new CsvLines(
                records.separator(),
                columns,
                IntStream.range(0, columns)
                        .filter(i -> RowLayout.FAULT.equalsIgnoreCase(names.get(i)))
                        .findFirst()
                        .orElse(columns));
        target.accept((rows.hasByteOrderMark() ? Export.BYTE_ORDER_MARK : "") + lines.line(header, RowLayout.FAULT));
        while (records.line() < faults.lastKey() && records.next()) {
            String fault = faults.get(records.line());
            if (fault != null) {
                String[] cells = cells(records);
                target.accept(lines.line(
                        cells == null || length(cells) > columns
                                ? new String[] {unreadable(rows)}
                                : Arrays.copyOf(cells, Math.min(cells.length, columns)),
                        FormulaGuard.escape(fault)));
            }
        }
        return records.separator() == RowFormat.TAB ? RowFormat.TSV : RowFormat.CSV;
    }

    /** Returns the count of cells up to the last one that is not empty: some programs add empty ones. */
    private static int length(String[] cells) {
        int length = cells.length;
        while (length > 0 && cells[length - 1].isBlank()) {
            length--;
        }
        return length;
    }

    /** Returns the cells of the current record; null if it is not CSV. */
    private static String @Nullable [] cells(CsvRecords records) {
        try {
            return records.cellsToCopy();
        } catch (CsvParseException unreadable) {
            return null;
        }
    }

    /**
     * Writes lines of the copy.
     *
     * @param columns how many columns the file has
     * @param faultColumn the index of the column of the faults
     */
    private record CsvLines(char separator, int columns, int faultColumn) {

        String line(String[] cells, String fault) {
            List<@Nullable String> row = new ArrayList<>(Arrays.asList(cells));
            while (row.size() < Math.max(columns, faultColumn + 1)) {
                row.add(null);
            }
            row.set(faultColumn, fault);
            StringWriter line = new StringWriter();
            try (CsvWriter out = CsvWriter.builder()
                    .fieldSeparator(separator)
                    .lineDelimiter(LineDelimiter.CRLF)
                    .build(line)) {
                out.writeRecord(row);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return line.toString();
        }
    }
}
