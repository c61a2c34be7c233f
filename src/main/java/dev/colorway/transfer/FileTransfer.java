// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.WriteResult.Change;
import dev.colorway.database.DatabaseFailure;
import dev.colorway.http.problem.Fault;
import dev.colorway.rows.RowFormat;
import dev.colorway.settings.TransferSettings;
import dev.colorway.sheet.SheetOptions;
import dev.colorway.sheet.Understanding;
import dev.colorway.transaction.Snapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
     * @param faults the faults of the rows, in order
     * @param changes the first changes of existing entries
     * @param furtherChanges how many more rows change an existing entry
     * @param counts the number of rows of each resource by their result, in the order of the file
     * @param table how a table of another source was read; null for a file of this catalog
     * @param summary for a person
     */
    public record Report(
            long id,
            boolean isDone,
            List<Fault> faults,
            List<ImportChange> changes,
            long furtherChanges,
            List<Counts> counts,
            @Nullable Understanding table,
            String summary) {

        /** Returns whether a row creates or changes something. */
        public boolean hasChanges() {
            return counts.stream().anyMatch(count -> count.created > 0 || count.changed > 0);
        }
    }

    /** The number of rows of a resource, by their result. */
    public record Counts(String resource, long created, long changed, long unchanged) {

        private static Counts of(String resource, Map<Change, Long> counts) {
            return new Counts(
                    resource,
                    counts.getOrDefault(Change.CREATED, 0L),
                    counts.getOrDefault(Change.CHANGED, 0L),
                    counts.getOrDefault(Change.UNCHANGED, 0L));
        }

        @Override
        public String toString() {
            return resource + " " + created + " created, " + changed + " changed, " + unchanged + " unchanged";
        }
    }

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
     * @param format the format of a file of this catalog; null to recognise it
     * @param options how to read a table of another source
     * @throws IOException if the file cannot be read; the message is for a person
     * @throws ImportFailedException if something else fails than the file
     */
    public Report read(
            Path file,
            @Nullable RowFormat format,
            SheetOptions options,
            boolean dryRun,
            ImportMode mode,
            Watcher watcher)
            throws IOException {
        ImportProgress progress = imports.begin(dryRun, mode);
        progress.setFileSize(Files.size(file));
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        scheduler.scheduleAtFixedRate(
                () -> watcher.at(progress.rows(), progress.bytesRead()),
                REPORT_INTERVAL_MILLIS,
                REPORT_INTERVAL_MILLIS,
                TimeUnit.MILLISECONDS);
        ImportFile content = new ImportFile(() -> new BufferedInputStream(Files.newInputStream(file)), format, options);
        try {
            indexes.runWithoutIndexes(file, () -> imports.run(content, progress));
        } catch (RuntimeException failed) {
            throw new ImportFailedException(stored(progress, failed), failed);
        } finally {
            scheduler.shutdownNow();
            watcher.at(progress.rows(), progress.bytesRead());
        }
        return new Report(
                progress.id,
                progress.state() == ImportProgress.State.DONE,
                progress.faults(),
                progress.changes(),
                progress.count(Change.CHANGED) - progress.changes().size(),
                counts(progress),
                progress.table(),
                summary(progress));
    }

    /**
     * Returns whether a file is a table of another source. Other files are read as files of this catalog.
     *
     * @param options how to read it
     * @throws IOException if the file cannot be read; the message is for a person
     */
    public boolean isTable(Path file, SheetOptions options) throws IOException {
        return new ImportFile(() -> new BufferedInputStream(Files.newInputStream(file)), null, options)
                .isTable(settings.maxSize());
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
        if (progress.faultyRows() > 0) {
            return rows + ImportResource.rows(progress.faultyRows()) + " cannot be imported, so none was.";
        }
        if (progress.state() == ImportProgress.State.CANCELLED) {
            return rows + "The import was stopped before its end, so nothing was imported.";
        }
        String what = counts(progress).stream().map(Counts::toString).collect(Collectors.joining("; "));
        return rows + (progress.dryRun ? "Would be imported: " : "Imported: ") + what + "."
                + (progress.ignoredColumns().isEmpty()
                        ? ""
                        : " Passed over, because an export only shows them: "
                                + String.join(", ", progress.ignoredColumns()) + ".");
    }

    private static List<Counts> counts(ImportProgress progress) {
        return progress.counts().entrySet().stream()
                .map(counts -> Counts.of(counts.getKey(), counts.getValue()))
                .toList();
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
