// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** A format of catalog files: one row a line, every row with its resource and the members of that resource's draft. */
public enum RowFormat {
    /** JSON objects, one a line. */
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
     * For operations, whose annotations take no method calls. Only for who asks for it by name: who takes anything gets
     * JSON.
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

    /** The media type, without parameters. The encoding is always UTF-8. */
    public String mediaType() {
        return mediaType;
    }

    /** The format of a media type, whatever its parameters; empty if it is none of them. */
    public static Optional<RowFormat> of(String type) {
        String plain = type == null ? "" : type.split(";", 2)[0].strip();
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equalsIgnoreCase(plain))
                .findFirst();
    }

    /** What the names of such files end with, without the dot. */
    public String extension() {
        return extension;
    }

    /**
     * Begins to read rows. A source in gzip (RFC 1952) is unpacked, whatever it is called.
     *
     * @param maxBytes how many bytes the source may have, unpacked
     * @throws BrokenGzipException if the source begins like gzip and is none
     * @throws SourceTooLargeException if the source has more than {@code maxBytes}
     */
    public abstract RowReader reader(RowLayout layout, InputStream source, long maxBytes) throws IOException;

    /**
     * Begins to write rows.
     *
     * @param target stays open; it needs no buffer of its own
     * @param resources whose rows will be written: in CSV, the columns are those of their drafts
     */
    public abstract RowWriter writer(RowLayout layout, OutputStream target, Collection<String> resources)
            throws IOException;
}
