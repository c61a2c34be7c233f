// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import dev.colorway.http.Choices;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows from comma-separated values (RFC 4180) below a header line. A format can fix the separator; otherwise the
 * header line decides it: comma, semicolon or tab. The case of a column's name, and spaces around it, do not matter.
 * The type of a field determines the JSON value of its cell. The cell of a number field is a number if it is a plain
 * decimal. The cell of a list must contain a JSON list, the cell of a map a JSON object. Every other cell is text. An
 * empty cell is null, or ignored if the resource has no such field.
 */
final class CsvRowReader implements RowReader {

    private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,99})(\\.[0-9]{1,99})?");
    /** The maximum number of columns. Each unknown name costs a search for the nearest known name. */
    private static final int MAX_COLUMNS = 1000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final RowLayout layout;
    private final CsvRecords source;
    private final Map<String, RowMember[]> membersByColumn = new HashMap<>();
    private final Set<String> passedOver = new TreeSet<>();
    private List<String> columns = List.of();
    private int resourceColumn;
    private boolean begun;
    private boolean ended;
    private @Nullable Row wrongHeader;

    CsvRowReader(RowLayout layout, RowSource source, char fixedSeparator) {
        this.layout = layout;
        this.source = new CsvRecords(source, fixedSeparator);
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (!begun) {
            begun = true;
            List<RowFault> faults = header();
            if (!faults.isEmpty()) {
                // Ends here: without columns, or without the column of the resource, every row would have the same
                // fault.
                ended = columns.isEmpty() || resourceColumn < 0;
                wrongHeader = new Row(faults.get(0).line(), 0, null, null, faults);
                return wrongHeader;
            }
        }
        while (!ended && source.next()) {
            Row row = row(source.line());
            if (row != null) {
                return row;
            }
            source.countEmptyRow();
        }
        return null;
    }

    /** Reads the header line and returns its faults. */
    private List<RowFault> header() throws IOException {
        if (!source.next()) {
            return List.of(RowFault.ofRow(1, "has no header line with the names of the columns"));
        }
        long line = source.line();
        String[] names;
        try {
            names = source.cells();
        } catch (CsvParseException unreadable) {
            return List.of(RowFault.ofRow(line, String.valueOf(unreadable.getMessage())));
        }
        if (names.length > MAX_COLUMNS) {
            return List.of(RowFault.ofRow(
                    line, "names " + names.length + " columns: a header line may name " + MAX_COLUMNS + " at most"));
        }
        List<RowFault> faults = new ArrayList<>();
        Set<String> known = layout.readable();
        Set<String> withFault = new LinkedHashSet<>(known);
        withFault.add(RowLayout.FAULT);
        Set<String> named = new LinkedHashSet<>();
        columns = new ArrayList<>(names.length);
        for (String given : names) {
            String name = Choices.find(given.strip(), withFault).orElse(given.strip());
            if (name.equals(RowLayout.FAULT)) {
                columns.add(null);
                continue;
            }
            columns.add(known.contains(name) && !named.contains(name) ? name : null);
            if (!known.contains(name)) {
                faults.add(RowFault.ofColumn(
                        line, name, name.isEmpty() ? "a column has no name" : RowFault.unknown(name, known)));
            } else if (!named.add(name)) {
                faults.add(RowFault.ofColumn(line, name, "appears twice"));
            }
        }
        if (!named.contains(RowLayout.RESOURCE)) {
            faults.add(RowFault.ofColumn(
                    line,
                    RowLayout.RESOURCE,
                    "is missing: a column must name the resource of each row: "
                            + String.join(", ", layout.resources())));
        }
        resourceColumn = columns.indexOf(RowLayout.RESOURCE);
        return faults;
    }

    /** Returns the current row; null if all its cells are empty. */
    private @Nullable Row row(long line) {
        String[] cells;
        try {
            cells = source.cells();
        } catch (CsvParseException unreadable) {
            return Row.unreadable(RowFault.ofRow(line, String.valueOf(unreadable.getMessage())));
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
        return row(line, Objects.requireNonNull(resource, RowLayout.RESOURCE), cells);
    }

    private Row row(long line, String resource, String[] cells) {
        RowMember[] members = membersByColumn.computeIfAbsent(resource, this::membersByColumn);
        List<RowFault> faults = new ArrayList<>(0);
        ObjectNode row = NODES.objectNode();
        for (int column = 0; column < cells.length; column++) {
            if (column == resourceColumn || columns.get(column) == null) {
                continue;
            }
            if (cells[column].isEmpty()) {
                if (members[column] != null) {
                    row.putNull(columns.get(column));
                }
                continue;
            }
            if (members[column] == null && isShown(resource, columns.get(column))) {
                passedOver.add(columns.get(column));
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
                row.set(columns.get(column), value(members[column].kind(), FormulaGuard.unescape(cells[column])));
            } catch (RowJson.Unreadable unreadable) {
                faults.add(
                        RowFault.ofColumn(line, columns.get(column), unreadable.cellMessage(members[column].kind())));
            }
        }
        return new Row(line, source.length(), row, resource, faults);
    }

    private boolean isShown(String resource, String column) {
        return layout.shown(resource).stream().anyMatch(shown -> shown.name().equals(column));
    }

    private RowMember[] membersByColumn(String resource) {
        RowMember[] members = new RowMember[columns.size()];
        for (RowMember member : layout.requireMembers(resource)) {
            int column = columns.indexOf(member.name());
            if (column >= 0) {
                members[column] = member;
            }
        }
        return members;
    }

    /**
     * Returns the JSON value of a cell that is not empty.
     *
     * @throws RowJson.Unreadable if the cell must contain a list or an object and does not
     */
    static JsonNode value(RowValue.Kind kind, String cell) throws RowJson.Unreadable {
        return switch (kind) {
            case NUMBER -> PLAIN_DECIMAL.matcher(cell).matches() ? number(cell) : NODES.textNode(cell);
            case LIST, OBJECT -> json(kind, cell);
            case TEXT -> NODES.textNode(cell);
        };
    }

    /** Returns the node that {@link RowJson} reads for the same number in JSON. */
    private static JsonNode number(String cell) {
        if (cell.indexOf('.') >= 0) {
            return DecimalNode.valueOf(new BigDecimal(cell));
        }
        BigInteger number = new BigInteger(cell);
        return number.bitLength() < Integer.SIZE
                ? NODES.numberNode(number.intValue())
                : number.bitLength() < Long.SIZE ? NODES.numberNode(number.longValue()) : NODES.numberNode(number);
    }

    private static JsonNode json(RowValue.Kind kind, String cell) throws RowJson.Unreadable {
        JsonNode value = RowJson.read(cell.toCharArray(), cell.length());
        if (kind == RowValue.Kind.LIST ? value instanceof ArrayNode : value instanceof ObjectNode) {
            return value;
        }
        throw new RowJson.Unreadable(null, kind == RowValue.Kind.LIST ? "is not a list" : "is not an object");
    }

    @Override
    public List<String> ignoredColumns() {
        return List.copyOf(passedOver);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // Rows with the same faults are equal, so equals() cannot find this row.
    public boolean isOfSource(Row row) {
        return row == wrongHeader;
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
