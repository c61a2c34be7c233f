// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.sheet.SheetOptions;
import dev.colorway.sheet.Understanding;
import dev.colorway.transfer.FileTransfer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Imports a table of another source: shows a person how the table is read and what changes. With {@link Consent#ASK},
 * asks before it writes.
 */
@Singleton
final class GuidedImport {

    /** The exit code if a confirmation is necessary and there is no terminal. */
    private static final int NOBODY_TO_ASK = 2;

    /**
     * The maximum number of changed entries that are shown before the question. These entries and the question then
     * usually fit on one screen.
     */
    private static final int MAX_CHANGES = 20;

    /** The fields whose first value can find a sneaker of the file in a search, in order of preference. */
    private static final List<String> SEARCHED = List.of("styleCode", "name", "silhouette", "brand");

    @Inject
    Terminal terminal;

    @ConfigProperty(name = "quarkus.http.port", defaultValue = "8080")
    int port;

    /** Whether to ask before the import. */
    enum Consent {
        /** Ask, if there is a terminal. Without one, only check the file. */
        ASK,
        /** Import without a question. */
        GIVEN,
        /** Only check the file. */
        REFUSED
    }

    /** Imports the file, or only checks it. */
    @FunctionalInterface
    interface Reading {

        /**
         * @param dryRun whether to only check the file
         * @param givesBack whether to write the rows that are left out into a new file
         * @throws IOException if the file cannot be read; the message is for a person
         * @throws dev.colorway.transfer.ImportFailedException if the service or its database fails
         */
        FileTransfer.Report read(SheetOptions options, boolean dryRun, boolean givesBack) throws IOException;
    }

    /**
     * Imports a table.
     *
     * @param file the file as given, for messages
     * @return the exit code: 0 if the import or the check succeeds, 1 if it is refused or the answer is no, 2 if a
     *     question is necessary and there is no terminal
     * @throws IOException if the file cannot be read; the message is for a person
     * @throws dev.colorway.transfer.ImportFailedException if the service or its database fails
     */
    int run(String file, SheetOptions given, Consent consent, Reading reading) throws IOException {
        if (consent == Consent.GIVEN) {
            FileTransfer.Report report = reading.read(given, false, true);
            show(file, report, "Imported:");
            if (!report.isDone() || !report.hasChanges()) {
                return code(report);
            }
            ImportReport.printUndoing(report);
            return end(report);
        }
        boolean asks = consent == Consent.ASK && terminal.isInteractive();
        // Columns without a field are no faults here: the user sees them before the confirmation.
        SheetOptions options = asks ? given.ignoringUnknownColumns() : given;
        FileTransfer.Report check = reading.read(options, true, consent == Consent.REFUSED);
        show(file, check, "Would be imported:");
        if (check.isDone()) {
            ImportReport.printChanges(check, asks ? MAX_CHANGES : Integer.MAX_VALUE);
        }
        if (!check.isDone() || consent == Consent.REFUSED) {
            return code(check);
        }
        if (!check.hasChanges()) {
            System.out.println("The catalog has all " + (check.leftOut() == 0 ? "of this" : "other rows")
                    + " already. There is nothing to import.");
            return 0;
        }
        if (!asks) {
            System.err.println("Nothing was imported: without a terminal, the command cannot ask for confirmation."
                    + " Add --yes to import the file without confirmation.");
            return NOBODY_TO_ASK;
        }
        if (!terminal.confirm(question(check))) {
            System.out.println("Nothing was imported.");
            return 1;
        }
        FileTransfer.Report report = reading.read(options, false, true);
        if (!report.isDone()) {
            ImportReport.printFaults(file, report);
        }
        ImportReport.printEnd(report);
        return report.isDone() ? end(report) : 1;
    }

    private static Understanding table(FileTransfer.Report done) {
        return Objects.requireNonNull(done.table(), "An import that is done has read its table");
    }

    private static int code(FileTransfer.Report report) {
        return report.isDone() ? 0 : 1;
    }

    /**
     * Prints how a file was read, its faults, and the counts of its changes; for a refused file, the reason instead of
     * the counts.
     */
    private static void show(String file, FileTransfer.Report report, String heading) {
        Understanding table = report.table();
        if (table != null) {
            System.out.println(TableReport.columns(file, table));
        }
        ImportReport.printFaults(file, report);
        if (report.isDone() && table != null) {
            System.out.println(heading);
            System.out.println(TableReport.counts(report.counts(), table));
            ImportReport.printLeftOut(report);
        } else {
            System.out.println(report.summary());
        }
    }

    private static String question(FileTransfer.Report check) {
        List<String> passedOver = new ArrayList<>(TableReport.passedOver(table(check)));
        if (check.leftOut() > 0) {
            passedOver.add(TableReport.counted(check.leftOut(), "row"));
        }
        return passedOver.isEmpty() ? "Import it?" : "Import it without " + String.join(", ", passedOver) + "?";
    }

    /** Prints the address that lists the sneakers after the next start of the service. Returns exit code 0. */
    private int end(FileTransfer.Report report) {
        Understanding table = table(report);
        String query = Stream.concat(
                        searched(table).map(word -> "q=" + word).stream(),
                        TableReport.otherCurrency(table).map(currency -> "currency=" + currency).stream())
                .collect(Collectors.joining("&"));
        System.out.println("After the next start of the service, see http://localhost:" + port + "/sneakers"
                + (query.isEmpty() ? "" : "?" + query));
        return 0;
    }

    /**
     * Returns a value of the file that finds one of its sneakers in a search, and that needs no encoding in an address;
     * empty if there is none.
     */
    private static Optional<String> searched(Understanding table) {
        return SEARCHED.stream()
                .flatMap(field -> table.columns().stream()
                        .filter(column -> column.fields().contains(field))
                        .map(Understanding.ColumnUse::example))
                .filter(example -> example != null && example.matches("[A-Za-z0-9._-]+"))
                .findFirst();
    }
}
