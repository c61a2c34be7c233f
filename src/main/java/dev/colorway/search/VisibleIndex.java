// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.lucene.store.AlreadyClosedException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The index that searches see: its files, their state and their revision. Only one thread at a time changes it
 * ({@link IndexTurns}), but any thread can call {@link #markWritten}.
 */
final class VisibleIndex {

    private static final Logger LOG = Logger.getLogger(VisibleIndex.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    /** Guards the files and their revision, which change together. */
    private final ReentrantReadWriteLock showing = new ReentrantReadWriteLock();

    private volatile IndexState state = IndexState.CLOSED;
    /** Null while the index is closed. */
    private volatile @Nullable LuceneIndex files;
    /** The revision of the last write that searches see. Set it before the state: only a searchable state uses it. */
    private volatile long revision;
    /** The revision of the last write of this process that a caller can have seen. */
    private final AtomicLong newestWritten = new AtomicLong();
    /** The last index that could be searched before its files failed, until a new index is ready; null otherwise. */
    private @Nullable LastGood lastGood;

    /** An index that is closed but can still be searched. */
    private record LastGood(LuceneIndex.Acquired index, long revision) {}

    IndexState state() {
        return state;
    }

    /**
     * Returns the open files.
     *
     * @throws NullPointerException if the index is closed
     */
    LuceneIndex files() {
        return Objects.requireNonNull(files, "The index is closed");
    }

    /** Returns the revision of the last write that searches see, if the index is searchable. */
    long revision() {
        return revision;
    }

    boolean isSearchable() {
        return state.isSearchable();
    }

    /** Returns whether searches see all writes up to this revision. */
    boolean contains(long wanted) {
        return state.isSearchable() && revision >= wanted;
    }

    /**
     * Records the revision of a write of this process. From now on, {@link #read} returns a snapshot without this write
     * only to a caller that wants an older revision.
     */
    void markWritten(long written) {
        newestWritten.accumulateAndGet(written, Math::max);
    }

    /**
     * Returns a snapshot with all writes up to this revision, or the newest older one that has at least all recorded
     * writes of this process; the caller closes it. Empty if there is neither.
     *
     * @throws IOException if the files fail
     */
    Optional<IndexSnapshot> read(long wanted) throws IOException {
        showing.readLock().lock();
        try {
            if (!state.isSearchable()
                    || (revision < wanted && (revision < newestWritten.get() || hasNewerLastGood()))) {
                return lastGood();
            }
            return Optional.of(new IndexSnapshot(files().acquire(), revision));
        } finally {
            showing.readLock().unlock();
        }
    }

    /** Returns whether the files were opened again with an older content than the last good index. */
    private boolean hasNewerLastGood() {
        return lastGood != null && lastGood.revision > revision;
    }

    /**
     * Returns the last index that could be searched before its files failed, unless it lacks a write of this process.
     */
    private Optional<IndexSnapshot> lastGood() {
        LastGood good = lastGood;
        if (good == null || good.revision < newestWritten.get()) {
            return Optional.empty();
        }
        return good.index.again().map(acquired -> new IndexSnapshot(acquired, good.revision));
    }

    static ProblemException unavailable(String why) {
        return new ProblemException(ProblemType.UNAVAILABLE, "The search index " + why + ". Try again in a moment.")
                .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }

    /** Sets the files that were just opened. Searches do not use them yet. */
    void opened(LuceneIndex opened) {
        files = opened;
        state = IndexState.UNUSABLE;
    }

    /**
     * Lets searches use the files as they were opened, with all writes up to this revision. Releases the last good
     * index, unless it is newer.
     */
    void show(long contained) {
        showing.writeLock().lock();
        try {
            revision = contained;
            state = IndexState.SEARCHABLE;
            if (!hasNewerLastGood()) {
                releaseLastGood();
            }
        } finally {
            showing.writeLock().unlock();
        }
    }

    /** Releases the last good index. Ignores a failure of its files, because no search uses them any more. */
    private void releaseLastGood() {
        LastGood good = lastGood;
        lastGood = null;
        if (good != null) {
            try {
                good.index.release();
            } catch (IOException failed) {
                LOG.debug("The last good index could not be closed", failed);
            }
        }
    }

    /**
     * Lets searches see all changes of the files, which contain all writes up to this revision. Releases the last good
     * index.
     */
    void refresh(long contained) throws IOException {
        showing.writeLock().lock();
        try {
            files().refresh();
            show(contained);
            releaseLastGood();
        } finally {
            showing.writeLock().unlock();
        }
    }

    /** Makes the index unavailable to searches until it is rebuilt. */
    void hide() {
        state = IndexState.UNUSABLE;
    }

    /** Clears the files. Searches still see the content from before. */
    void clear() throws IOException {
        if (state == IndexState.SEARCHABLE) {
            state = IndexState.CLEARED;
        }
        files().clear();
    }

    /** Records that the cleared files are filled again. Searches see the new content only after {@link #refresh}. */
    void filled() {
        if (state == IndexState.CLEARED) {
            state = IndexState.SEARCHABLE;
        }
    }

    void replace(LuceneIndex copy) {
        showing.writeLock().lock();
        try {
            files = copy;
        } finally {
            showing.writeLock().unlock();
        }
    }

    /** Records that the files are being closed for good. No search begins any more. */
    void closed() {
        showing.writeLock().lock();
        try {
            files = null;
            state = IndexState.CLOSED;
            releaseLastGood();
        } finally {
            showing.writeLock().unlock();
        }
    }

    /**
     * Closes files that have failed. Until new files can be searched, searches use the last good index. This is the
     * content of these files, or the index that an earlier failure left, if that index is newer.
     */
    void discard() {
        showing.writeLock().lock();
        try {
            if (state.isSearchable() && (lastGood == null || lastGood.revision < revision)) {
                LuceneIndex.Acquired newer = files().acquire();
                releaseLastGood();
                lastGood = new LastGood(newer, revision);
            }
        } catch (IOException | AlreadyClosedException gone) {
            LOG.debug("The index cannot be searched any more", gone);
        } finally {
            files().abandon();
            files = null;
            state = IndexState.CLOSED;
            showing.writeLock().unlock();
        }
    }
}
