// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as a workbook (Office Open XML, ECMA-376): one sheet for each resource with rows, and always one for the
 * first resource. Each sheet begins with a header line. A number of at most {@value #MAX_DIGITS} digits is a number
 * cell. A full date from {@link #FIRST_DATE} on, and a time in whole seconds (UTC), are date cells. Every other value
 * is a text cell. A text cell is never a formula, so it needs no {@link FormulaGuard}. The memory does not grow with
 * the rows. Two workbooks of the same rows have different bytes, because each contains the time when it was written.
 */
final class XlsxRowWriter implements RowWriter {

    /** The maximum count of rows of a sheet, with the header line. */
    static final int MAX_ROWS = Worksheet.MAX_ROWS;

    /** The maximum length of a cell, in UTF-16 characters. */
    static final int MAX_CELL = 32_767;

    /** The maximum count of digits of a number cell: spreadsheets round longer numbers. */
    private static final int MAX_DIGITS = 15;

    private static final int ROWS_IN_MEMORY = 500;
    private static final double WIDTH = 18;
    private static final String DATE = "yyyy-mm-dd";
    private static final String TIME = "yyyy-mm-dd hh:mm:ss";

    private static final Pattern FULL_DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    /** The first day that all spreadsheets count in the same way: some have a 29 February 1900. */
    private static final LocalDate FIRST_DATE = LocalDate.of(1900, 3, 1);

    private final RowLayout layout;
    /** Whether the workbook has only one resource. Then its sheet shows more values than those of the drafts. */
    private final boolean isAlone;

    private final Workbook book;
    private Worksheet sheet;
    private TableColumns columns;
    private int row;

    XlsxRowWriter(RowLayout layout, OutputStream target, Collection<String> resources) {
        this.layout = layout;
        isAlone = resources.size() == 1;
        book = new Workbook(target, "Colorway", null);
        begin(resources.iterator().next());
    }

    /** Begins the sheet of a resource. Each resource has one sheet, because its rows follow one another. */
    private void begin(String resource) {
        columns = new TableColumns(layout, List.of(resource), isAlone);
        sheet = book.newWorksheet(resource);
        sheet.freezePane(0, 1);
        for (int column = 0; column < columns.names().size(); column++) {
            sheet.width(column, WIDTH);
            sheet.inlineString(0, column, columns.names().get(column));
            sheet.style(0, column).bold().set();
        }
        row = 1;
    }

    @Override
    public void write(String resource, Record draft, @Nullable Record shown) throws IOException {
        if (!sheet.getName().equals(resource)) {
            sheet.finish();
            begin(resource);
        }
        if (row == MAX_ROWS) {
            throw new SpreadsheetLimitException("A spreadsheet has 1,048,576 rows at most, and there are more "
                    + resource + ". Use filters to get fewer, or request CSV.");
        }
        int[] tooLong = {-1};
        columns.each(resource, draft, shown, (column, member, record) -> {
            if (columns.isResource(column)) {
                sheet.inlineString(row, column, resource);
            } else if (member != null && record != null && !write(column, member, record)) {
                tooLong[0] = column;
            }
        });
        if (tooLong[0] >= 0) {
            throw new SpreadsheetLimitException("A cell of a spreadsheet has 32,767 characters at most, and '"
                    + columns.names().get(tooLong[0]) + "' in row " + (row + 1) + " of the " + resource
                    + " has more. Request CSV.");
        }
        if (++row % ROWS_IN_MEMORY == 0) {
            sheet.flush();
        }
    }

    /** Writes a cell. Returns false if it is too long. */
    private boolean write(int column, RowMember member, Record record) {
        Object value = member.value(record);
        String text = member.cell(record);
        if (value == null || text == null) {
            return true;
        }
        if (text.length() > MAX_CELL) {
            return false;
        }
        if (value instanceof BigDecimal number && number.precision() <= MAX_DIGITS) {
            sheet.value(row, column, number);
            sheet.style(row, column).format(format(number)).set();
        } else if (value instanceof Integer number) {
            sheet.value(row, column, number);
        } else if (value instanceof Instant time && time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
            sheet.value(row, column, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
            sheet.style(row, column).format(TIME).set();
        } else if (isDate(value, text)) {
            sheet.value(row, column, LocalDate.parse(text));
            sheet.style(row, column).format(DATE).set();
        } else {
            sheet.inlineString(row, column, text);
        }
        return true;
    }

    /** Returns whether a value is a full date from {@link #FIRST_DATE} on, and no text. */
    private static boolean isDate(Object value, String text) {
        return !(value instanceof String)
                && FULL_DATE.matcher(text).matches()
                && !LocalDate.parse(text).isBefore(FIRST_DATE);
    }

    /** Returns the format that shows all decimal places of a number. */
    private static String format(BigDecimal number) {
        return number.scale() <= 0 ? "0" : "0." + "0".repeat(number.scale());
    }

    @Override
    public void finish() throws IOException {
        book.finish();
    }
}
