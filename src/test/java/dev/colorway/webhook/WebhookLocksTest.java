// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.OnPostgreSql;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two processes that share the webhooks of one database. */
@QuarkusTest
@OnPostgreSql
class WebhookLocksTest {

    private static final Duration SHORT = Duration.ofMillis(600);
    private static final long WEBHOOK = 900_000_001;
    private static final long OTHER = 900_000_002;

    private final WebhookLocks one = new WebhookLocks(SHORT, SHORT.dividedBy(6));
    private final WebhookLocks hanging = new WebhookLocks(SHORT, Duration.ofDays(1));
    private final WebhookLocks next = new WebhookLocks(Duration.ofMinutes(1), Duration.ofMinutes(1));

    @AfterEach
    void stop() {
        one.stop();
        hanging.stop();
        next.stop();
    }

    private static boolean locks(WebhookLocks process, long webhook) {
        try {
            return process.lock(webhook);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void aProcessThatHangsLosesItsLocksAndOneThatWorksKeepsThem() throws SQLException {
        assertTrue(one.lock(OTHER));
        assertTrue(hanging.lock(WEBHOOK));
        assertFalse(next.lock(WEBHOOK));
        Receiver.await(() -> locks(next, WEBHOOK), () -> "the lock of a process that hangs");
        assertThrows(SQLException.class, () -> hanging.isHeld(WEBHOOK));
        assertFalse(hanging.isHeld(WEBHOOK));
        assertTrue(one.isHeld(OTHER), "it used its connection in this time");
        assertFalse(next.lock(OTHER));
    }

    @Test
    void aConnectionThatWasIdleForTooLongIsReplaced() throws SQLException {
        assertTrue(hanging.lock(WEBHOOK));
        Receiver.await(() -> locks(next, WEBHOOK), () -> "the lock of a process that hangs");
        assertTrue(hanging.lock(OTHER));
        assertFalse(hanging.lock(WEBHOOK));
    }
}
