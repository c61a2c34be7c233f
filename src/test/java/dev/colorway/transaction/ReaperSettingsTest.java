// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.arjuna.ats.arjuna.coordinator.TransactionReaper;
import dev.colorway.testing.OnAnyDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.Field;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnAnyDatabase
class ReaperSettingsTest {

    /** Reads a private field. A test of the effect would need an H2 file and a query that is slow on every machine. */
    @Test
    void waitsForTheStatementUnderWay() throws ReflectiveOperationException {
        Field wait = TransactionReaper.class.getDeclaredField("_cancelWaitPeriod");
        wait.setAccessible(true);
        assertEquals(Duration.ofHours(1).toMillis(), wait.get(TransactionReaper.transactionReaper()));
    }
}
