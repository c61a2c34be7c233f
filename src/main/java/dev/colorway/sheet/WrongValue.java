// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.http.problem.Problem;
import dev.colorway.rows.RowFault;

/**
 * A value of a table that cannot be read. Its fault describes a correct value, and the option that ignores the column.
 */
final class WrongValue extends Exception {

    private static final long serialVersionUID = 1;

    private final transient RowFault fault;

    /** @param detail the fault of the value, or its correct form, as the predicate of a sentence */
    WrongValue(long line, String column, String text, String detail) {
        this(line, column, "'" + Problem.quoted(text) + "' " + detail);
    }

    /**
     * Creates a fault without the value, so the same fault of many rows is reported as one.
     *
     * @param detail the fault of the value, as the predicate of a sentence about the column
     */
    WrongValue(long line, String column, String detail) {
        super(detail, null, false, false);
        fault = new RowFault(line, column, null, detail + ". " + advice(column));
    }

    WrongValue(long line, RowFacts.Fact fact, String detail) {
        this(line, fact.column(), fact.text(), detail);
    }

    RowFault fault() {
        return fault;
    }

    /** Returns what to do about a wrong value of a column, as a sentence without a full stop. */
    static String advice(String column) {
        return "Correct it, or ignore the column (map=" + Problem.quoted(column) + "=-)";
    }
}
