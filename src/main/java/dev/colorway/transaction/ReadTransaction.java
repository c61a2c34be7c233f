// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transaction;

import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/**
 * Runs the part of a read that needs the database in a transaction: the current one, or else a new one. Reads that find
 * everything in memory hold no connection.
 */
@Singleton
@Unremovable
public class ReadTransaction {

    @Transactional
    <T> T call(Supplier<T> read) {
        return read.get();
    }

    /** Runs a read in a transaction and returns its result. */
    public static <T> T get(Supplier<T> read) {
        return Arc.container().instance(ReadTransaction.class).get().call(read);
    }

    /** Runs a read in a transaction. */
    public static void run(Runnable read) {
        get(() -> {
            read.run();
            return null;
        });
    }
}
