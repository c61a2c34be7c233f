// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import dev.colorway.http.FileType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A format of catalog files. Each row has its resource and the fields of the draft of that resource. */
public enum RowFormat {
    /** JSON objects, one per line. */
    NDJSON(FileType.NDJSON) {
        @Override
        public RowReader reader(RowLayout layout, InputStream source, long maxBytes) throws IOException {
            return new NdjsonRowReader(layout, new RowSource(source, maxBytes));
        }

        @Override
        public RowWriter writer(RowLayout layout, OutputStream target, Collection<String> resources)
                throws IOException {
            return new NdjsonRowWriter(layout, target);
        }
    },
    /** Comma-separated values, RFC 4180. */
    CSV(FileType.CSV) {
        @Override
        public RowReader reader(RowLayout layout, InputStream source, long maxBytes) throws IOException {
            return new CsvRowReader(layout, new RowSource(source, maxBytes), CsvRecords.ANY_SEPARATOR);
        }

        @Override
        public RowWriter writer(RowLayout layout, OutputStream target, Collection<String> resources) {
            return new CsvRowWriter(layout, target, resources, ',');
        }
    },
    /** Tab-separated values, quoted like CSV where a cell has a tab or a line break. */
    TSV(FileType.TSV) {
        @Override
        public RowReader reader(RowLayout layout, InputStream source, long maxBytes) throws IOException {
            return new CsvRowReader(layout, new RowSource(source, maxBytes), TAB);
        }

        @Override
        public RowWriter writer(RowLayout layout, OutputStream target, Collection<String> resources) {
            return new CsvRowWriter(layout, target, resources, TAB);
        }
    },
    /** A workbook of a spreadsheet, Office Open XML. Only its writer is here: the package {@code sheet} reads it. */
    XLSX(FileType.XLSX) {
        @Override
        public RowReader reader(RowLayout layout, InputStream source, long maxBytes) {
            throw new UnsupportedOperationException("the package sheet reads workbooks");
        }

        @Override
        public RowWriter writer(RowLayout layout, OutputStream target, Collection<String> resources)
                throws IOException {
            return new XlsxRowWriter(layout, target, resources);
        }
    };

    /** The separator of cells of TSV. */
    static final char TAB = '\t';

    /**
     * The media type for annotations, which cannot contain method calls. Its quality is low, so that callers get this
     * format only if they name it; callers that accept any type get JSON.
     */
    public static final String OF_NDJSON = "application/x-ndjson;qs=0.2";
    /** The same for CSV. */
    public static final String OF_CSV = "text/csv;qs=0.1";
    /** The same for TSV. */
    public static final String OF_TSV = "text/tab-separated-values;qs=0.09";
    /** The same for workbooks. */
    public static final String OF_XLSX = FileType.OF_XLSX + ";qs=0.08";

    private final FileType type;

    RowFormat(FileType type) {
        this.type = type;
    }

    /** Returns the media type, without parameters. The encoding of a text is always UTF-8. */
    public String mediaType() {
        return type.mediaType();
    }

    /** Returns whether the rows have columns. */
    public boolean isTable() {
        return this != NDJSON;
    }

    /** Returns whether the file is plain text with cells. Excel has to guess the encoding of such a file. */
    public boolean isPlainTable() {
        return this == CSV || this == TSV;
    }

    /** Returns whether {@link #reader} can read this format. The package {@code sheet} reads workbooks. */
    public boolean isReadable() {
        return this != XLSX;
    }

    /** Returns the format of a media type and ignores its parameters; empty if no format has this type. */
    public static Optional<RowFormat> of(@Nullable String type) {
        String plain = type == null ? "" : type.split(";", 2)[0].strip();
        return Arrays.stream(values())
                .filter(format -> format.mediaType().equalsIgnoreCase(plain))
                .findFirst();
    }

    /** Returns the file name extension, without the dot. */
    public String extension() {
        return type.extension();
    }

    /**
     * Starts to read rows. Detects gzip (RFC 1952) from the first bytes and unpacks it.
     *
     * @param maxBytes the maximum size of the unpacked source, in bytes
     * @throws BrokenGzipException if the source begins like gzip and cannot be unpacked
     * @throws SourceTooLargeException if the source has more than {@code maxBytes}, or unpacks to too many times its
     *     size
     * @throws UnsupportedOperationException if the format is not {@link #isReadable readable}
     */
    public abstract RowReader reader(RowLayout layout, InputStream source, long maxBytes) throws IOException;

    /**
     * Starts to write rows.
     *
     * @param target stays open; needs no buffer
     * @param resources the resources of the rows; in a table, the fields of their drafts are columns
     */
    public abstract RowWriter writer(RowLayout layout, OutputStream target, Collection<String> resources)
            throws IOException;
}
