// SPDX-License-Identifier: Apache-2.0
package dev.colorway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionImple;
import dev.colorway.revision.Write;
import dev.colorway.search.DocumentSource;
import dev.colorway.search.EntryDocument;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.TightService;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The start has its own time limits. The limits for requests are so low here that a start could not meet them. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(TightService.class)
public class StartLimitTest {

    private static final int SECONDS_OF_REQUEST = 15;

    @Inject
    AgroalDataSource connections;

    @Inject
    AtStart atStart;

    /** Records the timeout of the start's transactions: one that writes, and one that reads for the index. */
    @IfBuildProperty(name = TightService.RECORDS_START, stringValue = "true")
    @ApplicationScoped
    public static class AtStart implements DocumentSource {

        private int secondsToWrite;
        private int secondsToRead;

        void written(@Observes Write.Written write) {
            // The first write is the built-in catalog.
            if (secondsToWrite == 0) {
                secondsToWrite = seconds();
            }
        }

        @Override
        public String type() {
            return "none";
        }

        @Override
        public long count() {
            return 0;
        }

        @Override
        public void all(Consumer<EntryDocument> taker) {
            if (secondsToRead == 0) {
                secondsToRead = seconds();
            }
        }

        @Override
        public void of(Collection<String> slugs, Consumer<EntryDocument> taker) {
            // This source has no documents.
        }

        @Override
        public Set<String> affectedBy(String resource, Collection<String> slugs, Found found) {
            return Set.of();
        }

        private static int seconds() {
            return TransactionImple.getTransaction().getTimeout();
        }

        int shortest() {
            return Math.min(secondsToWrite, secondsToRead);
        }
    }

    @Test
    void theLimitsOfConnectionsForRequestsAreLow() {
        assertEquals(
                Duration.ofSeconds(1),
                connections.getConfiguration().connectionPoolConfiguration().acquisitionTimeout());
        assertEquals(1, DriverManager.getLoginTimeout());
    }

    @Test
    void theStartHasLongerTransactionsThanARequest() {
        assertTrue(atStart.shortest() > SECONDS_OF_REQUEST, atStart.shortest() + " seconds");
    }
}
