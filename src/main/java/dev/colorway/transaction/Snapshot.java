// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transaction;

import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.settings.Settings;
import dev.colorway.settings.TransferSettings;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;

/** Runs long reads on the state of the catalog at their start, whatever is written later. */
public final class Snapshot {

    /** A read that can fail with an {@link IOException}. */
    @FunctionalInterface
    public interface Reading {
        void run() throws IOException;
    }

    private static final int MAX_ATTEMPTS = 10;
    private static final String RETRY_AFTER_SECONDS = "2";

    /**
     * Thrown before the first row is returned, if other data that belongs to the read, such as the index, is already
     * newer than the snapshot. The read then starts again.
     */
    public static final class Moved extends RuntimeException {

        public Moved() {
            super(null, null, false, false);
        }
    }

    private Snapshot() {}

    /**
     * Runs a read in a separate transaction, with the configured time limit. The isolation level is serializable: the
     * only level of H2 and PostgreSQL at which all statements of both see one state. It locks nothing for a transaction
     * that only reads.
     */
    public static void read(Reading reading) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                readOnce(reading);
                return;
            } catch (Moved moved) {
                if (attempt == MAX_ATTEMPTS) {
                    throw new ProblemException(
                                    ProblemType.UNAVAILABLE,
                                    "The catalog changes too often to read one state of it. Try again in a moment.")
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

    /** Returns how many seconds an export or an import can run. */
    public static int seconds() {
        return (int) Settings.of(TransferSettings.class).timeLimit().toSeconds();
    }
}
