// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.WriteResult.Change;
import dev.colorway.http.body.DraftReader;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.revision.Revision;
import dev.colorway.revision.Write;
import dev.colorway.rows.RowFormat;
import dev.colorway.rows.RowReader;
import dev.colorway.search.SearchIndex;
import dev.colorway.settings.TransferSettings;
import dev.colorway.transaction.ReadTransaction;
import dev.colorway.transfer.ImportRecord.Undo;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the imports of this process, one at a time, and remembers the last 20. The files of several imports can arrive
 * at the same time: an import begins when its file is complete.
 *
 * <p>A shutdown waits for a running import, but not longer than for other requests. If the import needs longer, the
 * shutdown cancels it, and it is rolled back before the database closes. The caller gets a problem, and the log has one
 * line.
 */
@ApplicationScoped
public class Imports {

    private static final Logger LOG = Logger.getLogger(Imports.class);
    private static final int LOG_INTERVAL_SECONDS = 5;

    /**
     * A shutdown waits a limited time for requests. It reserves this part of that time for the rollback of an import,
     * or half of that time if half is shorter.
     */
    private static final Duration UNDO_TIME = Duration.ofSeconds(5);
    /**
     * How long a shutdown keeps the database open for the rollback of an import without a waiting request: its caller
     * has disconnected.
     */
    private static final Duration UNDO_TIMEOUT = Duration.ofSeconds(10);

    @Inject
    DraftReader drafts;

    @Inject
    CatalogExport catalog;

    @Inject
    ImportHistory history;

    @Inject
    SearchIndex index;

    @Inject
    TransferSettings settings;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "quarkus.shutdown.delay")
    Duration shutdownDelay;

    @ConfigProperty(name = "quarkus.shutdown.timeout")
    Duration shutdownTimeout;

    @Inject
    KnownImports known;

    /**
     * Schedules the cancellation of a running import for the last moment at which the shutdown can still roll it back
     * and answer its caller.
     */
    void scheduleCancellation(@Observes ShutdownDelayInitiatedEvent signal) {
        Duration half = shutdownTimeout.dividedBy(2);
        Duration undoTime = half.compareTo(UNDO_TIME) < 0 ? half : UNDO_TIME;
        long millis = shutdownDelay.plus(shutdownTimeout).minus(undoTime).toMillis();
        vertx.setTimer(Math.max(1, millis), over -> known.cancelByShutdown());
    }

    /**
     * Cancels a running import and waits for its rollback. Runs after the last response, before the database closes.
     */
    void end(@Observes ShutdownEvent event) {
        Optional<ImportProgress> running = known.cancelByShutdown();
        try {
            if (running.isPresent() && !running.get().awaitEnd(UNDO_TIMEOUT)) {
                LOG.warnf("Import %d has not ended. Without a commit, the database rolls it back.", running.get().id);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Registers an import. The caller must then receive its file and run it.
     *
     * @throws ProblemException {@link ProblemType#IMPORT_RUNNING} if another import is running,
     *     {@link ProblemType#UNAVAILABLE} if the service shuts down
     */
    ImportProgress begin(ImportRules rules) {
        return begin(rules, null);
    }

    private ImportProgress begin(ImportRules rules, @Nullable Long undoes) {
        known.checkIdle(undoes);
        return known.register(new ImportProgress(history.nextId(), rules, undoes, Clock.systemUTC()));
    }

    /**
     * Runs an import. The progress contains the result.
     *
     * @throws ProblemException {@link ProblemType#IMPORT_RUNNING} if another import began since this one was
     *     registered, {@link ProblemType#UNAVAILABLE} if the service shuts down
     * @throws IOException if the file cannot be read to its end; the message is for callers
     */
    void run(ImportFile file, ImportProgress progress) throws IOException {
        if (progress.isCancelled()) {
            // The file can be incomplete: its upload stops when the import is cancelled.
            progress.end(ImportProgress.State.CANCELLED);
            log(progress);
            return;
        }
        known.start(progress);
        try (RowReader rows = file.open(catalog.layout(), settings.maxSize(), progress)) {
            runExclusively(progress, () -> importRows(file, rows, progress));
        } finally {
            progress.failUnlessEnded();
        }
    }

    /** Imports rows. If rows without faults must also be left out, rolls back and imports the rest. */
    private void importRows(ImportFile file, RowReader rows, ImportProgress progress) throws IOException {
        RefusedRows refused = new RefusedRows(catalog, progress);
        while (!hasImported(file, rows, progress, refused)) {
            progress.restart(refused.faults().keySet());
            rows.restartWithout(Set.copyOf(refused.faults().keySet()));
        }
    }

    private boolean hasImported(ImportFile file, RowReader rows, ImportProgress progress, RefusedRows refused)
            throws IOException {
        ImportRecorder recorder = new ImportRecorder(catalog.layout(), progress, settings.maxRecordSize());
        try {
            return new CatalogImport(catalog, drafts, progress, recorder, refused)
                    .run(
                            rows,
                            (write, skipped) -> complete(file, rows, progress, recorder, write, skipped),
                            this::updateIndex);
        } finally {
            if (progress.state() != ImportProgress.State.DONE) {
                recorder.discard(history);
            }
        }
    }

    /**
     * Stores the record of an import before its commit. Refuses the import if the rows that it leaves out exceed the
     * limit of the record.
     */
    private void complete(
            ImportFile file,
            RowReader rows,
            ImportProgress progress,
            ImportRecorder recorder,
            Write write,
            SortedMap<Long, String> skipped)
            throws IOException {
        boolean[] fits = {true};
        RowFormat format = skipped.isEmpty()
                ? null
                : file.copyRows(rows, settings.maxSize(), skipped, line -> fits[0] = fits[0] && recorder.reject(line));
        if (!fits[0]) {
            progress.refuseFile(List.of(Fault.at(
                            "",
                            "this row and the others with faults cannot be left out: together, they have more than "
                                    + settings.maxRecordSize() + " characters")
                    .onLine(skipped.firstKey(), null)));
            return;
        }
        Undo undo = recorder.undo();
        boolean hasWritten = !progress.dryRun && write.hasChanges();
        progress.recorded(
                hasWritten,
                hasWritten ? write.revision() : write.revision() - 1,
                progress.tally.count(Change.CHANGED) > 0 && (undo == Undo.AVAILABLE),
                format != null && recorder.hasRejected() ? format.mediaType() : null);
        recorder.finish(history);
    }

    private void runExclusively(ImportProgress progress, Revision.Work work) throws IOException {
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        scheduler.scheduleAtFixedRate(
                () -> log(progress), LOG_INTERVAL_SECONDS, LOG_INTERVAL_SECONDS, TimeUnit.SECONDS);
        try {
            Revision.runExclusively(work);
        } finally {
            scheduler.shutdownNow();
            progress.failUnlessEnded();
            log(progress);
        }
    }

    /**
     * Undoes an import.
     *
     * @param id the id of the import
     * @param dryRun whether to only check and change nothing
     * @return the progress of the undo, which has ended
     * @throws ProblemException {@link ProblemType#NOT_FOUND} if the import is not stored,
     *     {@link ProblemType#IMPORT_NOT_UNDONE} if it cannot be undone, {@link ProblemType#IMPORT_RUNNING} if an import
     *     runs, {@link ProblemType#UNAVAILABLE} if the service shuts down
     */
    ImportProgress undo(long id, boolean dryRun) throws IOException {
        // Checks first, so that an undo that cannot begin is not listed.
        ReadTransaction.run(() -> history.undoable(id));
        ImportProgress progress = begin(new ImportRules(dryRun, ImportMode.MERGE, false, false), id);
        known.start(progress);
        runExclusively(progress, () -> new ImportUndo(catalog, history, progress).run(this::updateIndex));
        return progress;
    }

    /** Updates the index, except during a shutdown: then a request in progress, or the next start, indexes the rows. */
    private void updateIndex() {
        if (!known.isShuttingDown()) {
            index.follow();
        }
    }

    private static void log(ImportProgress progress) {
        LOG.infof(
                "%s %d%s %s%s: %d rows, %d %% of the file, %d rows a second, %d faulty",
                progress.undoes == null ? "Import" : "Undo",
                progress.id,
                progress.dryRun ? " (dry run)" : "",
                progress.state(),
                progress.isUndoneByShutdown() ? " by the shutdown, so nothing of it was stored" : "",
                progress.rows(),
                progress.percent(),
                progress.rowsPerSecond(),
                progress.faultyRows());
    }
}
