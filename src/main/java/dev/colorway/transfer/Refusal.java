// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.rows.RejectedRows;
import dev.colorway.sheet.Understanding;

/** Explains to a person why nothing of a file was imported. */
final class Refusal {

    private Refusal() {}

    /** Returns the reason, whether the list of faults is incomplete, and which sheets were not read. */
    static String detail(ImportProgress progress) {
        return reason(progress)
                + (progress.hasMoreFaults() ? " These are the first " + ImportFaults.MAX + " different faults." : "")
                + otherSheets(progress);
    }

    private static String otherSheets(ImportProgress progress) {
        Understanding table = progress.table();
        return table == null || table.otherSheets().isEmpty()
                ? ""
                : " Only the first sheet of a workbook is read, not: " + String.join(", ", table.otherSheets()) + ".";
    }

    /** Returns why nothing of a file was imported. */
    static String reason(ImportProgress progress) {
        return (progress.faultyRows() == 0
                        ? "The file cannot be imported."
                        : rows(progress.faultyRows()) + " cannot be imported, so nothing was imported.")
                + (progress.hasFileFaults() && progress.faultyRows() > 0 ? " The file as a whole also has faults." : "")
                + (progress.rules.skipsFaults() && progress.faultyRows() > RejectedRows.MAX
                        ? " At most " + RejectedRows.MAX + " rows can be left out."
                        : "");
    }

    static String rows(long count) {
        return count == 1 ? "1 row" : count + " rows";
    }
}
