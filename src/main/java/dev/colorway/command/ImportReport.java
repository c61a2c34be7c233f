// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.http.problem.Fault;
import dev.colorway.transfer.FileTransfer;
import dev.colorway.transfer.ImportChange;

/** Prints the result of an import: its changes on standard output, its faults on standard error. */
final class ImportReport {

    private ImportReport() {}

    /**
     * Prints the changed fields of existing entries, each on a line.
     *
     * @param max the maximum number of entries
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
     * Prints the faults, each on a line with its line and column in the file.
     *
     * @param file the file as given
     */
    static void printFaults(String file, FileTransfer.Report report) {
        for (Fault fault : report.faults()) {
            System.err.println(file + ":" + fault.line() + ": " + (fault.column() == null ? "" : fault.column() + ": ")
                    + SheetArguments.asOptions(fault.detail()));
        }
    }
}
