// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import dev.colorway.http.FileType;
import dev.colorway.http.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are written as a file, in the {@link RowFormat} that the caller prefers. The queries run only when the rows
 * are written.
 *
 * @param name the name of the file, without its extension
 * @param parts the rows of each resource, one resource after the other
 * @param byteOrderMark whether a CSV or TSV file begins with one, by which Excel recognizes UTF-8; null if the caller
 *     does not choose
 */
public record Export(
        String name, List<Part> parts, @Nullable Boolean byteOrderMark) implements StreamedFile {

    private static final String UTF_8 = ";charset=UTF-8";
    static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * The rows of one resource.
     *
     * @param resource the name of the resource in the rows
     * @param shape the form of a row
     * @param source provides the rows in order, in a transaction that sees a snapshot of the catalog
     */
    public record Part(String resource, RowShape shape, Source source) {}

    /** Provides rows, one after the other. */
    @FunctionalInterface
    public interface Source {
        void writeTo(Target target) throws IOException;
    }

    /** Accepts rows. */
    public interface Target {

        /** Returns whether the file is a table that shows more values than those of the drafts. */
        boolean showsValues();

        /**
         * Adds one row.
         *
         * @param shown the values to show beside the draft; null for none
         */
        void add(Record draft, @Nullable Record shown) throws IOException;

        /** Adds one row that shows its draft alone. */
        default void add(Record draft) throws IOException {
            add(draft, null);
        }
    }

    /** Returns an export of one resource. */
    public static Export of(String resource, RowShape shape, Source source) {
        return new Export(resource, List.of(new Part(resource, shape, source)), null);
    }

    /** Returns the same export, with the options of the caller. */
    public Export with(FileOptions options) {
        return new Export(name, parts, options.bom());
    }

    /** Returns the same export, which also runs {@code action} after every row. */
    public Export onEachRow(Runnable action) {
        return new Export(
                name,
                parts.stream()
                        .map(part -> new Part(
                                part.resource, part.shape, target -> part.source.writeTo(new Watched(target, action))))
                        .toList(),
                byteOrderMark);
    }

    private record Watched(Target target, Runnable action) implements Target {
        @Override
        public boolean showsValues() {
            return target.showsValues();
        }

        @Override
        public void add(Record draft, @Nullable Record shown) throws IOException {
            target.add(draft, shown);
            action.run();
        }
    }

    /** Returns the same export, with or without a byte order mark. */
    public Export withByteOrderMark(boolean wanted) {
        return new Export(name, parts, wanted);
    }

    private static RowFormat format(String mediaType) {
        return RowFormat.of(mediaType).orElseThrow();
    }

    @Override
    public void check(String mediaType) {
        if (byteOrderMark != null && !format(mediaType).isPlainTable()) {
            throw ProblemException.ofParameter(
                    "bom",
                    "is for CSV and TSV only: files as " + format(mediaType).extension() + " need none");
        }
    }

    @Override
    public String fileName(String mediaType) {
        return name + "." + format(mediaType).extension();
    }

    @Override
    public String contentType(String mediaType) {
        return switch (format(mediaType)) {
            case NDJSON -> FileType.NDJSON.mediaType() + UTF_8;
            case CSV -> FileType.CSV.mediaType() + UTF_8 + ";header=present";
            case TSV -> FileType.TSV.mediaType() + UTF_8;
            case XLSX -> FileType.OF_XLSX;
        };
    }

    @Override
    public boolean isCompleteFirst(String mediaType) {
        return format(mediaType) == RowFormat.XLSX;
    }

    @Override
    public void writeTo(String mediaType, OutputStream stream) throws IOException {
        writeTo(format(mediaType), stream);
    }

    /**
     * Writes all rows to a stream, which stays open.
     *
     * @throws SpreadsheetLimitException if the file is a workbook and cannot contain the rows
     */
    public void writeTo(RowFormat format, OutputStream stream) throws IOException {
        Map<String, RowShape> shapes = new LinkedHashMap<>();
        parts.forEach(part -> shapes.put(part.resource, part.shape));
        if (Boolean.TRUE.equals(byteOrderMark) && format.isPlainTable()) {
            stream.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        }
        RowWriter writer = format.writer(new RowLayout(shapes), stream, shapes.keySet());
        boolean showsValues = format.isTable() && parts.size() == 1;
        for (Part part : parts) {
            part.source.writeTo(new Written(writer, part.resource, showsValues));
        }
        writer.finish();
    }

    private record Written(RowWriter writer, String resource, boolean showsValues) implements Target {
        @Override
        public void add(Record draft, @Nullable Record shown) throws IOException {
            writer.write(resource, draft, shown);
        }
    }
}
