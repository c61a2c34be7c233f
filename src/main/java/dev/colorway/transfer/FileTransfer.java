// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.WriteResult.Change;
import dev.colorway.database.DatabaseFailure;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.rows.RowFormat;
import dev.colorway.transaction.Snapshot;
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
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Imports and exports catalog files for the operator. Assumes that nothing else uses the catalog. */
@ApplicationScoped
public class FileTransfer {

    private static final int REPORT_INTERVAL_MILLIS = 500;

    @Inject
    Imports imports;

    @Inject
    ImportHistory history;

    @Inject
    BulkIndexes indexes;

    @Inject
    CatalogExport catalog;

    /** Receives the number of rows and bytes of a file that have been read so far. */
    @FunctionalInterface
    public interface Watcher {
        void at(long rows, long bytes);
    }

    /**
     * The result of an import.
     *
     * @param isDone whether the import succeeded; in a dry run, whether it would succeed
     * @param faults the faults of the rows, in order
     * @param changes the first changes of existing entries
     * @param furtherChanges how many more rows change an existing entry
     * @param rejected the file with the rows that were left out; null if there are none
     * @param summary for a person
     */
    public record Report(
            boolean isDone,
            List<Fault> faults,
            List<ImportChange> changes,
            long furtherChanges,
            @Nullable Path rejected,
            String summary) {}

    /** How much of a file is in the catalog after an import that failed. */
    public enum Stored {
        NOTHING,
        /** All of the file, or nothing: the database did not confirm the commit. */
        UNKNOWN,
        ALL
    }

    /** Reports that the service or its database failed during an import. */
    public static final class ImportFailedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final Stored stored;

        ImportFailedException(Stored stored, RuntimeException cause) {
            super(cause);
            this.stored = stored;
        }

        public Stored stored() {
            return stored;
        }

        @Override
        public synchronized RuntimeException getCause() {
            return (RuntimeException) Objects.requireNonNull(super.getCause(), "The constructor sets it");
        }
    }

    /**
     * Imports a file.
     *
     * @throws IOException if the file cannot be read; the message is for a person
     * @throws ImportFailedException if something else fails than the file
     */
    public Report read(Path file, RowFormat format, ImportRules rules, Watcher watcher) throws IOException {
        ImportProgress progress = begin(rules);
        progress.setFileSize(Files.size(file));
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        scheduler.scheduleAtFixedRate(
                () -> watcher.at(progress.rows(), progress.bytesRead()),
                REPORT_INTERVAL_MILLIS,
                REPORT_INTERVAL_MILLIS,
                TimeUnit.MILLISECONDS);
        try {
            indexes.runWithoutIndexes(
                    file,
                    () -> imports.run(() -> new BufferedInputStream(Files.newInputStream(file)), format, progress));
        } catch (RuntimeException failed) {
            throw new ImportFailedException(stored(progress, failed), failed);
        } finally {
            scheduler.shutdownNow();
            watcher.at(progress.rows(), progress.bytesRead());
        }
        return report(progress, progress.rejectedType() == null ? null : writeRejected(progress.id, file, format));
    }

    private ImportProgress begin(ImportRules rules) {
        try {
            return imports.begin(rules);
        } catch (RuntimeException failed) {
            throw new ImportFailedException(Stored.NOTHING, failed);
        }
    }

    private static Report report(ImportProgress progress, @Nullable Path rejected) {
        return new Report(
                progress.state() == ImportProgress.State.DONE,
                progress.faults(),
                progress.changes(),
                progress.count(Change.CHANGED) - progress.changes().size(),
                rejected,
                summary(progress));
    }

    /** Writes the rows that an import left out into a new file beside its own, and returns the new file. */
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
                // That file can be one that somebody is mending.
            }
        }
    }

    /**
     * Takes back an import.
     *
     * @param id the id of the import
     * @param dryRun whether to only check and change nothing
     * @throws ProblemException if it cannot be taken back; the message and the faults are for a person
     */
    public Report undo(long id, boolean dryRun) throws IOException {
        return report(imports.undo(id, dryRun), null);
    }

    private static Stored stored(ImportProgress progress, RuntimeException failure) {
        if (progress.state() == ImportProgress.State.DONE) {
            // Only the rebuild of the dropped indexes failed.
            return progress.dryRun ? Stored.NOTHING : Stored.ALL;
        }
        return DatabaseFailure.isOutcomeUnknown(failure) ? Stored.UNKNOWN : Stored.NOTHING;
    }

    private static String summary(ImportProgress progress) {
        String rows = progress.rows() + " rows, " + progress.rowsPerSecond() + " a second. ";
        if (progress.state() == ImportProgress.State.REFUSED) {
            return rows + ImportResource.reason(progress);
        }
        if (progress.state() == ImportProgress.State.CANCELLED) {
            return rows + "The import was stopped before its end, so nothing was imported.";
        }
        String what = progress.counts().entrySet().stream()
                .map(entry -> entry.getKey() + " " + counts(entry.getValue()))
                .collect(Collectors.joining("; "));
        if (progress.undoes != null) {
            return (progress.dryRun ? "Would be undone: " : "Undone: ") + (what.isEmpty() ? "nothing" : what) + ".";
        }
        return rows + (progress.dryRun ? "Would be imported: " : "Imported: ") + what + "."
                + (progress.ignoredColumns().isEmpty()
                        ? ""
                        : " Passed over, because an export only shows them: "
                                + String.join(", ", progress.ignoredColumns()) + ".")
                + (progress.faultyRows() == 0 ? "" : " Left out: " + ImportResource.rows(progress.faultyRows()) + ".")
                + (progress.revision() == null ? "" : " This is import " + progress.id + ".");
    }

    private static String counts(Map<Change, Long> counts) {
        return counts.getOrDefault(Change.CREATED, 0L) + " created, " + counts.getOrDefault(Change.CHANGED, 0L)
                + " changed, " + counts.getOrDefault(Change.UNCHANGED, 0L) + " unchanged"
                + (counts.containsKey(Change.DELETED) ? ", " + counts.get(Change.DELETED) + " deleted" : "");
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
