// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.sheet.SheetOptions;
import dev.colorway.transfer.FileTransfer;
import dev.colorway.transfer.ImportFailedException;
import dev.colorway.transfer.ImportMode;
import dev.colorway.transfer.ImportRules;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Imports a file without HTTP. */
@Command(
        name = "import",
        description =
                "Imports a file, all of it or nothing, while the service is stopped. For a table of another source,"
                        + " shows how the table is read and what changes, and asks before the import.")
final class ImportCommand extends WithHelp implements Callable<Integer> {

    private static final String DRY_RUN = "--dry-run";
    private static final String ON_FAULT = "--on-fault";
    private static final String NO_UNDO = "--no-undo";
    private static final String SKIP = "skip";
    private static final String YES = "--yes";

    @Parameters(
            paramLabel = "FILE",
            description = "A .ndjson, .csv, .tsv, .json, .xml or .xlsx file; with .gz if it is compressed.")
    String file;

    @Mixin
    SheetArguments table;

    @Option(names = DRY_RUN, description = "Only check the file, and report what would change.")
    boolean dryRun;

    @Option(
            names = {"-y", YES},
            description = "Import a table of another source without a question. Other files cause no question.")
    boolean yes;

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
                    "What to do with rows that have faults: refuse (the default) imports nothing of the file; skip"
                            + " leaves these rows out and writes each with its faults to a new file beside FILE.")
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
        if (dryRun && yes) {
            throw new ParameterException(
                    spec.commandLine(),
                    DRY_RUN + " only checks the file, so there is nothing to agree to: omit " + YES);
        }
        List<String> arguments = new ArrayList<>(
                List.of(file, dryRun ? DRY_RUN : "", mode.toString(), onFault, noUndo ? NO_UNDO : "", yes ? YES : ""));
        try {
            arguments.addAll(table.toArguments());
        } catch (IOException unreadable) {
            spec.commandLine().getErr().println(unreadable.getMessage());
            return StartCheck.EXIT_FAILURE;
        }
        return CatalogTask.run(Import.class, arguments.toArray(String[]::new));
    }

    static final class Import implements QuarkusApplication {

        /** The index of the first argument that is an option of a table. */
        private static final int SHEET_ARGUMENTS = 6;

        @Inject
        FileTransfer transfer;

        @Inject
        GuidedImport guide;

        @Override
        public int run(String... arguments) {
            try {
                List<String> ofTable = Arrays.asList(arguments).subList(SHEET_ARGUMENTS, arguments.length);
                ImportedFile file = ImportedFile.of(arguments[0]);
                SheetOptions options = SheetArguments.read(ofTable);
                boolean dryRun = arguments[1].equals(DRY_RUN);
                GuidedImport.Reading reading = (read, isDry, givesBack) ->
                        read(file, read, rules(isDry, arguments[2], arguments[3], arguments[4]), givesBack);
                if (!transfer.isTable(file.path(), options)) {
                    return end(arguments[0], dryRun, reading.read(options, dryRun, true));
                }
                GuidedImport.Consent consent = dryRun
                        ? GuidedImport.Consent.REFUSED
                        : arguments[5].equals(YES) ? GuidedImport.Consent.GIVEN : GuidedImport.Consent.ASK;
                return guide.run(
                        arguments[0],
                        SheetArguments.createsNothing(ofTable) ? options : options.creatingMissing(),
                        consent,
                        reading);
            } catch (IOException | IllegalArgumentException unreadable) {
                System.err.println(SheetArguments.asOptions(ProgressBars.reason(unreadable)));
                return 2;
            } catch (ImportFailedException failed) {
                return DatabaseReport.print(failed.getCause(), consequence(failed.stored()));
            }
        }

        private static ImportRules rules(boolean dryRun, String mode, String onFault, String undo) {
            return new ImportRules(
                    dryRun,
                    ImportMode.of(mode).orElseThrow(),
                    onFault.equals(SKIP),
                    // A dry run needs no record: the command prints what would change.
                    !dryRun && !undo.equals(NO_UNDO));
        }

        private FileTransfer.Report read(ImportedFile file, SheetOptions options, ImportRules rules, boolean givesBack)
                throws IOException {
            try (ProgressBar bar = ProgressBars.ofBytes(rules.dryRun() ? "Check" : "Import", Files.size(file.path()))) {
                return transfer.read(file.path(), file.format(), options, rules, givesBack, (rows, bytes) -> {
                    bar.stepTo(bytes);
                    bar.setExtraMessage(rows == 0 ? "" : rows + " rows");
                });
            }
        }

        private static String consequence(ImportFailedException.Stored stored) {
            return switch (stored) {
                case NOTHING -> "Nothing was imported.";
                case UNKNOWN ->
                    "The connection broke during the commit, so the catalog contains either the whole file or nothing "
                            + "of it. Import the file again: this changes nothing if the catalog contains the file "
                            + "already.";
                case ALL -> "The file was imported. The next start of the service rebuilds indexes first.";
            };
        }

        private static int end(String name, boolean dryRun, FileTransfer.Report report) {
            if (dryRun && report.isDone()) {
                ImportReport.printChanges(report, Integer.MAX_VALUE);
            }
            ImportReport.printFaults(name, report);
            ImportReport.printEnd(report);
            return report.isDone() ? 0 : 1;
        }
    }
}
