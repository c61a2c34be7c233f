// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transaction;

import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** Long reads that see the catalog as it was when they began, whatever is written meanwhile. */
public final class Snapshot {

    private static final String TIME_LIMIT = "colorway.transfer.time-limit";

    /** What is read. */
    @FunctionalInterface
    public interface Reading {
        void run() throws IOException;
    }

    private static final int MOST_TRIES = 10;
    private static final String RETRY_AFTER_SECONDS = "2";

    /**
     * That what is read beside the database has gone on before the first row was given: the reading is to begin anew.
     */
    public static final class Moved extends RuntimeException {

        public Moved() {
            super(null, null, false, false);
        }
    }

    private Snapshot() {}

    /**
     * Runs a reading in a transaction of its own, for as long as is configured. Of the levels that H2 and PostgreSQL
     * share, serializable is the one at which both show one state to all statements; it locks nothing for who only
     * reads.
     */
    public static void read(Reading reading) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                readOnce(reading);
                return;
            } catch (Moved moved) {
                if (tries == MOST_TRIES) {
                    throw new ProblemException(
                                    ProblemType.UNAVAILABLE,
                                    "The catalog is being written to so much that no state of it can be read. "
                                            + "Try again in a moment.")
                            .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
                }
            }
        }
    }

    private static void readOnce(Reading reading) throws IOException {
        try {
            QuarkusTransaction.requiringNew().timeout(seconds()).run(() -> {
                Panache.getSession()
                        .doWork(connection -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE));
                Panache.getSession().setDefaultReadOnly(true);
                try {
                    reading.run();
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /** How many seconds an export or an import may take. */
    public static int seconds() {
        return (int)
                ConfigProvider.getConfig().getValue(TIME_LIMIT, Duration.class).toSeconds();
    }
}
