// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import dev.colorway.http.problem.Nearest;
import java.util.Collection;

/**
 * One thing in a catalog file that cannot be read.
 *
 * @param line the line that its row begins on, from 1
 * @param column the name of its column; null if it is in none, as in NDJSON
 * @param pointer the JSON Pointer (RFC 6901) to its member; null if it has none, as in CSV
 * @param detail what is wrong and what would be right
 */
public record RowFault(long line, String column, String pointer, String detail) {

    private static final int SHOWN = 40;

    static RowFault ofRow(long line, String detail) {
        return new RowFault(line, null, null, detail);
    }

    static RowFault ofColumn(long line, String column, String detail) {
        return new RowFault(line, shown(column), null, detail);
    }

    static RowFault ofMember(long line, String pointer, String detail) {
        return new RowFault(line, null, pointer, detail);
    }

    /** That a word is none of those known, with the nearest of them, or all if none is near. */
    static String unknown(String word, Collection<String> known) {
        String nearest = Nearest.to(word, known);
        return "'" + shown(word) + "' is unknown: "
                + (nearest == null ? "must be one of " + String.join(", ", known) : "did you mean '" + nearest + "'?");
    }

    /** A text from a file, cut so that it can be told. */
    static String shown(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "\u2026";
    }
}
