// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last imports of this process. At most one of them is running. */
@Singleton
class KnownImports {

    private static final int MAX = 20;

    private final Deque<ImportProgress> last = new ArrayDeque<>();
    /** Whether the time in which a shutdown waits for an import is over. */
    private volatile boolean isShuttingDown;

    boolean isShuttingDown() {
        return isShuttingDown;
    }

    /**
     * Checks that no import is running.
     *
     * @param undoes the id of the import that the caller wants to undo; null to import
     * @throws ProblemException {@link ProblemType#IMPORT_RUNNING} if one is, {@link ProblemType#UNAVAILABLE} if the
     *     service shuts down
     */
    synchronized void checkIdle(@Nullable Long undoes) {
        if (isShuttingDown) {
            throw undoneByShutdown(undoes);
        }
        running().ifPresent(other -> {
            throw isRunning(other);
        });
    }

    /**
     * Adds an import, and removes the oldest ended imports while there are more than 20.
     *
     * @throws ProblemException in the cases of {@link #checkIdle}
     */
    synchronized ImportProgress register(ImportProgress progress) {
        checkIdle(progress.undoes);
        last.addFirst(progress);
        Iterator<ImportProgress> oldest = last.descendingIterator();
        while (last.size() > MAX && oldest.hasNext()) {
            if (oldest.next().hasEnded()) {
                oldest.remove();
            }
        }
        return progress;
    }

    /**
     * Marks an import as running.
     *
     * @throws ProblemException {@link ProblemType#IMPORT_RUNNING} if another import began since this one was
     *     registered, {@link ProblemType#UNAVAILABLE} if the time in which a shutdown waits for an import is over
     */
    synchronized void start(ImportProgress progress) {
        if (isShuttingDown) {
            throw undoneByShutdown(progress.undoes);
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
                other.undoes == null
                        ? "Another import is running: /imports/" + other.id + ", " + other.percent() + " % so far."
                        : "The undo of import " + other.undoes + " is running: /imports/" + other.id + ".");
    }

    /**
     * Cancels all imports that have not ended, and returns the running one; empty if none runs. No import begins from
     * now on.
     */
    synchronized Optional<ImportProgress> cancelByShutdown() {
        isShuttingDown = true;
        last.stream().filter(progress -> !progress.hasEnded()).forEach(ImportProgress::cancelByShutdown);
        return running();
    }

    private Optional<ImportProgress> running() {
        return last.stream()
                .filter(progress -> progress.state() == ImportProgress.State.RUNNING)
                .findFirst();
    }

    /** Returns the imports, newest first. */
    synchronized List<ImportProgress> all() {
        return List.copyOf(last);
    }

    /** Returns the problem of an import, or the undo of one, that was cancelled and so changed nothing. */
    static ProblemException cancelled(ImportProgress progress) {
        return progress.isUndoneByShutdown()
                ? undoneByShutdown(progress.undoes)
                : new ProblemException(
                        ProblemType.IMPORT_CANCELLED,
                        (progress.undoes == null ? "The import" : "The undo of import " + progress.undoes)
                                + " was cancelled. The catalog is as it was before.");
    }

    /**
     * Returns the problem of an import that was rolled back, or not begun, because the service shuts down.
     *
     * @param undoes the id of the import that was to be undone; null for an import
     */
    private static ProblemException undoneByShutdown(@Nullable Long undoes) {
        return new ProblemException(
                        ProblemType.UNAVAILABLE,
                        "The service is shutting down and "
                                + (undoes == null
                                        ? "imported nothing of this file. Send it again on a new connection."
                                        : "did not undo import " + undoes
                                                + ". Send the request again on a new connection."))
                .with(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
    }

    /** Returns the import with this id; empty if it is not among the last ones. */
    synchronized Optional<ImportProgress> find(String id) {
        return last.stream()
                .filter(progress -> Long.toString(progress.id).equals(id))
                .findFirst();
    }
}
