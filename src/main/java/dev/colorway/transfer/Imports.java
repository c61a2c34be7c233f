// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.WriteResult.Change;
import dev.colorway.http.BaseUri;
import dev.colorway.http.body.DraftReader;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.revision.Revision;
import dev.colorway.revision.Write;
import dev.colorway.rows.RejectedRows;
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
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the imports of this process, one at a time, and remembers the last 20. The files of several can arrive at the
 * same time: an import begins when its file is complete.
 *
 * <p>A shutdown waits for a running import, but not longer than for other requests. If the import needs longer, the
 * shutdown undoes it before the database closes. The caller gets a problem, and the log has one line.
 */
@ApplicationScoped
public class Imports {

    private static final Logger LOG = Logger.getLogger(Imports.class);
    private static final int MAX_STORED = 20;
    private static final int LOG_INTERVAL_SECONDS = 5;

    /** How much of the time for requests a shutdown leaves for undoing an import; at most half of it. */
    private static final Duration UNDO_TIME = Duration.ofSeconds(5);
    /** How long the database stays open for undoing an import whose caller has gone, so that nothing waited for it. */
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

    private final Deque<ImportProgress> last = new ArrayDeque<>();
    /** Whether the time in which a shutdown waits for an import is over. */
    private volatile boolean isShuttingDown;

    /** Cancels the import that still runs when there is just enough time left to undo it and to answer its caller. */
    void scheduleCancellation(@Observes ShutdownDelayInitiatedEvent signal) {
        Duration half = shutdownTimeout.dividedBy(2);
        Duration undoTime = half.compareTo(UNDO_TIME) < 0 ? half : UNDO_TIME;
        long millis = shutdownDelay.plus(shutdownTimeout).minus(undoTime).toMillis();
        vertx.setTimer(Math.max(1, millis), over -> cancelByShutdown());
    }

    /** Waits until a running import is undone. Runs after the last response, before the database closes. */
    void end(@Observes ShutdownEvent event) {
        Optional<ImportProgress> running = cancelByShutdown();
        try {
            if (running.isPresent() && !running.get().awaitEnd(UNDO_TIMEOUT)) {
                LOG.warnf("Import %d has not ended. Unless it is committed, the database undoes it.", running.get().id);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Cancels all imports that have not ended, and returns the running one. No import begins from now on. */
    private synchronized Optional<ImportProgress> cancelByShutdown() {
        isShuttingDown = true;
        last.stream().filter(progress -> !progress.hasEnded()).forEach(ImportProgress::cancelByShutdown);
        return running();
    }

    private Optional<ImportProgress> running() {
        return last.stream()
                .filter(progress -> progress.state() == ImportProgress.State.RUNNING)
                .findFirst();
    }

    /**
     * Registers an import, whose file the caller must receive and then run.
     *
     * @throws ProblemException {@link ProblemType#IMPORT_RUNNING} if another import is running,
     *     {@link ProblemType#UNAVAILABLE} if the service shuts down
     */
    ImportProgress begin(ImportRules rules) {
        return begin(rules, null);
    }

    private ImportProgress begin(ImportRules rules, @Nullable Long undoes) {
        checkIdle();
        return register(new ImportProgress(history.nextId(), rules, undoes, Clock.systemUTC()));
    }

    private synchronized void checkIdle() {
        if (isShuttingDown) {
            throw undoneByShutdown();
        }
        running().ifPresent(other -> {
            throw isRunning(other);
        });
    }

    private synchronized ImportProgress register(ImportProgress progress) {
        checkIdle();
        last.addFirst(progress);
        Iterator<ImportProgress> oldest = last.descendingIterator();
        while (last.size() > MAX_STORED && oldest.hasNext()) {
            if (oldest.next().hasEnded()) {
                oldest.remove();
            }
        }
        return progress;
    }

    /**
     * @throws ProblemException {@link ProblemType#IMPORT_RUNNING} if another import began in between,
     *     {@link ProblemType#UNAVAILABLE} if a shutdown did, which waits only for an import that runs already
     */
    private synchronized void start(ImportProgress progress) {
        if (isShuttingDown) {
            throw undoneByShutdown();
        }
        Optional<ImportProgress> other = running();
        if (other.isPresent()) {
            last.remove(progress);
            throw isRunning(other.get());
        }
        progress.start();
    }

    private static ProblemException isRunning(ImportProgress other) {
        return new ProblemException(
                ProblemType.IMPORT_RUNNING,
                "Another import is running: /imports/" + other.id + ", " + other.percent() + " % so far.");
    }

    /**
     * Runs an import. The progress contains the result.
     *
     * @throws ProblemException {@link ProblemType#IMPORT_RUNNING} if another import began since this one was registered
     * @throws IOException if the file cannot be read to its end; the message is for callers
     */
    void run(ImportFile file, ImportProgress progress) throws IOException {
        if (progress.isCancelled()) {
            // The file can be incomplete: its upload stops when the import is cancelled.
            progress.end(ImportProgress.State.CANCELLED);
            log(progress);
            return;
        }
        start(progress);
        ImportRecorder recorder = new ImportRecorder(catalog.layout(), progress, settings.maxRecordSize());
        try (RowReader rows = file.open(catalog.layout(), settings.maxSize(), progress)) {
            CatalogImport work = new CatalogImport(catalog, drafts, progress, recorder);
            runExclusively(
                    progress,
                    () -> work.run(
                            rows,
                            (write, skipped) -> complete(file, progress, recorder, write, skipped),
                            this::updateIndex));
        } finally {
            progress.failUnlessEnded();
            if (progress.state() != ImportProgress.State.DONE) {
                recorder.discard(history);
            }
        }
    }

    /** Stores the record of an import before its commit. Refuses the import if it leaves out too much. */
    private void complete(
            ImportFile file,
            ImportProgress progress,
            ImportRecorder recorder,
            Write write,
            SortedMap<Long, String> skipped)
            throws IOException {
        boolean[] fits = {true};
        RowFormat format = skipped.isEmpty() ? null : file.rowFormat(settings.maxSize());
        if (format != null) {
            RejectedRows.copy(
                    format,
                    file.content().open(),
                    settings.maxSize(),
                    skipped,
                    line -> fits[0] = fits[0] && recorder.reject(line));
        }
        if (!fits[0]) {
            progress.refuseFile(List.of(Fault.at(
                            "",
                            "and more rows cannot be left out: they are larger than " + settings.maxRecordSize()
                                    + " characters")
                    .onLine(skipped.firstKey(), null)));
            return;
        }
        Undo undo = recorder.undo();
        boolean hasWritten = !progress.dryRun && write.hasChanges();
        progress.recorded(
                hasWritten,
                hasWritten ? write.revision() : write.revision() - 1,
                progress.count(Change.CHANGED) > 0 && (undo == Undo.AVAILABLE),
                format != null && recorder.hasRejected() ? format.mediaType() : null);
        recorder.finish(history, progress.dryRun && undo == Undo.AVAILABLE ? Undo.NOT_RECORDED : undo);
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
     * Takes back an import.
     *
     * @param id the id of the import
     * @param dryRun whether to only check and change nothing
     * @return the undo, which is over
     * @throws ProblemException {@link ProblemType#NOT_FOUND} if the import is not stored,
     *     {@link ProblemType#IMPORT_NOT_UNDONE} if it cannot be taken back, {@link ProblemType#IMPORT_RUNNING} if an
     *     import runs
     */
    ImportProgress undo(long id, boolean dryRun) throws IOException {
        // Checks first, so that an undo that cannot begin is not listed.
        ReadTransaction.run(() -> ImportUndo.undoable(history, id));
        ImportProgress progress = begin(new ImportRules(dryRun, ImportMode.MERGE, false, false), id);
        start(progress);
        runExclusively(progress, () -> new ImportUndo(catalog, history, progress).run(this::updateIndex));
        return progress;
    }

    /** Updates the index, except during a shutdown: requests in progress, or the next start, add the rows. */
    private void updateIndex() {
        if (!isShuttingDown) {
            index.follow();
        }
    }

    /** Returns the problem of an import that was undone, or not begun, because the service shuts down. */
    static ProblemException undoneByShutdown() {
        return new ProblemException(
                        ProblemType.UNAVAILABLE,
                        "The service is shutting down and imported nothing of this file. Send it again on a new "
                                + "connection.")
                .with(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
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

    /** Returns a page of the imports that this process knows or that are stored, newest first. */
    ImportView.AllView page(ImportPage page, BaseUri base) {
        Map<Long, ImportView> views = new TreeMap<>(Comparator.reverseOrder());
        ReadTransaction.run(() -> history.page(page.beforeId(), page.limit() + 1)
                .forEach(record -> views.put(record.id, history.withoutChanges(record, base))));
        known().stream()
                .filter(progress -> progress.id < page.beforeId() && progress.rules.isListed())
                .forEach(progress -> views.merge(
                        progress.id,
                        ImportView.of(progress, base).with(List.of()),
                        (stored, running) -> running.with(stored.undo(), stored.undoneBy())));
        List<ImportView> items = views.values().stream().limit(page.limit()).toList();
        return new ImportView.AllView(
                items,
                views.size() <= page.limit()
                        ? null
                        : base.uri("/imports?limit=" + page.limit() + "&before="
                                + items.get(items.size() - 1).id()));
    }

    private synchronized List<ImportProgress> known() {
        return List.copyOf(last);
    }

    /**
     * Returns an import that this process knows or that is stored.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND} if there is none
     */
    ImportView view(String id, BaseUri base) {
        Optional<ImportProgress> progress = find(id);
        return ReadTransaction.get(() -> {
            Optional<ImportRecord> record = record(id);
            return progress.map(known -> ImportView.of(known, base))
                    .map(view -> record.map(stored -> view.with(stored.undo, stored.undoneBy))
                            .orElse(view))
                    .or(() -> record.map(stored -> history.view(stored, base)))
                    .orElseThrow(() -> notFound(id));
        });
    }

    private Optional<ImportRecord> record(String id) {
        return idOf(id).flatMap(history::find);
    }

    /** Returns the id in an address; empty if it can be none. */
    static Optional<Long> idOf(String text) {
        return text.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    static ProblemException notFound(String id) {
        return ProblemException.notFound("import", id);
    }

    /**
     * Returns the stored record of an import.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND} if there is none
     */
    ImportRecord stored(String id) {
        return ReadTransaction.get(() -> record(id).orElseThrow(() -> notFound(id)));
    }

    synchronized Optional<ImportProgress> find(String id) {
        return last.stream()
                .filter(progress -> Long.toString(progress.id).equals(id))
                .findFirst();
    }
}
