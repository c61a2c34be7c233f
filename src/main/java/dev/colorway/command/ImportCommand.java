// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.http.problem.Fault;
import dev.colorway.transfer.FileTransfer;
import dev.colorway.transfer.ImportChange;
import dev.colorway.transfer.ImportMode;
import dev.colorway.transfer.ImportRules;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Imports a file without HTTP. */
@Command(name = "import", description = "Imports a file, all of it or nothing, while the service is stopped.")
final class ImportCommand implements Callable<Integer> {

    private static final String DRY_RUN = "--dry-run";
    private static final String ON_FAULT = "--on-fault";
    private static final String NO_UNDO = "--no-undo";
    private static final String SKIP = "skip";

    @Parameters(paramLabel = "FILE", description = "A .ndjson, .csv or .tsv file; with .gz if it is compressed.")
    String file;

    @Option(names = DRY_RUN, description = "Only check the file, and report what would change.")
    boolean dryRun;

    @Option(
            names = "--mode",
            paramLabel = "merge|replace",
            defaultValue = "merge",
            converter = Mode.class,
            description = "What to do with fields of an existing entry that are not in its row: merge (the default)"
                    + " leaves them as they are, replace clears them.")
    ImportMode mode;

    @Option(
            names = ON_FAULT,
            paramLabel = "refuse|skip",
            defaultValue = "refuse",
            description =
                    "What to do with rows that have faults: refuse (the default) imports nothing of the file, skip"
                            + " leaves them out and writes them to a new file beside it, each with its faults.")
    String onFault;

    @Option(names = NO_UNDO, description = "Keep no record of what changes. The import cannot be undone then.")
    boolean noUndo;

    @Spec
    CommandSpec spec;

    /** Reads a mode as clients of the API write it. */
    static final class Mode implements ITypeConverter<ImportMode> {
        @Override
        public ImportMode convert(String name) {
            return ImportMode.of(name)
                    .orElseThrow(() -> new TypeConversionException("must be merge or replace, not '" + name + "'"));
        }
    }

    @Override
    public Integer call() {
        if (!onFault.equals(SKIP) && !onFault.equals("refuse")) {
            throw new ParameterException(
                    spec.commandLine(), ON_FAULT + " must be refuse or skip, not '" + onFault + "'");
        }
        return CatalogTask.run(
                Import.class, file, dryRun ? DRY_RUN : "", mode.toString(), onFault, noUndo ? NO_UNDO : "");
    }

    static final class Import implements QuarkusApplication {

        @Inject
        FileTransfer transfer;

        @Override
        public int run(String... arguments) {
            try {
                CatalogFile file = CatalogFile.of(arguments[0]);
                if (!file.format().isReadable()) {
                    throw new IllegalArgumentException("Workbooks cannot be imported: save it as CSV.");
                }
                ImportRules rules = new ImportRules(
                        arguments[1].equals(DRY_RUN),
                        ImportMode.of(arguments[2]).orElseThrow(),
                        arguments[3].equals(SKIP),
                        !arguments[4].equals(NO_UNDO));
                FileTransfer.Report report;
                try (ProgressBar bar = ProgressBars.ofBytes("Import", Files.size(file.path()))) {
                    report = transfer.read(file.path(), file.format(), rules, (rows, bytes) -> {
                        bar.stepTo(bytes);
                        bar.setExtraMessage(rows + " rows");
                    });
                }
                if (rules.dryRun() && report.isDone()) {
                    printChanges(report);
                }
                return printReport(arguments[0], report);
            } catch (IOException | IllegalArgumentException unreadable) {
                System.err.println(ProgressBars.reason(unreadable));
                return 2;
            } catch (FileTransfer.ImportFailedException failed) {
                return DatabaseReport.print(failed.getCause(), consequence(failed.stored()));
            }
        }

        private static String consequence(FileTransfer.Stored stored) {
            return switch (stored) {
                case NOTHING -> "Nothing was imported.";
                case UNKNOWN ->
                    "It was lost during the commit, so all of the file is in the catalog, or nothing. Import the file "
                            + "again: that changes nothing if it is there.";
                case ALL -> "The file was imported. The next start of the service rebuilds indexes first.";
            };
        }

        static void printChanges(FileTransfer.Report report) {
            for (ImportChange change : report.changes()) {
                change.fields()
                        .forEach(field -> System.out.println(change.resource() + " " + change.slug() + ": " + field));
            }
            if (report.furtherChanges() > 0) {
                System.out.println("... and " + report.furtherChanges() + " more would change.");
            }
        }

        private static int printReport(String name, FileTransfer.Report report) {
            for (Fault fault : report.faults()) {
                System.err.println(name + ":" + fault.line() + ": "
                        + (fault.column() == null ? "" : fault.column() + ": ") + fault.detail() + lines(fault));
            }
            if (report.rejected() != null) {
                System.out.println("The rows that were left out are in " + report.rejected()
                        + ". Mend them, and import that file.");
            }
            System.out.println(report.summary());
            return report.isDone() ? 0 : 1;
        }

        /** Returns the lines of a fault that several rows have. */
        private static String lines(Fault fault) {
            Long rows = fault.rows();
            List<Long> lines = fault.lines();
            return rows == null || lines == null
                    ? ""
                    : " (" + rows + " rows: lines "
                            + lines.stream().map(Object::toString).collect(Collectors.joining(", "))
                            + (rows > lines.size() ? ", ...)" : ")");
        }
    }
}
