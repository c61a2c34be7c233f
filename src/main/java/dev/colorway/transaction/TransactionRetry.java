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
 * retried up to four times, because no part of its response was sent yet. A transaction whose connection broke is not
 * retried: if it broke during the commit, the transaction could be in the catalog. While connections keep breaking, or
 * none is free, transactions fail at once. Only one transaction per second is still tried, to find out whether the
 * database is back.
 */
@Singleton
class TransactionRetry {

    private static final Logger LOG = Logger.getLogger(TransactionRetry.class);
    private static final int MAX_RETRIES = 4;
    private static final int INITIAL_DELAY_MILLIS = 50;
    private static final int HALF_OPEN_DELAY_SECONDS = 1;
    /** How many of the last transactions the circuit breaker counts. */
    private static final int VOLUME_THRESHOLD = 10;

    /**
     * The circuit breaker opens if at least this part of the counted transactions got no connection or lost it. One
     * such failure alone can have another reason than the database.
     */
    private static final double FAILURE_RATIO = 0.5;

    private static final ThreadLocal<Boolean> IN_TRANSACTION = new ThreadLocal<>();

    private final Guard guard;

    @Inject
    TransactionRetry(AgroalDataSource connections) {
        guard = Guard.create()
                .withRetry()
                .whenException(DatabaseFailure::isRolledBack)
                .maxRetries(MAX_RETRIES)
                .delay(INITIAL_DELAY_MILLIS, ChronoUnit.MILLIS)
                .jitter(INITIAL_DELAY_MILLIS, ChronoUnit.MILLIS)
                .withExponentialBackoff()
                .done()
                .beforeRetry(
                        () -> LOG.info("Retrying a transaction that the database rolled back because of another one"))
                .done()
                .withCircuitBreaker()
                .when(DatabaseFailure::isUnreachable)
                .requestVolumeThreshold(VOLUME_THRESHOLD)
                .failureRatio(FAILURE_RATIO)
                .delay(HALF_OPEN_DELAY_SECONDS, ChronoUnit.SECONDS)
                .successThreshold(1)
                // If one connection broke, the idle connections are probably also broken: each would make another
                // request fail.
                .onFailure(() -> connections.flush(FlushMode.IDLE))
                .onStateChange(TransactionRetry::logState)
                .done()
                .build();
    }

    private static void logState(CircuitBreakerState state) {
        switch (state) {
            case OPEN ->
                LOG.warn("The database is unreachable, or has no free connection: requests are answered with 503 until "
                        + "it is back");
            case CLOSED -> LOG.info("The database is back");
            default -> LOG.debug("Checking whether the database is back");
        }
    }

    /**
     * Runs a transaction, and retries it if the database rolled it back because of another one.
     *
     * @throws Exception the failure of the last attempt; {@code CircuitBreakerOpenException} if the circuit breaker is
     *     open
     */
    Object call(Callable<Object> transaction) throws Exception {
        return guard.call(
                () -> {
                    IN_TRANSACTION.set(true);
                    try {
                        return transaction.call();
                    } finally {
                        IN_TRANSACTION.remove();
                    }
                },
                Object.class);
    }

    /** Returns whether this thread runs a transaction in {@link #call}. */
    static boolean isInTransaction() {
        return IN_TRANSACTION.get() != null;
    }
}
