// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import dev.colorway.database.Database;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.revision.Revision;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.revision.Write;
import dev.colorway.settings.SearchSettings;
import dev.colorway.transaction.ReadTransaction;
import dev.colorway.transaction.Snapshot;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.apache.lucene.store.AlreadyClosedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The search index: it finds, orders and counts entries. The database is the source of truth, and the index follows it.
 * A request must find all writes up to the last one. If the index lacks some of them, the request updates it first.
 */
@ApplicationScoped
public class SearchIndex {

    private static final Logger LOG = Logger.getLogger(SearchIndex.class);
    /** Runs after the import of the built-in catalog. */
    private static final int LAST = 10_000;
    /** Runs before the shutdown waits for an import, which can be updating the index. */
    private static final int FIRST = 1;

    private final boolean atStart;
    private final VisibleIndex visible = new VisibleIndex();
    private final IndexTurns turns = new IndexTurns();
    private final IndexBackground background = new IndexBackground();
    private final IndexUpdater updater;

    @Inject
    SearchIndex(
            @All List<DocumentSource> sources,
            SearchSettings settings,
            @ConfigProperty(name = Database.URL) String database) {
        atStart = settings.atStart();
        updater = new IndexUpdater(visible, sources, settings.folder(), database, turns, background);
    }

    void start(@Observes @Priority(LAST) StartupEvent start) {
        if (atStart) {
            // The same time limit as in the background, because no request waits for a start.
            QuarkusTransaction.requiringNew().timeout(Snapshot.seconds()).run(updater::update);
        }
    }

    /**
     * Makes a running rebuild or other long update stop. Waits for the end of an update in the background, because it
     * uses the database, which closes later. The next start updates the index from its last commit.
     */
    void stop(@Observes @Priority(FIRST) ShutdownEvent end) {
        background.end();
        if (!background.awaitEnd()) {
            LOG.debug("The background update of the search index has not ended yet");
        }
    }

    /**
     * Records the revision of a write, so that the next request to this process finds the write. Ignores the writes of
     * long work: {@link #follow} records their revision. Until then, requests can get the older index.
     */
    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) Write.Written write) {
        if (!Revision.isLongWork()) {
            visible.markWritten(write.revision());
        }
    }

    /**
     * Updates the index after long work. Does nothing if the start does not open the index. Call it before the work is
     * reported as done. Other requests do not wait for a long update. A failure is only logged.
     */
    public void follow() {
        try {
            if (atStart) {
                followNow();
            }
        } catch (IOException | UncheckedIOException | AlreadyClosedException failedFiles) {
            LOG.debug("The next request rebuilds the search index", failedFiles);
        } catch (CancellationException stopping) {
            LOG.debug("The next start updates the search index", stopping);
        } catch (RuntimeException failed) {
            LOG.warn("The search index does not contain the last writes yet. The next search adds them", failed);
        }
    }

    /** Updates the index, even if it is not opened at the start, and fails if the update fails. */
    void followNow() throws IOException {
        updater.updateNow();
    }

    /**
     * Returns why the index cannot be searched: the progress of its rebuild, or "the index is not open yet". Null if it
     * can be searched, or is not opened at the start.
     */
    public @Nullable String unavailability() {
        Optional<IndexingProgress> running = updater.progress();
        return visible.isSearchable() || !atStart
                ? null
                : running.map(IndexingProgress::progress).orElse("the index is not open yet");
    }

    /**
     * Rebuilds a discarded index in the background. A node that is not ready receives no requests, so no request would
     * trigger the rebuild.
     */
    void rebuildIfDiscarded() {
        if (atStart && !visible.isSearchable() && updater.progress().isEmpty()) {
            background.run(this::follow);
        }
    }

    /**
     * Returns a snapshot of the index as {@link #read(long)} does, for the revision that the current request has seen.
     * The caller closes it.
     */
    public IndexSnapshot read() {
        return read(RevisionSeen.orCurrent());
    }

    /**
     * Returns a snapshot of the index with all writes up to this revision; the caller closes it. During a long update
     * or a rebuild, the snapshot can be older; its revision is then set in {@link RevisionSeen}.
     *
     * @throws ProblemException {@link ProblemType#UNAVAILABLE} during a long update or a rebuild if no snapshot is new
     *     enough, or if the index is busy or its files fail
     */
    public IndexSnapshot read(long wanted) {
        IndexSnapshot snapshot = readOnce(wanted);
        if (snapshot.revision() < wanted && updater.progress().isEmpty()) {
            // The first attempt did not wait for a long update. That update has ended.
            snapshot.close();
            snapshot = readOnce(wanted);
        }
        if (snapshot.revision() < wanted) {
            RevisionSeen.set(snapshot.revision());
        }
        return snapshot;
    }

    /**
     * Returns a snapshot of the index with exactly the writes that the current transaction sees; the caller closes it.
     * Call this method as the first read of {@link ReadTransaction#ofOneState}. Empty if the index cannot be updated or
     * searched now.
     *
     * @throws ProblemException {@link ProblemType#UNAVAILABLE} if another update still runs after two seconds
     */
    public Optional<IndexSnapshot> readSame() {
        return turns.forRequest(() -> readIfCurrent(Revision.current()));
    }

    private IndexSnapshot readOnce(long wanted) {
        catchUp(wanted);
        String progress =
                updater.progress().map(update -> ": " + update.progress()).orElse("");
        try {
            return visible.read(wanted).orElseThrow(() -> VisibleIndex.unavailable("is being built" + progress));
        } catch (IOException | AlreadyClosedException unreadable) {
            throw VisibleIndex.unavailable("cannot be read");
        }
    }

    private void catchUp(long wanted) {
        if (!visible.contains(wanted)) {
            ReadTransaction.ofOneState(() -> {
                updater.catchUp(wanted);
                return null;
            });
        }
    }

    /**
     * Returns a snapshot with all writes up to this revision; the caller closes it. Empty if the index cannot be
     * updated to this revision or searched now.
     */
    public Optional<IndexSnapshot> readIfCurrent(long wanted) {
        try {
            catchUp(wanted);
            if (!visible.contains(wanted)) {
                return Optional.empty();
            }
            Optional<IndexSnapshot> snapshot = visible.read(wanted);
            if (snapshot.isPresent() && snapshot.get().revision() < wanted) {
                snapshot.get().close();
                return Optional.empty();
            }
            return snapshot;
        } catch (ProblemException | IOException | UncheckedIOException | AlreadyClosedException unavailable) {
            LOG.debug("The search index cannot be used now", unavailable);
            return Optional.empty();
        }
    }

    /**
     * Rebuilds the index. It cannot be searched during that time.
     *
     * @return how many entries the index contains
     * @throws IndexTakenException if another process uses the index, or its folder cannot be used
     * @throws IOException if its files fail
     */
    public long rebuild(IndexingProgress.Watcher watcher) throws IOException {
        return updater.rebuild(watcher);
    }

    /**
     * Opens the index.
     *
     * @throws IndexTakenException if another process uses the index, or its folder cannot be used
     */
    void openOrRefuse() throws IOException {
        updater.openOrRefuse();
    }

    /** Closes the index. Stops a running long update, and waits for the end of a short one. */
    @PreDestroy
    void close() throws IOException {
        updater.close();
    }
}
