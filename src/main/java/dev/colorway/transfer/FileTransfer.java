// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.WriteResult.Change;
import dev.colorway.database.DatabaseFailure;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.rows.RowFormat;
import dev.colorway.settings.TransferSettings;
import dev.colorway.sheet.SheetOptions;
import dev.colorway.sheet.Understanding;
import dev.colorway.transaction.Snapshot;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Imports and exports catalog files, and undoes imports, for the operator. Assumes that nothing else uses the catalog.
 */
@ApplicationScoped
public class FileTransfer {

    private static final int REPORT_INTERVAL_MILLIS = 500;

    @Inject
    Imports imports;

    @Inject
    ImportLookup lookup;

    @Inject
    ImportHistory history;

    @Inject
    BulkIndexes indexes;

    @Inject
    CatalogExport catalog;

    @Inject
    TransferSettings settings;

    /** Receives the number of rows and bytes of a file that have been read so far. */
    @FunctionalInterface
    public interface Watcher {
        void at(long rows, long bytes);
    }

    /**
     * The result of an import.
     *
     * @param id the id of the import
     * @param isDone whether the import succeeded; in a dry run, whether it would succeed
     * @param faults the first 1,000 different faults of the file, in the order of their lines
     * @param changes the first changes of existing entries and prices
     * @param furtherChanges how many more rows change an existing entry or price
     * @param leftOut how many rows were left out; in a dry run, how many would be
     * @param rejected the file with the rows that were left out; null if no row was left out, or if the caller wants no
     *     such file
     * @param counts the number of rows of each resource by their result, in the order of the file
     * @param table how a table of another source was read; null for any other file
     * @param summary the result in words, for a person
     * @param undoing the id of the import, and whether and how it can be undone, for a person; null if it wrote
     *     nothing, or is itself an undo
     */
    public record Report(
            long id,
            boolean isDone,
            List<Fault> faults,
            List<ImportChange> changes,
            long furtherChanges,
            long leftOut,
            @Nullable Path rejected,
            Map<String, ImportCounts> counts,
            @Nullable Understanding table,
            String summary,
            @Nullable String undoing) {

        /** Returns whether a row creates or changes something. */
        public boolean hasChanges() {
            return counts.values().stream().anyMatch(count -> count.created() > 0 || count.changed() > 0);
        }
    }

    /**
     * Imports a file.
     *
     * @param format the format of a file of this catalog; null to recognise it
     * @param options how to read a table of another source
     * @param givesBack whether to write the rows that are left out into a new file
     * @param watcher gets the progress every 500 milliseconds, in another thread, and once at the end
     * @throws IOException if the file cannot be read; the message is for a person
     * @throws ImportFailedException if the service or its database fails
     */
    public Report read(
            Path file,
            @Nullable RowFormat format,
            SheetOptions options,
            ImportRules rules,
            boolean givesBack,
            Watcher watcher)
            throws IOException {
        ImportProgress progress = begin(rules);
        progress.setFileSize(Files.size(file));
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        scheduler.scheduleAtFixedRate(
                () -> watcher.at(progress.rows(), progress.bytesRead()),
                REPORT_INTERVAL_MILLIS,
                REPORT_INTERVAL_MILLIS,
                TimeUnit.MILLISECONDS);
        try {
            indexes.runWithoutIndexes(file, () -> imports.run(importFile(file, format, options), progress));
        } catch (RuntimeException failed) {
            throw new ImportFailedException(stored(progress, failed), failed);
        } finally {
            scheduler.shutdownNow();
            watcher.at(progress.rows(), progress.bytesRead());
        }
        RowFormat rejected = RowFormat.of(progress.rejectedType()).orElse(null);
        try {
            return report(progress, rejected == null || !givesBack ? null : writeRejected(progress.id, file, rejected));
        } finally {
            if (rejected != null && !rules.isListed()) {
                QuarkusTransaction.requiringNew().run(() -> history.delete(List.of(progress.id)));
            }
        }
    }

    private String undoing(long id) {
        return "This is import " + id + ". "
                + switch (lookup.stored(Long.toString(id)).undo) {
                    case NOT_RECORDED -> "It cannot be undone: no record of its changes is kept.";
                    case TOO_LARGE ->
                        "It cannot be undone: the record of its changes would have more than "
                                + settings.maxRecordSize() + " characters.";
                    default -> "To undo it: undo " + id;
                };
    }

    private static ImportFile importFile(Path file, @Nullable RowFormat format, SheetOptions options) {
        return new ImportFile(() -> new BufferedInputStream(Files.newInputStream(file)), format, options);
    }

    private ImportProgress begin(ImportRules rules) {
        try {
            return imports.begin(rules);
        } catch (RuntimeException failed) {
            throw new ImportFailedException(ImportFailedException.Stored.NOTHING, failed);
        }
    }

    private Report report(ImportProgress progress, @Nullable Path rejected) {
        return new Report(
                progress.id,
                progress.state() == ImportProgress.State.DONE,
                progress.faults(),
                progress.tally.changes(),
                progress.tally.count(Change.CHANGED) - progress.tally.changes().size(),
                progress.rules.skipsFaults() ? progress.faultyRows() : 0,
                rejected,
                ImportCounts.of(progress.tally),
                progress.table(),
                summary(progress),
                progress.revision() == null || progress.undoes != null ? null : undoing(progress.id));
    }

    /** Writes the rows that an import left out into a new file beside the imported one. Returns the new file. */
    private Path writeRejected(long id, Path file, RowFormat format) throws IOException {
        String stem = file.getFileName()
                .toString()
                .replaceFirst("(?i)\\.gz$", "")
                .replaceFirst("\\.[^.]*$", "")
                .replaceFirst("\\.rejected(-[0-9]+)?$", "");
        for (int number = 1; ; number++) {
            Path rejected = file.resolveSibling(
                    stem + ".rejected" + (number == 1 ? "" : "-" + number) + "." + format.extension());
            try (Writer writer = Files.newBufferedWriter(rejected, StandardOpenOption.CREATE_NEW)) {
                history.readRejected(id, writer);
                return rejected;
            } catch (FileAlreadyExistsException other) {
                // Tries the next name: the operator can be correcting the rows in that file.
            }
        }
    }

    /**
     * Undoes an import.
     *
     * @param id the id of the import
     * @param dryRun whether to only check and change nothing
     * @throws ProblemException if it cannot be undone; the message and the faults are for a person
     */
    public Report undo(long id, boolean dryRun) throws IOException {
        return report(imports.undo(id, dryRun), null);
    }

    /**
     * Returns whether a file is a table of another source. Other files are files of this catalog or of exchange rates.
     *
     * @param options how to read it
     * @throws IOException if the file cannot be read; the message is for a person
     */
    public boolean isTable(Path file, SheetOptions options) throws IOException {
        return importFile(file, null, options).isTable(settings.maxSize());
    }

    private static ImportFailedException.Stored stored(ImportProgress progress, RuntimeException failure) {
        if (progress.state() == ImportProgress.State.DONE) {
            // Only the rebuild of the dropped indexes failed.
            return progress.dryRun ? ImportFailedException.Stored.NOTHING : ImportFailedException.Stored.ALL;
        }
        return DatabaseFailure.isOutcomeUnknown(failure)
                ? ImportFailedException.Stored.UNKNOWN
                : ImportFailedException.Stored.NOTHING;
    }

    private static String summary(ImportProgress progress) {
        String rows = progress.rows() + " rows, " + progress.rowsPerSecond() + " a second. ";
        if (progress.state() == ImportProgress.State.REFUSED) {
            return rows + Refusal.reason(progress);
        }
        if (progress.state() == ImportProgress.State.CANCELLED) {
            return rows + "The import was stopped before its end, so nothing was imported.";
        }
        String what = ImportCounts.of(progress.tally).entrySet().stream()
                .map(counts -> counts.getKey() + " " + counts.getValue())
                .collect(Collectors.joining("; "));
        if (progress.undoes != null) {
            return (progress.dryRun ? "Would be undone: " : "Undone: ") + (what.isEmpty() ? "nothing" : what) + ".";
        }
        return rows + (progress.dryRun ? "Would be imported: " : "Imported: ") + what + "."
                + (progress.ignoredColumns().isEmpty()
                        ? ""
                        : " Columns ignored, because an export only shows them: "
                                + String.join(", ", progress.ignoredColumns()) + ".")
                + (progress.faultyRows() == 0 ? "" : " Left out: " + Refusal.rows(progress.faultyRows()) + ".");
    }

    /**
     * Writes the whole catalog to a stream, which stays open.
     *
     * @param watcher receives the number of rows written so far
     * @return the number of rows
     */
    public long write(RowFormat format, OutputStream stream, LongConsumer watcher) throws IOException {
        long[] rows = {0};
        Snapshot.read(() ->
                catalog.exportAll().onEachRow(() -> watcher.accept(++rows[0])).writeTo(format, stream));
        return rows[0];
    }
}
