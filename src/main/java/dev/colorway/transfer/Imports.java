// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.http.body.DraftReader;
import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.revision.Revision;
import dev.colorway.rows.RowReader;
import dev.colorway.search.SearchIndex;
import dev.colorway.settings.TransferSettings;
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
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

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
    private long lastId;
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
    synchronized ImportProgress begin(boolean dryRun, ImportMode mode) {
        if (isShuttingDown) {
            throw undoneByShutdown();
        }
        running().ifPresent(other -> {
            throw isRunning(other);
        });
        ImportProgress progress = new ImportProgress(++lastId, dryRun, mode, Clock.systemUTC());
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
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        scheduler.scheduleAtFixedRate(
                () -> log(progress), LOG_INTERVAL_SECONDS, LOG_INTERVAL_SECONDS, TimeUnit.SECONDS);
        try (RowReader rows = file.open(catalog.layout(), settings.maxSize(), progress)) {
            Revision.runExclusively(() -> new CatalogImport(catalog, drafts, progress).run(rows, this::updateIndex));
        } finally {
            scheduler.shutdownNow();
            progress.failUnlessEnded();
            log(progress);
        }
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
                "Import %d%s %s%s: %d rows, %d %% of the file, %d rows a second, %d faulty",
                progress.id,
                progress.dryRun ? " (dry run)" : "",
                progress.state(),
                progress.isUndoneByShutdown() ? " by the shutdown, so nothing of it was stored" : "",
                progress.rows(),
                progress.percent(),
                progress.rowsPerSecond(),
                progress.faultyRows());
    }

    /** Returns the last imports, newest first. */
    synchronized List<ImportProgress> last() {
        return List.copyOf(last);
    }

    synchronized Optional<ImportProgress> find(String id) {
        return last.stream()
                .filter(progress -> Long.toString(progress.id).equals(id))
                .findFirst();
    }
}
