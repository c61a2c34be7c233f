// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import dev.colorway.http.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Where a row of a file is, for a person. As a text, it contains the sheet as {@link Problem#quoted} does.
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
