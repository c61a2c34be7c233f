// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import dev.colorway.http.problem.Nearest;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A fault in a file: a part of a row that cannot be read.
 *
 * @param line the line on which its row begins, from 1
 * @param column the name of its column; null without a column, as in NDJSON
 * @param pointer the JSON Pointer (RFC 6901) to its field; null without a field, as in CSV
 * @param detail what is wrong, and what would be correct
 */
public record RowFault(
        long line, @Nullable String column, @Nullable String pointer, String detail) {

    private static final int MAX_SHOWN_LENGTH = 40;

    static RowFault ofRow(long line, String detail) {
        return new RowFault(line, null, null, detail);
    }

    static RowFault ofColumn(long line, String column, String detail) {
        return new RowFault(line, truncated(column), null, detail);
    }

    static RowFault ofMember(long line, @Nullable String pointer, String detail) {
        return new RowFault(line, null, pointer, detail);
    }

    /**
     * Returns the detail for an unknown word. Suggests the nearest known word, or lists all known words if none is
     * near.
     */
    static String unknown(String word, Collection<String> known) {
        String nearest = Nearest.to(word, known);
        return "'" + truncated(word) + "' is unknown: "
                + (nearest == null ? "must be one of " + String.join(", ", known) : "did you mean '" + nearest + "'?");
    }

    /** Shortens a text from a file for a message, to at most 40 characters and an ellipsis. */
    static String truncated(String text) {
        return text.codePointCount(0, text.length()) <= MAX_SHOWN_LENGTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_SHOWN_LENGTH)) + "\u2026";
    }
}
