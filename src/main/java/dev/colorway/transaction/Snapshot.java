// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transaction;

import dev.colorway.settings.Settings;
import dev.colorway.settings.TransferSettings;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
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

    private Snapshot() {}

    /**
     * Runs a read in a separate transaction, with the time limit of {@link #seconds}.
     *
     * @throws IOException if the read throws it
     */
    public static void read(Reading reading) throws IOException {
        try {
            QuarkusTransaction.requiringNew().timeout(seconds()).run(() -> {
                begin();
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

    /**
     * Makes the current transaction read one state, and its session load read-only entities. Call it before the first
     * statement. The isolation level is serializable: no other JDBC level gives all statements of a transaction one
     * state on both H2 and PostgreSQL. A transaction that only reads locks nothing at this level.
     */
    static void begin() {
        Panache.getSession()
                .doWork(connection -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE));
        Panache.getSession().setDefaultReadOnly(true);
    }

    /** Returns {@link TransferSettings#timeLimit} in whole seconds. */
    public static int seconds() {
        return (int) Settings.of(TransferSettings.class).timeLimit().toSeconds();
    }
}
