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
 * How often a transaction is tried. One that the database undid because of another is done again, a few times: nothing
 * of it has been answered. One whose connection broke is not, because it may be in the catalog. While connections keep
 * breaking, or cannot be had, transactions fail at once, but for one a second that finds out whether the database is
 * back.
 */
@Singleton
class TransactionRetry {

    private static final Logger LOG = Logger.getLogger(TransactionRetry.class);
    private static final int MOST_RETRIES = 4;
    private static final int FIRST_PAUSE_MILLIS = 50;
    private static final int SECONDS_BETWEEN_TRIALS = 1;
    /** Of the last so many, so large a part must have failed. One that fails by itself says nothing of the others. */
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
                .beforeRetry(() -> LOG.info("Done again, because another transaction was in the way"))
                .done()
                .withCircuitBreaker()
                .when(DatabaseFailure::isAway)
                .requestVolumeThreshold(LOOKED_AT)
                .failureRatio(FAILED)
                .delay(SECONDS_BETWEEN_TRIALS, ChronoUnit.SECONDS)
                .successThreshold(1)
                // Where one connection broke, those that nobody uses are broken too: each would fail another request.
                .onFailure(() -> connections.flush(FlushMode.IDLE))
                .onStateChange(TransactionRetry::tell)
                .done()
                .build();
    }

    private static void tell(CircuitBreakerState state) {
        switch (state) {
            case OPEN ->
                LOG.warn("The database is away, or has no connection free: requests are answered with 503 until "
                        + "it is back");
            case CLOSED -> LOG.info("The database is back");
            default -> LOG.debug("Whether the database is back is tried");
        }
    }

    /** Does what a transaction is around, as often as it takes. */
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

    /** Whether this thread does such a transaction. */
    static boolean isUnderWay() {
        return UNDER_WAY.get() != null;
    }
}
