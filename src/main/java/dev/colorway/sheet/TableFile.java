// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.http.problem.Nearest;
import dev.colorway.rows.RowLayout;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A file that is a table of another source. It is read twice: once to collect its sneakers, once for its prices. */
public final class TableFile {

    /** Opens a file from its beginning. The reader closes the stream before it opens another one. */
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
     * Recognises a table of another source.
     *
     * @param content opens the file from its beginning
     * @param maxBytes the maximum size of the file, in bytes, both as it is and unpacked
     * @return empty if the file is one of this catalog, whose rows name their resource (perhaps misspelt), or if
     *     nothing in it says that its rows are about sneakers
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
        return isNamed || isForeign || isAboutSneakers(header, shape, options)
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
     * @param watch the caller, while it waits for a row
     */
    public SheetReader reader(SheetReader.Watch watch) throws IOException {
        return new SheetReader(this, watch);
    }

    /** Returns the names of all shapes. */
    public static List<String> shapes() {
        return Shape.NAMES;
    }
}
