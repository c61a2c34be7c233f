// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import dev.colorway.http.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The position of a row in a file, for a person. The text of this object contains the name of the sheet in the form of
 * {@link Problem#quoted}.
 *
 * @param sheet the name of its sheet in a workbook; null in other files
 * @param line the line on which it begins, or its row in the sheet, from 1
 */
public record RowPosition(@Nullable String sheet, long line) {

    @Override
    public String toString() {
        return sheet == null ? "line " + line : "row " + line + " of the sheet '" + Problem.quoted(sheet) + "'";
    }
}
