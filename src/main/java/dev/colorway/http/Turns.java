// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits how many operations have a connection to the database at a time, so that an operation that waits too long is
 * refused as overload: if it waited for the pool of connections, that would look like a database that is away. A few
 * connections are left for exports, an import, the feed of changes and the readiness check. Writes have half of the
 * turns: they follow one another anyway, and a write that hangs must not stop reads.
 */
@Singleton
class Turns {

    /** As long as the databases let a write wait for another. */
    private static final Duration WRITE_PATIENCE = Duration.ofSeconds(10);

    /** For an import, the feed of changes and the readiness check. */
    private static final int RESERVED = 3;

    private final Duration patience;
    private final Semaphore all;
    private final Semaphore writes;

    Turns(
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
     * @throws ProblemException {@link ProblemType#OVERLOADED} if none came in time
     */
    Runnable take(boolean isWrite) throws InterruptedException {
        if (isWrite && !writes.tryAcquire(WRITE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw overloaded("Too many writes wait for each other just now. Try again in a moment.");
        }
        boolean isTaken = false;
        try {
            isTaken = all.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            if (!isTaken && isWrite) {
                writes.release();
            }
        }
        if (!isTaken) {
            throw overloaded("The database has more to do than it can do in time. Try again in a moment.");
        }
        return () -> {
            all.release();
            if (isWrite) {
                writes.release();
            }
        };
    }

    private static ProblemException overloaded(String detail) {
        return new ProblemException(ProblemType.OVERLOADED, detail)
                .with(HttpHeaders.RETRY_AFTER, Admission.RETRY_AFTER_SECONDS);
    }
}
