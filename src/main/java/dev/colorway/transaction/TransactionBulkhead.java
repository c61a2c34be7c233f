// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transaction;

import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits how many operations have a connection to the database at a time, so that an operation that waits too long is
 * refused as overload: if it waited for the pool of connections, that would look like a database that is away. A few
 * connections are left for exports, an import, the feed of changes and the readiness check. Writes have half of the
 * turns: they follow one another anyway, and a write that hangs must not stop reads.
 */
@Singleton
class TransactionBulkhead {

    /** As long as the databases let a write wait for another. */
    private static final Duration WRITE_PATIENCE = Duration.ofSeconds(10);

    /** For an import, the feed of changes and the readiness check. */
    private static final int RESERVED = 3;

    private static final String RETRY_AFTER_SECONDS = "5";

    private final AtomicLong returned = new AtomicLong();
    private final Duration patience;
    private final Semaphore all;
    private final Semaphore writes;

    TransactionBulkhead(
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections,
            @ConfigProperty(name = "colorway.transfer.max-exports") int exports,
            @ConfigProperty(name = "quarkus.datasource.jdbc.acquisition-timeout") Duration patience) {
        this.patience = patience;
        int turns = Math.max(1, connections - exports - RESERVED);
        all = new Semaphore(turns, true);
        writes = new Semaphore(Math.max(1, turns / 2), true);
    }

    /**
     * Waits for a turn.
     *
     * @return gives the turn back
     * @throws ProblemException {@link ProblemType#OVERLOADED} if none came in time, {@link ProblemType#UNAVAILABLE} if
     *     no operation ended in that time
     */
    Runnable take(boolean isWrite) throws InterruptedException {
        if (isWrite) {
            await(writes, WRITE_PATIENCE, "Too many writes wait for each other just now. Try again in a moment.");
        }
        boolean isTaken = false;
        try {
            await(all, patience, "The database has more to do than it can do in time. Try again in a moment.");
            isTaken = true;
        } finally {
            if (!isTaken && isWrite) {
                writes.release();
            }
        }
        return () -> {
            returned.incrementAndGet();
            all.release();
            if (isWrite) {
                writes.release();
            }
        };
    }

    /** If no operation has ended for so long, it is the database that does not answer. */
    private void await(Semaphore turns, Duration limit, String overloaded) throws InterruptedException {
        long before = returned.get();
        if (turns.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        throw returned.get() == before
                ? new ProblemException(
                                ProblemType.UNAVAILABLE,
                                "The database does not answer just now. Try again in a moment.")
                        .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                : new ProblemException(ProblemType.OVERLOADED, overloaded)
                        .with(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
    }
}
