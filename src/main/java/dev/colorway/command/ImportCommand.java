// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.http.problem.Fault;
import dev.colorway.sheet.SheetOptions;
import dev.colorway.transfer.FileTransfer;
import dev.colorway.transfer.ImportChange;
import dev.colorway.transfer.ImportMode;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Imports a file without HTTP. */
@Command(name = "import", description = "Imports a file, all of it or nothing, while the service is stopped.")
final class ImportCommand implements Callable<Integer> {

    private static final String DRY_RUN = "--dry-run";

    @Parameters(
            paramLabel = "FILE",
            description = "A .ndjson, .csv, .tsv, .json, .xml or .xlsx file; with .gz if it is compressed.")
    String file;

    @Mixin
    SheetArguments table;

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

    /** Reads a mode as clients of the API write it. */
    static final class Mode implements ITypeConverter<ImportMode> {
        @Override
        public ImportMode convert(String name) {
            return ImportMode.of(name)
                    .orElseThrow(() -> new TypeConversionException("must be merge or replace, not '" + name + "'"));
        }
    }

    @Override
    public Integer call() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(file, dryRun ? DRY_RUN : "", mode.toString()));
        arguments.addAll(table.toArguments());
        return CatalogTask.run(Import.class, arguments.toArray(String[]::new));
    }

    static final class Import implements QuarkusApplication {

        /** The index of the first argument that is an option of a table. */
        private static final int SHEET_ARGUMENTS = 3;

        @Inject
        FileTransfer transfer;

        @Override
        public int run(String... arguments) {
            try {
                ImportedFile file = ImportedFile.of(arguments[0]);
                SheetOptions options =
                        SheetArguments.read(Arrays.asList(arguments).subList(SHEET_ARGUMENTS, arguments.length));
                boolean dryRun = arguments[1].equals(DRY_RUN);
                ImportMode mode = ImportMode.of(arguments[2]).orElseThrow();
                FileTransfer.Report report;
                try (ProgressBar bar = ProgressBars.ofBytes("Import", Files.size(file.path()))) {
                    report = transfer.read(file.path(), file.format(), options, dryRun, mode, (rows, bytes) -> {
                        bar.stepTo(bytes);
                        bar.setExtraMessage(rows + " rows");
                    });
                }
                if (report.table() != null) {
                    System.out.print(TableReport.of(report.table()));
                }
                if (dryRun && report.isDone()) {
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

        private static void printChanges(FileTransfer.Report report) {
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
                        + (fault.column() == null ? "" : fault.column() + ": ") + fault.detail());
            }
            System.out.println(report.summary());
            return report.isDone() ? 0 : 1;
        }
    }
}
