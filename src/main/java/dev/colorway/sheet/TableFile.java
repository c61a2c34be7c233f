// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.http.problem.Nearest;
import dev.colorway.rows.CsvRecords;
import dev.colorway.rows.RejectedRows;
import dev.colorway.rows.RowFormat;
import dev.colorway.rows.RowLayout;
import dev.colorway.rows.RowPosition;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file that is a table of another source. An import reads it twice: once for its sneakers, once for its prices. An
 * import that leaves out rows reads it more often.
 */
public final class TableFile {

    /** Opens a file from its beginning. After each call, the caller must not read the streams of earlier calls. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    private final Content content;
    private final TableFormat format;
    private final long maxBytes;
    final Shape shape;
    final SheetOptions options;

    private TableFile(Content content, TableFormat format, long maxBytes, Shape shape, SheetOptions options) {
        this.content = content;
        this.format = format;
        this.maxBytes = maxBytes;
        this.shape = shape;
        this.options = options;
    }

    /**
     * Recognises a table of another source. If the options name a shape or a field, the file is always such a table.
     *
     * @param content opens the file from its beginning
     * @param maxBytes the maximum size, in bytes, of the file and of its unpacked content
     * @return empty if a column names the resource of each row, as in a file of this catalog. For a text or JSON file,
     *     also empty if the name of this column is misspelt, or if no column shows that the rows are about sneakers. A
     *     text file whose header line cannot be read is a table if there are options: its reader reports the reason
     * @throws IOException if the file cannot be read; the message is for callers
     */
    public static Optional<TableFile> recognise(Content content, SheetOptions options, long maxBytes)
            throws IOException {
        TableFormat format = TableFormat.of(content.open(), maxBytes);
        List<String> header;
        try (TableReader reader = format.open(content.open(), maxBytes, null)) {
            header = reader.columns();
        }
        boolean isNamed = options.shape() != null || !options.columns().isEmpty();
        if (!isNamed && header.stream().anyMatch(RowLayout.RESOURCE::equalsIgnoreCase)) {
            return Optional.empty();
        }
        Shape shape = options.shape() == null ? Shape.of(header) : Shape.named(options.shape());
        boolean isForeign = format == TableFormat.XML || format == TableFormat.WORKBOOK;
        boolean isUnreadable = format == TableFormat.TEXT && header.isEmpty() && options.isGiven();
        return isNamed || isForeign || isUnreadable || isAboutSneakers(header, shape, options)
                ? Optional.of(new TableFile(content, format, maxBytes, shape, options))
                : Optional.empty();
    }

    private static boolean isAboutSneakers(List<String> header, Shape shape, SheetOptions options) {
        ColumnMapping mapping = new ColumnMapping(shape, options);
        header.forEach(column -> mapping.column(column, 1));
        boolean isMisspelt = mapping.columns().stream()
                .anyMatch(column -> column.isUnknown && Nearest.to(column.name, List.of(RowLayout.RESOURCE)) != null);
        return mapping.isAboutSneakers() && !isMisspelt;
    }

    InputStream content() throws IOException {
        return content.open();
    }

    TableReader open(InputStream source) throws IOException {
        return format.open(source, maxBytes, shape.each());
    }

    /**
     * Starts to read the rows of the import.
     *
     * @param watch receives the progress and can cancel the reader
     * @param skipsFaults whether the import leaves out rows with faults
     */
    public SheetReader reader(SheetReader.Watch watch, boolean skipsFaults) throws IOException {
        return new SheetReader(this, watch, skipsFaults);
    }

    /** Copies rows. See {@link SheetReader#copyRows}. */
    RowFormat copyRows(
            TableRows rows,
            ColumnMapping columns,
            @Nullable NumberStyle numbers,
            SortedMap<Long, String> faults,
            Consumer<String> target)
            throws IOException {
        if (format == TableFormat.TEXT) {
            return RejectedRows.copy(RowFormat.CSV, content.open(), maxBytes, faults, target);
        }
        List<String> names =
                columns.columns().stream().map(column -> column.name).toList();
        if (format != TableFormat.JSON) {
            target.accept(CsvRecords.record(with(names, RowLayout.FAULT)));
        }
        for (SourceRow row = rows.next(); row != null && row.line() <= faults.lastKey(); row = rows.next()) {
            String fault = faults.get(row.line());
            if (fault != null) {
                target.accept(
                        row.object() != null
                                ? RejectedRows.line(row.object(), fault)
                                : CsvRecords.record(cells(row, columns, numbers, fault)));
            }
        }
        return format == TableFormat.JSON ? RowFormat.NDJSON : RowFormat.CSV;
    }

    /**
     * Returns the cells of a row as texts, then its fault, then the cells beyond the last column: an import refuses
     * them. If an amount is a number, writes the amount in the style of the file, because its copy is a text.
     */
    private static List<String> cells(
            SourceRow row, ColumnMapping columns, @Nullable NumberStyle numbers, String fault) {
        Stream<String> cells = columns.columns().stream().map(column -> {
            SourceRow.Cell cell = row.cells().get(column.name);
            boolean isAmount = column.targets.stream()
                    .anyMatch(target -> Fields.isPrice(target.field()) && !WrittenAmount.isCents(target));
            return cell != null && cell.isNumber() && isAmount
                    ? NumberStyle.written(cell.text(), numbers)
                    : row.text(column.name);
        });
        String shown = row.isLost() ? new RowPosition(null, row.line()) + ": " + fault : fault;
        return Stream.of(cells, Stream.of(shown), row.beyond().stream())
                .flatMap(Function.identity())
                .toList();
    }

    private static List<String> with(List<String> texts, String last) {
        return Stream.concat(texts.stream(), Stream.of(last)).toList();
    }

    /** Returns the names of all shapes. */
    public static List<String> shapes() {
        return Shape.NAMES;
    }
}
