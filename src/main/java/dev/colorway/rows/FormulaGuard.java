// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

/**
 * Prevents a spreadsheet from running a cell as a formula, which could run commands or send the table elsewhere (OWASP,
 * CSV Injection). The writer adds an apostrophe to a cell that begins like a formula, also if apostrophes precede the
 * formula. The reader removes one apostrophe from such a cell, so every text stays unchanged.
 */
final class FormulaGuard {

    private static final String STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private FormulaGuard() {}

    static String escape(String cell) {
        return startsFormula(cell) ? "'" + cell : cell;
    }

    static String unescape(String cell) {
        return cell.startsWith("'") && startsFormula(cell) ? cell.substring(1) : cell;
    }

    private static boolean startsFormula(String cell) {
        int first = 0;
        while (first < cell.length() && cell.charAt(first) == '\'') {
            first++;
        }
        return first < cell.length() && STARTS.indexOf(cell.charAt(first)) >= 0;
    }
}
