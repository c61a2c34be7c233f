// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.revision.Revision;
import dev.colorway.transaction.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.lucene.store.AlreadyClosedException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the index up to date with the catalog: updates its files, or rebuilds them. {@link IndexFiles} opens the files.
 */
final class IndexUpdater {

    private static final Logger LOG = Logger.getLogger(IndexUpdater.class);

    private static final int MAX_ATTEMPTS = 10;
    /** The version of the fields that all documents have. An index of another version is rebuilt. */
    private static final int VERSION = 9;

    private final VisibleIndex visible;
    private final List<DocumentSource> sources;
    private final IndexFiles files;
    private final IndexTurns turns;
    private final IndexBackground background;

    /** The progress of the long update or rebuild that runs; null if neither runs. */
    private volatile @Nullable IndexingProgress progress;
    /** Whether the index was closed for good. Guarded by the turns. */
    private boolean isClosed;

    /**
     * @param visible the index to update
     * @param folder the folder of its files; empty to keep the index in memory
     * @param database the address of the database: an index of another database is rebuilt
     * @param background runs long updates
     */
    IndexUpdater(
            VisibleIndex visible,
            List<DocumentSource> sources,
            Optional<String> folder,
            String database,
            IndexTurns turns,
            IndexBackground background) {
        this.visible = visible;
        this.sources = sources;
        this.turns = turns;
        this.background = background;
        String settings = sources.stream().map(DocumentSource::form).collect(Collectors.joining());
        String form = VERSION + " " + Integer.toHexString((database + settings).hashCode());
        files = new IndexFiles(visible, folder, form, this::scheduleReturn);
    }

    /** Returns the progress of the long update or rebuild that runs; empty if neither runs. */
    Optional<IndexingProgress> progress() {
        return Optional.ofNullable(progress);
    }

    /**
     * Updates the index if it lacks writes up to this revision. Does not wait for a long update.
     *
     * @throws ProblemException {@link ProblemType#UNAVAILABLE} if the index is busy or its files fail
     */
    void catchUp(long wanted) {
        if (!isBehind(wanted)) {
            return;
        }
        turns.forRequest(() -> {
            if (isBehind(wanted)) {
                update();
            }
            return null;
        });
    }

    private boolean isBehind(long wanted) {
        return !visible.contains(wanted) && progress == null;
    }

    /**
     * Updates the index; a long update continues in the background. Includes writes that are committed during the
     * update, because the entries that it reads can contain them. If the files fail, opens them again. If they fail a
     * second time, rebuilds the index in memory.
     *
     * @throws ProblemException {@link ProblemType#UNAVAILABLE} if the index in memory also fails, or after
     *     {@link #close}
     */
    void update() {
        turns.run(() -> {
            if (isClosed) {
                throw VisibleIndex.unavailable("is closed");
            }
            for (int attempt = 0; attempt <= IndexFiles.FAILURES_BEFORE_MEMORY; attempt++) {
                try {
                    updateOnce();
                    return;
                } catch (IOException | UncheckedIOException | AlreadyClosedException failed) {
                    files.discard(failed);
                }
            }
            throw VisibleIndex.unavailable("cannot be written");
        });
    }

    /**
     * Updates the index, and repeats this until no write was committed while the entries were read. So searches see one
     * state of the catalog. In a {@link Snapshot}, one attempt is enough. In another transaction, writes can follow
     * each other too fast. Then this method gives up after {@value #MAX_ATTEMPTS} attempts, and searches can see parts
     * of later writes.
     */
    private void updateOnce() throws IOException {
        files.open();
        long now = Revision.current();
        for (int attempt = 1; isBehind(now); attempt++) {
            IndexUpdate update = updateTo(now);
            if (update.isLong()) {
                progress = IndexingProgress.logged(total());
                if (!background.run(this::updateInBackground)) {
                    progress = null;
                }
                return;
            }
            write(update);
            long later = Revision.current();
            if (later == now || attempt == MAX_ATTEMPTS) {
                files.show(update);
                return;
            }
            now = later;
        }
    }

    private void updateInBackground() {
        try {
            if (!background.isEnding()) {
                inSnapshot(() -> apply(updateTo(Revision.current())));
            }
        } catch (IOException | UncheckedIOException | AlreadyClosedException failedFiles) {
            LOG.debug("The next request rebuilds the search index", failedFiles);
        } catch (CancellationException stopping) {
            LOG.debug("The next start updates the search index", stopping);
        } catch (RuntimeException failed) {
            LOG.error("The search index could not be updated from the catalog", failed);
        } finally {
            progress = null;
        }
    }

    /**
     * Updates the index to the last write, and waits for the end of the update.
     *
     * @throws CancellationException if the process stops during a long update, or after {@link #close}
     */
    void updateNow() throws IOException {
        inSnapshot(() -> {
            long now = Revision.current();
            if (!visible.contains(now)) {
                IndexUpdate update = updateTo(now);
                progress = update.isLong() ? IndexingProgress.logged(total()) : null;
                apply(update);
            }
            visible.markWritten(now);
        });
    }

    /**
     * Rebuilds the index. During that time it cannot be searched.
     *
     * @return how many entries the index contains
     * @throws IndexTakenException if another process uses the index, or its folder cannot be used
     * @throws IOException if its files fail
     * @throws CancellationException if the process stops
     */
    long rebuild(IndexingProgress.Watcher watcher) throws IOException {
        AtomicLong size = new AtomicLong();
        inSnapshot(() -> {
            files.refuseIfTaken();
            visible.hide();
            progress = new IndexingProgress(total(), watcher);
            apply(IndexUpdate.ofAll(visible, sources, Revision.current()));
            size.set(visible.files().size());
        });
        return size.get();
    }

    /**
     * Opens the index.
     *
     * @throws IndexTakenException if another process uses the index, or its folder cannot be used
     */
    void openOrRefuse() throws IOException {
        inSnapshot(files::refuseIfTaken);
    }

    /**
     * Runs work on the open index in a separate transaction. Gets a database connection first, then locks the index.
     *
     * @throws CancellationException after {@link #close}
     */
    private void inSnapshot(Snapshot.Reading work) throws IOException {
        Snapshot.read(() -> turns.run(() -> {
            if (isClosed) {
                throw new CancellationException("the search index is closed");
            }
            try {
                files.open();
                work.run();
            } catch (IOException | RuntimeException failed) {
                files.discard(failed);
                throw failed;
            } finally {
                progress = null;
            }
        }));
    }

    private void scheduleReturn() {
        background.runLater(this::returnToFolder);
    }

    /** Copies the index from memory to its folder, or tries again later. */
    private void returnToFolder() {
        try {
            turns.run(() -> {
                if (!background.isEnding() && !files.returnToFolder()) {
                    scheduleReturn();
                }
            });
        } catch (IOException | AlreadyClosedException stillFull) {
            LOG.debug("The search index stays in memory", stillFull);
            scheduleReturn();
        }
    }

    /** Writes an update to the files and lets searches see it. */
    private void apply(IndexUpdate update) throws IOException {
        write(update);
        files.show(update);
    }

    private void write(IndexUpdate update) throws IOException {
        files.markIncomplete();
        update.write(progress(), background::isEnding);
    }

    private IndexUpdate updateTo(long revision) {
        return IndexUpdate.ofChanges(visible, sources, revision);
    }

    private long total() {
        return DocumentSource.total(sources);
    }

    /**
     * Makes a running rebuild or other long update stop, waits until no update runs, then closes the index for good. An
     * update that still waits does not run. Interrupts no update, because an interrupt would close its files.
     */
    void close() throws IOException {
        background.end();
        turns.run(() -> {
            isClosed = true;
            if (visible.state() != IndexState.CLOSED) {
                files.close();
            }
        });
    }
}
