// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.Problem;
import dev.colorway.transfer.FileTransfer;
import dev.colorway.transfer.ImportChange;
import java.util.List;
import java.util.stream.Collectors;

/** Prints the result of an import: its changes on standard output, its faults on standard error. */
final class ImportReport {

    private ImportReport() {}

    /**
     * Prints the changed fields of existing entries, each on a line. Then prints how many more entries change.
     *
     * @param max the maximum number of entries whose fields are printed
     */
    static void printChanges(FileTransfer.Report report, int max) {
        int shown = Math.min(max, report.changes().size());
        for (ImportChange change : report.changes().subList(0, shown)) {
            change.fields()
                    .forEach(field -> System.out.println(
                            TextColumns.printable(change.resource() + " " + change.slug() + ": " + field)));
        }
        long further = report.furtherChanges() + report.changes().size() - shown;
        if (further > 0) {
            System.out.println("... and " + further + " more would change.");
        }
    }

    /**
     * Prints each fault with its line in the file; also with its sheet and its column, if it has them. A fault that
     * several rows have is printed once, with the lines of the first of these rows.
     *
     * @param file the file as given
     */
    static void printFaults(String file, FileTransfer.Report report) {
        for (Fault fault : report.faults()) {
            System.err.println(file + ":" + (fault.sheet() == null ? "" : Problem.quoted(fault.sheet()) + ":")
                    + fault.line() + ": "
                    + TextColumns.printable((fault.column() == null ? "" : fault.column() + ": ")
                            + SheetArguments.asOptions(fault.detail()))
                    + lines(fault));
        }
    }

    /**
     * Returns the count of the rows with a fault and the lines of the first of them; an empty text for a fault of one
     * row.
     */
    private static String lines(Fault fault) {
        Long rows = fault.rows();
        List<Long> lines = fault.lines();
        return rows == null || lines == null
                ? ""
                : " (" + rows + (lines.size() == 1 ? " rows: line " : " rows: lines ")
                        + lines.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + (rows > Fault.MAX_LINES ? ", ...)" : ")");
    }

    /**
     * Prints how many rows of a table were left out, and the file that contains them; nothing if no row was left out.
     */
    static void printLeftOut(FileTransfer.Report report) {
        if (report.leftOut() > 0) {
            System.out.println("Left out: " + TableReport.counted(report.leftOut(), "row") + ".");
        }
        printRejected(report);
    }

    private static void printRejected(FileTransfer.Report report) {
        if (report.rejected() != null) {
            System.out.println("The rows that were left out are in " + report.rejected()
                    + ". Correct them there, then import that file.");
        }
    }

    /**
     * Prints the path of the file with the rejected rows, if there is one. Then prints the counts of the import and how
     * to undo it; for a refused import, the reason.
     */
    static void printEnd(FileTransfer.Report report) {
        printRejected(report);
        System.out.println(report.summary());
        printUndoing(report);
    }

    /** Prints the id of an import, and whether and how it can be undone; nothing if the import wrote nothing. */
    static void printUndoing(FileTransfer.Report report) {
        if (report.undoing() != null) {
            System.out.println(report.undoing());
        }
    }
}
