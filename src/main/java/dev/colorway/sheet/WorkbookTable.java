// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sheet of a workbook. Its first row that is not empty has the names of the columns. Reads the stored value of
 * a number or a date, not its displayed form, and the stored result of a formula.
 */
final class WorkbookTable implements TableReader {

    /** The maximum count of digits of a number that spreadsheets show. */
    private static final int MAX_DIGITS = 15;

    /** The ids of the built-in date formats (ECMA-376, 18.8.30). */
    private static final String BUILT_IN_DATES = " 14 15 16 17 22 27 28 29 30 31 36 50 51 52 53 54 55 56 57 58 ";

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.");
    private static final Pattern DATE_LETTERS = Pattern.compile("(?i)[yd]");

    private final WorkbookFile workbook;
    private final boolean closesWorkbook;
    private final Stream<Row> rows;
    private final Iterator<Row> iterator;
    private final List<String> columns = new ArrayList<>();
    private boolean isOpen;
    private long headerLine = 1;

    /** @param rows the rows of a sheet; closed with this table */
    WorkbookTable(WorkbookFile workbook, Stream<Row> rows, boolean closesWorkbook) {
        this.workbook = workbook;
        this.rows = rows;
        this.closesWorkbook = closesWorkbook;
        iterator = rows.iterator();
    }

    /**
     * Opens a sheet of a workbook, which stays open.
     *
     * @param sheet the index of the sheet, from 0
     * @throws UnreadableTableException if the sheet is damaged
     */
    WorkbookTable(WorkbookFile workbook, int sheet) throws IOException {
        this(workbook, workbook.rows(sheet), false);
    }

    /**
     * Opens the first sheet of a workbook.
     *
     * @param maxBytes the maximum size, in bytes, of the workbook and of its unpacked content
     * @throws UnreadableTableException if the source is no workbook, is damaged or is too large
     */
    static WorkbookTable open(InputStream source, long maxBytes) throws IOException {
        WorkbookFile workbook = new WorkbookFile(source, maxBytes);
        try {
            return new WorkbookTable(workbook, workbook.rows(0), true);
        } catch (IOException | RuntimeException unreadable) {
            try {
                workbook.close();
            } catch (IOException | RuntimeException left) {
                unreadable.addSuppressed(left);
            }
            throw unreadable;
        }
    }

    @Override
    public List<String> otherSheets() throws IOException {
        List<String> names = new ArrayList<>();
        for (int sheet = 1; sheet < workbook.sheets().size(); sheet++) {
            try (Stream<Row> otherRows = workbook.rows(sheet)) {
                if (otherRows.anyMatch(WorkbookTable::hasText)) {
                    names.add(workbook.sheets().get(sheet));
                }
            } catch (UnreadableTableException | RuntimeException damaged) {
                // The import does not read this sheet, so its damage does not make the import fail.
                names.add(workbook.sheets().get(sheet));
            }
        }
        return names;
    }

    private static boolean hasText(Row row) {
        return row.stream().anyMatch(cell -> !value(cell).text().isBlank());
    }

    /** Returns the row of the header in the sheet, from 1; 1 without a header. */
    long headerLine() {
        return headerLine;
    }

    @Override
    public List<String> columns() throws IOException {
        try {
            while (!isOpen && iterator.hasNext()) {
                Row row = iterator.next();
                List<String> names = names(row);
                if (names.stream().anyMatch(name -> !name.isEmpty())) {
                    columns.addAll(names);
                    headerLine = row.getRowNum();
                    isOpen = true;
                }
            }
        } catch (RuntimeException damaged) {
            throw unreadable(damaged);
        }
        return columns;
    }

    private static List<String> names(Row row) throws UnreadableTableException {
        List<String> names = new ArrayList<>();
        long length = 0;
        for (int i = 0; i < row.getCellCount(); i++) {
            String name = value(row.getCell(i)).text();
            if (i >= MAX_COLUMNS) {
                if (name.isBlank()) {
                    continue;
                }
                throw new UnreadableTableException(
                        "The header row of the workbook names more than " + MAX_COLUMNS + " columns.");
            }
            length += name.length();
            if (length > MAX_ROW_CHARACTERS) {
                throw new UnreadableTableException(
                        "The header row of the workbook has more than " + MAX_ROW_CHARACTERS + " characters.");
            }
            names.add(Blanks.plain(name));
        }
        return names;
    }

    @Override
    public @Nullable SourceRow next() throws IOException {
        columns();
        try {
            while (iterator.hasNext()) {
                Row row = iterator.next();
                SourceRow read = row(row);
                if (read.fault() != null || !read.cells().isEmpty()) {
                    return read;
                }
            }
        } catch (RuntimeException damaged) {
            throw unreadable(damaged);
        }
        return null;
    }

    /** The library reports damaged XML and wrong values by exceptions of several types. */
    private static UnreadableTableException unreadable(RuntimeException damaged) {
        return new UnreadableTableException("The workbook is damaged: its sheet cannot be read to its end.", damaged);
    }

    private SourceRow row(Row row) {
        Map<String, SourceRow.Cell> cells = new LinkedHashMap<>();
        List<String> beyond = new ArrayList<>();
        long length = 0;
        for (int i = 0; i < row.getCellCount(); i++) {
            SourceRow.Cell cell = value(row.getCell(i));
            String text = Blanks.plain(cell.text());
            length += cell.text().length();
            if (length > MAX_ROW_CHARACTERS) {
                return SourceRow.unreadable(row.getRowNum(), "has more than " + MAX_ROW_CHARACTERS + " characters");
            }
            if (text.isEmpty()) {
                continue;
            }
            if (i < columns.size()) {
                cells.putIfAbsent(columns.get(i), new SourceRow.Cell(text, cell.isNumber(), cell.isError()));
            } else {
                beyond.add(text);
            }
        }
        return beyond.isEmpty()
                ? SourceRow.of(row.getRowNum(), cells)
                : SourceRow.unreadable(
                        row.getRowNum(), cells, beyond, "has a cell beyond the last column of the header row");
    }

    /**
     * Returns the stored value of a cell; an empty text for an empty cell. The name of an error, such as #N/A, is a
     * value.
     */
    private static SourceRow.Cell value(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return SourceRow.Cell.ofText("");
        }
        Object value = cell.getType() == CellType.ERROR ? cell.getRawValue() : cell.getValue();
        if (value instanceof BigDecimal number) {
            return isDate(cell) ? SourceRow.Cell.ofText(date(cell.asDate())) : SourceRow.Cell.ofNumber(decimal(number));
        }
        String text = value == null ? "" : value.toString();
        // A cell with a formula has the type FORMULA, even if the formula fails.
        boolean isError =
                cell.getType() == CellType.ERROR || (cell.getType() == CellType.FORMULA && RowFacts.isError(text));
        return new SourceRow.Cell(text, false, isError);
    }

    /**
     * Returns a number without the rounding error of binary fractions: a workbook stores 0.1 as 0.10000000000000001.
     */
    private static BigDecimal decimal(BigDecimal number) {
        return number.precision() > MAX_DIGITS ? number.round(new MathContext(MAX_DIGITS)) : number;
    }

    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null && BUILT_IN_DATES.contains(" " + id + " ")) {
            return true;
        }
        String format = cell.getDataFormatString();
        return format != null
                && DATE_LETTERS.matcher(QUOTED.matcher(format).replaceAll("")).find();
    }

    private static String date(LocalDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().toString()
                : time.toLocalDate() + "T"
                        + time.toLocalTime().withNano(0).format(DateTimeFormatter.ISO_LOCAL_TIME)
                        + "Z";
    }

    @Override
    public void close() throws IOException {
        try {
            rows.close();
        } finally {
            if (closesWorkbook) {
                workbook.close();
            }
        }
    }
}
