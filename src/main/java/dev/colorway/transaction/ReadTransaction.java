// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transaction;

import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the part of a read that needs the database. Uses the current transaction, or a new one if there is none. Reads
 * that find everything in memory use no connection.
 */
@Singleton
@Unremovable
public class ReadTransaction {

    @Transactional
    <T> T call(Supplier<T> read) {
        return read.get();
    }

    @Transactional
    <T extends @Nullable Object> T callInSnapshot(Supplier<T> read) {
        Snapshot.begin();
        return read.get();
    }

    /** Runs a read in a transaction and returns its result. */
    public static <T> T get(Supplier<T> read) {
        return Arc.container().instance(ReadTransaction.class).get().call(read);
    }

    /**
     * Runs a read on one state of the catalog and returns its result: in the current transaction, without a change of
     * its isolation level; without a current transaction, in a new one, as a {@link Snapshot}.
     */
    public static <T extends @Nullable Object> T ofOneState(Supplier<T> read) {
        return QuarkusTransaction.getStatus() == Status.STATUS_NO_TRANSACTION
                ? Arc.container().instance(ReadTransaction.class).get().callInSnapshot(read)
                : read.get();
    }

    /** Runs a read in a transaction. */
    public static void run(Runnable read) {
        get(() -> {
            read.run();
            return null;
        });
    }
}
