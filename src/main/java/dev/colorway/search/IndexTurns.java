// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets one thread at a time change the index. */
final class IndexTurns {

    /**
     * How long a request waits for a running update. The update itself can wait 3 seconds for a database connection.
     * The waiting requests occupy connections, so they must give up first.
     */
    private static final int PATIENCE_SECONDS = 2;

    private final ReentrantLock changing = new ReentrantLock();

    /** A change of the index, which can fail. */
    @FunctionalInterface
    interface Change<X extends Exception> {
        void run() throws X;
    }

    /** Runs a change. Waits as long as another thread changes the index. */
    <X extends Exception> void run(Change<X> change) throws X {
        changing.lock();
        try {
            change.run();
        } finally {
            changing.unlock();
        }
    }

    /**
     * Runs an action for a request while no other thread changes the index.
     *
     * @throws ProblemException {@link ProblemType#UNAVAILABLE} if another thread still changes the index after
     *     {@value #PATIENCE_SECONDS} seconds
     * @throws IllegalStateException if the thread is interrupted
     */
    <T extends @Nullable Object> T forRequest(Supplier<T> action) {
        try {
            if (!changing.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw VisibleIndex.unavailable("is busy");
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(end);
        }
        try {
            return action.get();
        } finally {
            changing.unlock();
        }
    }
}
