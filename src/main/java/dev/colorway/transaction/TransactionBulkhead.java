// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transaction;

import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.settings.TransferSettings;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits how many operations have a database connection at a time. An operation that waits too long for a permit is
 * refused as overload. If it waited for the connection pool instead, the failure would look like an unreachable
 * database. A few connections are left for exports, an import, the index, the revision and the readiness check. Writes
 * get half of the permits: they run one after the other anyway, and a write that hangs must not block reads.
 */
@Singleton
class TransactionBulkhead {

    /** The databases also let a write wait this long for another one. */
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(10);

    /** Connections for an import, the background update of the index, the revision and the readiness check. */
    private static final int RESERVED = 4;

    private static final String RETRY_AFTER_SECONDS = "5";

    private final AtomicLong answered = new AtomicLong();
    private final Duration timeout;
    private final Semaphore all;
    private final Semaphore writes;

    TransactionBulkhead(
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections,
            TransferSettings files,
            @ConfigProperty(name = "quarkus.datasource.jdbc.acquisition-timeout") Duration timeout) {
        this.timeout = timeout;
        int permits = Math.max(1, connections - files.maxExports() - RESERVED);
        all = new Semaphore(permits, true);
        writes = new Semaphore(Math.max(1, permits / 2), true);
    }

    /** The permit of one operation. */
    @FunctionalInterface
    interface Permit {

        /** @param isAnswered whether the database answered the operation; false if that is unknown */
        void release(boolean isAnswered);
    }

    /**
     * Waits for a permit.
     *
     * @throws ProblemException if no permit was free in time: {@link ProblemType#UNAVAILABLE} if the database answered
     *     no operation in that time, otherwise {@link ProblemType#OVERLOADED}
     */
    Permit acquire(boolean isWrite) throws InterruptedException {
        if (isWrite) {
            await(writes, WRITE_TIMEOUT, "Too many writes are waiting. Try again in a moment.");
        }
        boolean isAcquired = false;
        try {
            await(all, timeout, "The database has more requests than it can answer in time. Try again in a moment.");
            isAcquired = true;
        } finally {
            if (!isAcquired && isWrite) {
                writes.release();
            }
        }
        return isAnswered -> {
            if (isAnswered) {
                answered.incrementAndGet();
            }
            all.release();
            if (isWrite) {
                writes.release();
            }
        };
    }

    /** Waits for a permit. A database that answered no operation in the whole time counts as unreachable. */
    private void await(Semaphore permits, Duration maxWait, String overloaded) throws InterruptedException {
        long before = answered.get();
        if (permits.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        throw answered.get() == before
                ? new ProblemException(ProblemType.UNAVAILABLE, "The database does not respond. Try again in a moment.")
                        .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                : new ProblemException(ProblemType.OVERLOADED, overloaded)
                        .with(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
    }
}
