// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transaction;

import dev.colorway.settings.Settings;
import dev.colorway.settings.TransferSettings;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs long reads on the state of the catalog at their start, whatever is written later. */
public final class Snapshot {

    /** A read that can fail with an {@link IOException}. */
    @FunctionalInterface
    public interface Reading {
        void run() throws IOException;
    }

    private Snapshot() {}

    /**
     * Runs a read in a separate transaction, with the configured time limit. The isolation level is serializable: the
     * only level of H2 and PostgreSQL at which all statements of both see one state. It locks nothing for a transaction
     * that only reads.
     */
    public static void read(Reading reading) throws IOException {
        try {
            get(() -> {
                try {
                    reading.run();
                    return null;
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /** Runs a read as {@link #read} does, and returns its result. */
    public static <T extends @Nullable Object> T get(Supplier<T> reading) {
        return QuarkusTransaction.requiringNew().timeout(seconds()).call(() -> {
            Panache.getSession()
                    .doWork(connection -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE));
            Panache.getSession().setDefaultReadOnly(true);
            return reading.get();
        });
    }

    /** Runs a read in the current transaction; in a snapshot, if there is none. Returns its result. */
    public static <T extends @Nullable Object> T orCurrent(Supplier<T> reading) {
        return QuarkusTransaction.getStatus() == Status.STATUS_NO_TRANSACTION ? get(reading) : reading.get();
    }

    /** Returns how many seconds an export or an import can run. */
    public static int seconds() {
        return (int) Settings.of(TransferSettings.class).timeLimit().toSeconds();
    }
}
