// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many writes may hold a connection to the database at a time: half of all. They follow one another anyway, and a
 * write that hangs would otherwise take the connections of those who read, one after the other.
 */
@Singleton
class WriteTurns {

    /** As long as the databases let a write wait for another. */
    private static final int SECONDS_TO_WAIT = 10;

    private final Semaphore turns;

    WriteTurns(@ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections) {
        turns = new Semaphore(Math.max(1, connections / 2), true);
    }

    /** Waits for a turn; false if none came in time. */
    boolean take() throws InterruptedException {
        return turns.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS);
    }

    void giveBack() {
        turns.release();
    }
}
