// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.http.problem.Problem;
import dev.colorway.rows.CsvRecords;
import dev.colorway.rows.RejectedRows;
import dev.colorway.rows.Row;
import dev.colorway.rows.RowFault;
import dev.colorway.rows.RowFormat;
import dev.colorway.rows.RowLayout;
import dev.colorway.rows.RowPosition;
import dev.colorway.rows.RowReader;
import dev.colorway.rows.UnpackedSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a workbook in the format of this catalog: each row names its resource. Reads all sheets; each sheet
 * has a header of its own. Converts the rows to CSV first, so a cell means the same in a workbook and in a CSV file.
 *
 * <p>The line of a row is unique in the workbook: its row in the sheet, plus 2^32 for each sheet before.
 */
public final class CatalogWorkbook implements RowReader, RowCopier {

    private static final int SHEET_SHIFT = 32;
    /**
     * The maximum length of the name of a sheet, in code points. Each fault contains the name. Spreadsheets allow 31.
     */
    private static final int MAX_NAME = 200;

    private final RowLayout layout;
    private final TableFile.Content content;
    private final long maxBytes;
    private final Set<String> passedOver = new TreeSet<>();
    private @Nullable WorkbookFile workbook;
    private @Nullable SheetAsCsv records;
    private @Nullable RowReader reader;
    private @Nullable Row wrongHeader;
    private List<String> names = List.of();
    private int sheet;
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

    @Override
    public @Nullable Row next() throws IOException {
        while (true) {
            if (reader == null && !openSheet()) {
                return null;
            }
            RowReader open = reader;
            Row row = open == null ? null : open.next();
            if (open != null && row != null) {
                return inWorkbook(row, open.isOfSource(row));
            }
            closeSheet();
            sheet++;
        }
    }

    /** Opens the next sheet that has a header. Returns false if there is none. */
    private boolean openSheet() throws IOException {
        WorkbookFile opened = workbook();
        for (; sheet < names.size(); sheet++) {
            WorkbookTable table = new WorkbookTable(opened, sheet);
            if (!table.columns().isEmpty()) {
                SheetAsCsv found = new SheetAsCsv(table);
                records = found;
                reader = RowFormat.CSV.reader(layout, found, maxBytes);
                return true;
            }
            table.close();
        }
        return false;
    }

    /** Opens the workbook, unless it is open. */
    private WorkbookFile workbook() throws IOException {
        WorkbookFile opened = workbook;
        if (opened == null) {
            opened = new WorkbookFile(UnpackedSource.open(content.open(), maxBytes), maxBytes);
            setWorkbook(opened);
        }
        return opened;
    }

    private void setWorkbook(WorkbookFile opened) {
        workbook = opened;
        names = opened.sheets().stream().map(CatalogWorkbook::cut).toList();
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= MAX_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MAX_NAME));
    }

    private Row inWorkbook(Row row, boolean isHeader) {
        bytes += row.length();
        SheetAsCsv current = Objects.requireNonNull(records, "A row is in an open sheet");
        Row positioned = row.onLine(((long) sheet << SHEET_SHIFT) + current.line());
        if (isHeader) {
            wrongHeader = positioned;
            return positioned;
        }
        SourceRow source = Objects.requireNonNull(current.row(), "A row has cells");
        return source.fault() != null && source.cells().isEmpty()
                ? Row.unreadable(new RowFault(positioned.line(), null, null, source.fault()))
                : positioned.withFaults(faults(source, positioned));
    }

    /** Returns all faults of a row: of the whole row, of its formulas, and of the cells that could not be read. */
    private List<RowFault> faults(SourceRow source, Row row) {
        List<RowFault> faults = new ArrayList<>(0);
        if (source.fault() != null) {
            faults.add(new RowFault(row.line(), null, null, source.fault()));
        }
        Set<@Nullable String> withError = new HashSet<>();
        source.cells().forEach((name, cell) -> {
            if (cell.isError()) {
                String column = layout.column(name);
                withError.add(column);
                faults.add(new RowFault(
                        row.line(), column, null, "'" + Problem.quoted(cell.text()) + "' is the error of a formula"));
            }
        });
        row.faults().stream()
                .filter(fault -> !withError.contains(fault.column()))
                .forEach(faults::add);
        return faults;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // Rows with the same faults are equal, so equals() cannot find this row.
    public boolean isOfSource(Row row) {
        return row == wrongHeader;
    }

    @Override
    public RowPosition positionOf(long line) {
        return new RowPosition(names.get((int) (line >> SHEET_SHIFT)), line & ((1L << SHEET_SHIFT) - 1));
    }

    /**
     * Copies rows of one sheet as CSV with the columns of the sheet, rows of several sheets as NDJSON. A CSV file with
     * the columns of all sheets would have empty cells where a sheet has no column, and an empty cell clears a field.
     */
    @Override
    public RowFormat copyRows(SortedMap<Long, String> faults, Consumer<String> target) throws IOException {
        boolean isOneSheet = faults.firstKey() >> SHEET_SHIFT == faults.lastKey() >> SHEET_SHIFT;
        boolean hasHeader = false;
        CatalogWorkbook copy = new CatalogWorkbook(layout, content, maxBytes);
        copy.setWorkbook(workbook());
        try {
            copy.sheet = (int) (faults.firstKey() >> SHEET_SHIFT);
            for (Row row = copy.next(); row != null && row.line() <= faults.lastKey(); row = copy.next()) {
                String fault = faults.get(row.line());
                if (fault == null) {
                    continue;
                }
                SheetAsCsv current = Objects.requireNonNull(copy.records, "A row is in an open sheet");
                SourceRow source = Objects.requireNonNull(current.row(), "A row has cells");
                String shown = source.isLost() ? positionOf(row.line()) + ": " + fault : fault;
                if (!isOneSheet) {
                    target.accept(
                            RejectedRows.line(layout, row, texts(current.table(), source), source.beyond(), shown));
                    continue;
                }
                List<String> columns = current.table().columns().stream()
                        .filter(column -> !column.equalsIgnoreCase(RowLayout.FAULT))
                        .toList();
                if (!hasHeader) {
                    hasHeader = true;
                    target.accept(CsvRecords.record(Stream.concat(columns.stream(), Stream.of(RowLayout.FAULT))
                            .toList()));
                }
                // Cells beyond the header follow the fault, so an import refuses the row until they are gone.
                target.accept(CsvRecords.record(
                        Stream.of(columns.stream().map(source::text), Stream.of(shown), source.beyond().stream())
                                .flatMap(Function.identity())
                                .toList()));
            }
        } finally {
            copy.closeSheet();
        }
        return isOneSheet ? RowFormat.CSV : RowFormat.NDJSON;
    }

    /** Returns the text of each cell, by the name of its column; empty for an empty cell. */
    private static Map<String, String> texts(WorkbookTable table, SourceRow row) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        table.columns().forEach(column -> texts.put(column, row.text(column)));
        return texts;
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

    private void closeSheet() throws IOException {
        RowReader open = reader;
        reader = null;
        records = null;
        if (open != null) {
            passedOver.addAll(open.ignoredColumns());
            open.close();
        }
    }

    @Override
    public void close() throws IOException {
        WorkbookFile opened = workbook;
        workbook = null;
        try {
            closeSheet();
        } finally {
            if (opened != null) {
                opened.close();
            }
        }
    }
}
