// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.http.problem.Fault;
import dev.colorway.transfer.FileTransfer;
import dev.colorway.transfer.ImportChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints the result of an import: its changes on standard output, its faults on standard error. */
final class ImportReport {

    private static final int MAX_LINES = 20;

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
     * Prints the faults, each on a line with its line and column in the file. The same fault of many rows is one, with
     * its first lines.
     *
     * @param file the file as given
     */
    static void printFaults(String file, FileTransfer.Report report) {
        Map<String, List<Long>> lines = new LinkedHashMap<>();
        for (Fault fault : report.faults()) {
            String text =
                    (fault.column() == null ? "" : fault.column() + ": ") + SheetArguments.asOptions(fault.detail());
            lines.computeIfAbsent(text, first -> new ArrayList<>()).add(fault.line());
        }
        lines.forEach((text, itsLines) ->
                System.err.println(file + ":" + itsLines.get(0) + ": " + text + repeated(itsLines)));
    }

    private static String repeated(List<Long> lines) {
        return lines.size() == 1
                ? ""
                : " (" + lines.size() + " rows: lines "
                        + lines.stream().limit(MAX_LINES).map(String::valueOf).collect(Collectors.joining(", "))
                        + (lines.size() > MAX_LINES ? ", ...)" : ")");
    }
}
