// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads rows that are comma-separated values (RFC 4180) below a header line, which also tells the separator: comma,
 * semicolon or tab. A cell becomes JSON by the type of its member: a number where that is one and the cell is a plain
 * decimal, the list that the cell is the JSON of, else text. An empty cell is null.
 */
final class CsvRowReader implements RowReader {

    private static final String SEPARATORS = ",;\t";
    /** The parser must not refuse a row for its cells: a row of any length has fewer. */
    private static final int MAX_CELLS = RowSource.MAX_ROW + 1;

    private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,99})(\\.[0-9]{1,99})?");
    /** Each unknown name costs a search for the nearest one. */
    private static final int MOST_COLUMNS = 1000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final RowLayout layout;
    private final RowSource source;
    private final Map<String, RowMember[]> membersByColumn = new HashMap<>();
    private CsvReader.CsvReaderBuilder csv;
    private List<String> columns;
    private int resourceColumn;
    private boolean ended;

    CsvRowReader(RowLayout layout, RowSource source) {
        this.layout = layout;
        this.source = source;
    }

    @Override
    public Row next() throws IOException {
        if (columns == null && !ended) {
            List<RowFault> faults = header();
            if (!faults.isEmpty()) {
                // under a wrong header, every row would be wrong in the same way
                ended = true;
                return new Row(faults.get(0).line(), 0, null, null, faults);
            }
        }
        while (!ended && source.nextRecord()) {
            Row row = row(source.line());
            if (row != null) {
                return row;
            }
            source.passOver();
        }
        return null;
    }

    /** Reads the header line; gives what is wrong with it. */
    private List<RowFault> header() throws IOException {
        if (!source.nextRecord()) {
            return List.of(RowFault.ofRow(1, "has no header line, which names the columns"));
        }
        long line = source.line();
        char separator = separator();
        source.separateBy(separator);
        csv = CsvReader.builder().fieldSeparator(separator);
        String[] names;
        try {
            names = cells();
        } catch (CsvParseException unreadable) {
            return List.of(RowFault.ofRow(line, unreadable.getMessage()));
        }
        if (names.length > MOST_COLUMNS) {
            return List.of(RowFault.ofRow(
                    line, "names " + names.length + " columns: a header line may name " + MOST_COLUMNS + " at most"));
        }
        List<RowFault> faults = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>(layout.columns(layout.resources()));
        Set<String> seen = new LinkedHashSet<>();
        for (String name : names) {
            if (!known.contains(name)) {
                faults.add(RowFault.ofColumn(
                        line, name, name.isEmpty() ? "a column has no name" : RowFault.unknown(name, known)));
            } else if (!seen.add(name)) {
                faults.add(RowFault.ofColumn(line, name, "is there twice"));
            }
        }
        if (!seen.contains(RowLayout.RESOURCE)) {
            faults.add(RowFault.ofColumn(
                    line,
                    RowLayout.RESOURCE,
                    "is missing: a column must tell what each row is: " + String.join(", ", layout.resources())));
        }
        columns = Arrays.asList(names);
        resourceColumn = columns.indexOf(RowLayout.RESOURCE);
        return faults;
    }

    /** The separator that the header line has most of outside quotes; a comma if it has none. */
    private char separator() {
        int[] counts = new int[SEPARATORS.length()];
        boolean inQuotes = false;
        for (int at = 0; at < source.length(); at++) {
            char next = source.chars()[at];
            inQuotes ^= next == '"';
            if (!inQuotes && SEPARATORS.indexOf(next) >= 0) {
                counts[SEPARATORS.indexOf(next)]++;
            }
        }
        int most = 0;
        for (int candidate = 1; candidate < counts.length; candidate++) {
            most = counts[candidate] > counts[most] ? candidate : most;
        }
        return SEPARATORS.charAt(most);
    }

    /**
     * The cells of the row that the source is at.
     *
     * @throws CsvParseException if it is not CSV; its message is for callers of the API
     */
    private String[] cells() {
        if (source.fault() != null) {
            throw new CsvParseException(source.fault());
        }
        try {
            return csv.ofSingleCsvRecord(
                    StringArrayHandler.builder().maxFields(MAX_CELLS).build(),
                    new String(source.chars(), 0, source.length()));
        } catch (CsvParseException unreadable) {
            throw new CsvParseException(
                    "a quoted cell goes on after its closing quote: quotes within must be doubled", unreadable);
        }
    }

    /** The row that the source is at; null if all its cells are empty. */
    private Row row(long line) {
        String[] cells;
        try {
            cells = cells();
        } catch (CsvParseException unreadable) {
            return Row.unreadable(RowFault.ofRow(line, unreadable.getMessage()));
        }
        if (Arrays.stream(cells).allMatch(String::isEmpty)) {
            return null;
        }
        if (cells.length != columns.size()) {
            return Row.unreadable(RowFault.ofRow(
                    line,
                    "has " + cells.length + " cells, where the header line names " + columns.size() + " columns"));
        }
        String resource = cells[resourceColumn].isEmpty() ? null : cells[resourceColumn];
        String fault = layout.faultOf(resource);
        if (fault != null) {
            return Row.unreadable(RowFault.ofColumn(line, RowLayout.RESOURCE, fault));
        }
        return row(line, resource, cells);
    }

    private Row row(long line, String resource, String[] cells) {
        RowMember[] members = membersByColumn.computeIfAbsent(resource, this::membersByColumn);
        List<RowFault> faults = new ArrayList<>(0);
        ObjectNode row = NODES.objectNode();
        for (int column = 0; column < cells.length; column++) {
            if (column == resourceColumn) {
                continue;
            }
            if (cells[column].isEmpty()) {
                if (members[column] != null) {
                    row.putNull(columns.get(column));
                }
                continue;
            }
            if (members[column] == null) {
                faults.add(RowFault.ofColumn(
                        line,
                        columns.get(column),
                        resource + " have no '" + columns.get(column) + "': the cell must be empty"));
                continue;
            }
            try {
                row.set(columns.get(column), value(members[column].kind(), FormulaGuard.off(cells[column])));
            } catch (RowJson.Unreadable unreadable) {
                faults.add(RowFault.ofColumn(line, columns.get(column), unreadable.inCell()));
            }
        }
        return new Row(line, source.length(), row, resource, faults);
    }

    private RowMember[] membersByColumn(String resource) {
        RowMember[] members = new RowMember[columns.size()];
        for (RowMember member : layout.known(resource)) {
            int column = columns.indexOf(member.name());
            if (column >= 0) {
                members[column] = member;
            }
        }
        return members;
    }

    private static JsonNode value(RowValue.Kind kind, String cell) throws RowJson.Unreadable {
        return switch (kind) {
            case NUMBER -> PLAIN_DECIMAL.matcher(cell).matches() ? number(cell) : NODES.textNode(cell);
            case LIST -> list(cell);
            case TEXT -> NODES.textNode(cell);
        };
    }

    /** The same node that the number would be in JSON. */
    private static JsonNode number(String cell) {
        if (cell.indexOf('.') >= 0) {
            return DecimalNode.valueOf(new BigDecimal(cell));
        }
        BigInteger number = new BigInteger(cell);
        return number.bitLength() < Integer.SIZE
                ? NODES.numberNode(number.intValue())
                : number.bitLength() < Long.SIZE ? NODES.numberNode(number.longValue()) : NODES.numberNode(number);
    }

    private static JsonNode list(String cell) throws RowJson.Unreadable {
        JsonNode value = RowJson.read(cell.toCharArray(), cell.length());
        if (value instanceof ArrayNode) {
            return value;
        }
        throw new RowJson.Unreadable(null, "is not a list");
    }

    @Override
    public long bytesRead() {
        return source.bytesRead();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
