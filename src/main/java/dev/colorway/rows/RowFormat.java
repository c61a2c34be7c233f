// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A format of catalog files: one row per line. Each row has its resource and the fields of the draft of that resource.
 */
public enum RowFormat {
    /** JSON objects, one per line. */
    NDJSON("application/x-ndjson", "ndjson") {
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
    CSV("text/csv", "csv") {
        @Override
        public RowReader reader(RowLayout layout, InputStream source, long maxBytes) throws IOException {
            return new CsvRowReader(layout, new RowSource(source, maxBytes));
        }

        @Override
        public RowWriter writer(RowLayout layout, OutputStream target, Collection<String> resources)
                throws IOException {
            return new CsvRowWriter(layout, target, resources);
        }
    };

    /**
     * The media type for annotations, which cannot contain method calls. Its quality is low, so that callers get this
     * format only if they name it; callers that accept any type get JSON.
     */
    public static final String OF_NDJSON = "application/x-ndjson;qs=0.2";
    /** The same for CSV. */
    public static final String OF_CSV = "text/csv;qs=0.1";

    private final String mediaType;
    private final String extension;

    RowFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** Returns the media type, without parameters. The encoding is always UTF-8. */
    public String mediaType() {
        return mediaType;
    }

    /** Returns the format of a media type and ignores its parameters; empty if no format has this type. */
    public static Optional<RowFormat> of(@Nullable String type) {
        String plain = type == null ? "" : type.split(";", 2)[0].strip();
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equalsIgnoreCase(plain))
                .findFirst();
    }

    /** Returns the file name extension, without the dot. */
    public String extension() {
        return extension;
    }

    /**
     * Starts to read rows. Detects gzip (RFC 1952) from the first bytes and unpacks it.
     *
     * @param maxBytes the maximum size of the unpacked source, in bytes
     * @throws BrokenGzipException if the source begins like gzip and cannot be unpacked
     * @throws SourceTooLargeException if the source has more than {@code maxBytes}
     */
    public abstract RowReader reader(RowLayout layout, InputStream source, long maxBytes) throws IOException;

    /**
     * Starts to write rows.
     *
     * @param target stays open; needs no buffer
     * @param resources the resources of the rows; in CSV, the fields of their drafts are the columns
     */
    public abstract RowWriter writer(RowLayout layout, OutputStream target, Collection<String> resources)
            throws IOException;
}
