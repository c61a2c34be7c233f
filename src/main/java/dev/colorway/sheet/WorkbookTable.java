// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sheet of a workbook (.xlsx, ECMA-376). Its first row that is not empty has the names of the columns. Reads
 * the stored value of a number or a date, not its displayed form, and the stored result of a formula.
 */
final class WorkbookTable implements TableReader {

    /** The maximum size of a part other than a sheet, such as the shared texts: it is in memory as a whole. */
    private static final long MAX_PART_BYTES = 64L * 1024 * 1024;

    private static final int MAX_PARTS = 2000;
    /** The maximum count of digits of a number that spreadsheets show. */
    private static final int MAX_DIGITS = 15;

    /** The ids of the built-in date formats (ECMA-376, 18.8.30). */
    private static final String BUILT_IN_DATES = " 14 15 16 17 22 27 28 29 30 31 36 50 51 52 53 54 55 56 57 58 ";

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.");
    private static final Pattern DATE_LETTERS = Pattern.compile("(?i)[yd]");

    private final Path file;
    private final ReadableWorkbook workbook;
    private final List<String> sheets;
    private final Stream<Row> rows;
    private final Iterator<Row> iterator;
    private final List<String> columns = new ArrayList<>();
    private final boolean refusesErrors;
    private boolean isOpen;

    /**
     * @param maxBytes the maximum size, in bytes, of the workbook and of its unpacked content
     * @param sheet the index of the sheet, from 0
     * @param refusesErrors whether the error of a formula makes its row unreadable, in any column
     * @throws UnreadableTableException if the source is no workbook, is damaged or is too large
     */
    WorkbookTable(InputStream source, long maxBytes, int sheet, boolean refusesErrors) throws IOException {
        this.refusesErrors = refusesErrors;
        file = Files.createTempFile("colorway-workbook-", ".xlsx");
        ReadableWorkbook opened = null;
        try {
            try (source) {
                Files.copy(source, file, StandardCopyOption.REPLACE_EXISTING);
            }
            checkSize(file.toFile(), maxBytes);
            opened = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
            sheets = opened.getSheets().map(Sheet::getName).toList();
            rows = opened.getSheet(sheet).orElseThrow().openStream();
            iterator = rows.iterator();
            workbook = opened;
        } catch (IOException | RuntimeException unreadable) {
            if (opened != null) {
                opened.close();
            }
            Files.deleteIfExists(file);
            throw unreadable instanceof IOException failed && !(failed instanceof ZipException)
                    ? failed
                    : new UnreadableTableException("The file is no workbook (.xlsx) that can be read.", unreadable);
        }
    }

    /** Unpacks all parts once and counts their bytes: a small file can unpack to terabytes. */
    private static void checkSize(File file, long maxBytes) throws IOException {
        try (ZipFile zip = new ZipFile(file)) {
            if (zip.size() > MAX_PARTS) {
                throw new UnreadableTableException("The workbook has more than " + MAX_PARTS + " parts.", null);
            }
            long left = maxBytes;
            byte[] chunk = new byte[64 * 1024];
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                boolean isSheet = entry.getName().startsWith("xl/worksheets/");
                long limit = isSheet ? left : Math.min(left, MAX_PART_BYTES);
                long bytes = 0;
                PartCheck check = new PartCheck();
                try (InputStream part = zip.getInputStream(entry)) {
                    for (int read = part.readNBytes(chunk, 0, chunk.length);
                            read > 0;
                            read = part.readNBytes(chunk, 0, chunk.length)) {
                        bytes += read;
                        if (bytes > limit) {
                            throw new UnreadableTableException(
                                    "The workbook is too large: unpacked, it can have at most " + maxBytes
                                            + " bytes in all, and at most " + MAX_PART_BYTES
                                            + " bytes of texts. Send its sheet as CSV instead.",
                                    null);
                        }
                        check.accept(chunk, read);
                    }
                }
                left -= bytes;
            }
        }
    }

    @Override
    public List<String> otherSheets() throws IOException {
        List<String> names = new ArrayList<>();
        for (Sheet other : workbook.getSheets().skip(1).toList()) {
            try (Stream<Row> otherRows = other.openStream()) {
                if (otherRows.anyMatch(WorkbookTable::hasText)) {
                    names.add(other.getName());
                }
            } catch (RuntimeException damaged) {
                // The import does not read this sheet, so its damage does not make the import fail.
                names.add(other.getName());
            }
        }
        return names;
    }

    private static boolean hasText(Row row) {
        return row.stream().anyMatch(cell -> !value(cell).text().isBlank());
    }

    /** Returns the names of all sheets of the workbook, in order. */
    List<String> sheets() {
        return sheets;
    }

    @Override
    public List<String> columns() throws IOException {
        try {
            while (!isOpen && iterator.hasNext()) {
                List<String> names = names(iterator.next());
                if (names.stream().anyMatch(name -> !name.isEmpty())) {
                    columns.addAll(names);
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
            names.add(name.strip());
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
        long length = 0;
        String fault = null;
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell source = row.getCell(i);
            SourceRow.Cell cell = value(source);
            length += cell.text().length();
            if (length > MAX_ROW_CHARACTERS) {
                return SourceRow.unreadable(row.getRowNum(), "has more than " + MAX_ROW_CHARACTERS + " characters");
            }
            if (cell.text().isBlank()) {
                continue;
            }
            if (i >= columns.size()) {
                fault = "has a cell beyond the last column of the header row";
                continue;
            }
            cells.putIfAbsent(columns.get(i), new SourceRow.Cell(cell.text().strip(), cell.isNumber()));
            if (refusesErrors && isError(source)) {
                fault = "has an error in the column '" + columns.get(i) + "': " + cell.text();
            }
        }
        return fault == null
                ? SourceRow.of(row.getRowNum(), cells)
                : SourceRow.unreadable(row.getRowNum(), cells, fault);
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
        return SourceRow.Cell.ofText(value == null ? "" : value.toString());
    }

    /** Returns whether a cell has an error. A cell with a formula has the type FORMULA, even if the formula fails. */
    private static boolean isError(@Nullable Cell cell) {
        return cell != null
                && (cell.getType() == CellType.ERROR
                        || (cell.getType() == CellType.FORMULA && RowFacts.isError(String.valueOf(cell.getValue()))));
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
        rows.close();
        workbook.close();
        Files.deleteIfExists(file);
    }
}
