// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.rows.UnpackedSource;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The format of a table, recognised by its first bytes. */
public enum TableFormat {
    /** Comma-, semicolon- or tab-separated values. */
    TEXT,
    /** JSON objects, in a list or one after the other. */
    JSON,
    /** XML, such as an RSS or Atom feed. */
    XML,
    /** A workbook (.xlsx). */
    WORKBOOK;

    private static final int LOOK_AHEAD = 4096;

    /**
     * Returns the format of a source, in gzip or not; {@link #TEXT} if it has no mark of another format. Closes the
     * source.
     */
    public static TableFormat of(InputStream source, long maxBytes) throws IOException {
        byte[] start;
        try (InputStream content = UnpackedSource.open(source, maxBytes)) {
            start = content.readNBytes(LOOK_AHEAD);
        }
        int first = startsWith(start, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        while (first < start.length && Character.isWhitespace(start[first])) {
            first++;
        }
        if (startsWith(start, 'P', 'K', 3, 4)) {
            return WORKBOOK;
        }
        byte found = first < start.length ? start[first] : 0;
        return found == '<' ? XML : found == '{' || found == '[' ? JSON : TEXT;
    }

    private static boolean startsWith(byte[] start, int... bytes) {
        boolean isSame = start.length >= bytes.length;
        for (int i = 0; isSame && i < bytes.length; i++) {
            isSame = start[i] == (byte) bytes[i];
        }
        return isSame;
    }

    /**
     * Opens a table.
     *
     * @param each the field of a JSON object whose list has the items of a row; null if rows have no items
     */
    TableReader open(InputStream source, long maxBytes, @Nullable String each) throws IOException {
        return switch (this) {
            case TEXT -> new TextTable(source, maxBytes);
            case JSON -> new JsonTable(UnpackedSource.open(source, maxBytes), each);
            case XML -> new XmlTable(UnpackedSource.open(source, maxBytes));
            case WORKBOOK -> WorkbookTable.open(UnpackedSource.open(source, maxBytes), maxBytes);
        };
    }
}
