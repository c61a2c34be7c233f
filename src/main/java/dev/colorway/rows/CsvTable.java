// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A small table as comma-separated values (RFC 4180). Unlike an {@link Export}, it is built in memory, has a strong
 * ETag and cannot be imported.
 */
public final class CsvTable {

    /** The media type for annotations. Callers get it only if they name it. */
    public static final String TYPE = RowFormat.OF_CSV;

    private CsvTable() {}

    /** Returns the table with a header line and one line for each row. A null cell is empty. */
    public static String rows(List<String> header, List<? extends List<?>> rows) {
        return table(Stream.concat(
                Stream.of(header),
                rows.stream().map(row -> row.stream().map(CsvTable::cell).toList())));
    }

    /** Returns the same table transposed: each line is a column, with its name first. */
    public static String columns(List<String> header, List<? extends List<?>> rows) {
        return table(IntStream.range(0, header.size())
                .mapToObj(column -> Stream.concat(
                                Stream.of(header.get(column)), rows.stream().map(row -> cell(row.get(column))))
                        .toList()));
    }

    private static String table(Stream<List<String>> lines) {
        StringWriter table = new StringWriter();
        try (CsvWriter out =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(table)) {
            lines.forEach(out::writeRecord);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return table.toString();
    }

    /** Returns the text of a cell. Escapes only texts: a negative number is no formula. */
    private static @Nullable String cell(@Nullable Object value) {
        return value instanceof BigDecimal amount
                ? amount.toPlainString()
                : value instanceof CharSequence text
                        ? FormulaGuard.escape(text.toString())
                        : value == null ? null : value.toString();
    }
}
