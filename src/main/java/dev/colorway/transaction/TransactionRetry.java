// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transaction;

import dev.colorway.database.DatabaseFailure;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;

/**
 * Retries transactions, behind a circuit breaker. A transaction that the database rolled back because of another one is
 * retried a few times; nothing of it was sent yet. A transaction whose connection broke is not retried, because it
 * could be committed. While connections keep breaking, or none is free, transactions fail at once. Only one transaction
 * per second is still tried, to find out whether the database is back.
 */
@Singleton
class TransactionRetry {

    private static final Logger LOG = Logger.getLogger(TransactionRetry.class);
    private static final int MOST_RETRIES = 4;
    private static final int FIRST_PAUSE_MILLIS = 50;
    private static final int SECONDS_BETWEEN_TRIALS = 1;
    /**
     * The circuit breaker opens if this part of the last transactions failed. A single failure says nothing about the
     * others.
     */
    private static final int LOOKED_AT = 10;

    private static final double FAILED = 0.5;

    private static final ThreadLocal<Boolean> UNDER_WAY = new ThreadLocal<>();

    private final Guard guard;

    @Inject
    TransactionRetry(AgroalDataSource connections) {
        guard = Guard.create()
                .withRetry()
                .whenException(DatabaseFailure::isUndone)
                .maxRetries(MOST_RETRIES)
                .delay(FIRST_PAUSE_MILLIS, ChronoUnit.MILLIS)
                .jitter(FIRST_PAUSE_MILLIS, ChronoUnit.MILLIS)
                .withExponentialBackoff()
                .done()
                .beforeRetry(() -> LOG.info("Retrying a transaction that conflicted with another one"))
                .done()
                .withCircuitBreaker()
                .when(DatabaseFailure::isAway)
                .requestVolumeThreshold(LOOKED_AT)
                .failureRatio(FAILED)
                .delay(SECONDS_BETWEEN_TRIALS, ChronoUnit.SECONDS)
                .successThreshold(1)
                // If one connection broke, the idle ones are broken, too: each would fail another request.
                .onFailure(() -> connections.flush(FlushMode.IDLE))
                .onStateChange(TransactionRetry::tell)
                .done()
                .build();
    }

    private static void tell(CircuitBreakerState state) {
        switch (state) {
            case OPEN ->
                LOG.warn("The database is unreachable, or has no free connection: requests are answered with 503 until "
                        + "it is back");
            case CLOSED -> LOG.info("The database is back");
            default -> LOG.debug("Trying whether the database is back");
        }
    }

    /** Runs a transaction, and retries it if necessary. */
    Object call(Callable<Object> transaction) throws Exception {
        return guard.call(
                () -> {
                    UNDER_WAY.set(true);
                    try {
                        return transaction.call();
                    } finally {
                        UNDER_WAY.remove();
                    }
                },
                Object.class);
    }

    /** Returns whether this thread runs such a transaction. */
    static boolean isUnderWay() {
        return UNDER_WAY.get() != null;
    }
}
