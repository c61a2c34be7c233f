// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.database.DatabaseFailure;
import dev.colorway.http.problem.ProblemMappers;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.TightService;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

/** A service whose database connections are all in use. */
@QuarkusTest
@OnBothDatabases
@TestProfile(TightService.class)
class UnavailableTest {

    @Inject
    AgroalDataSource connections;

    @Test
    void sendsRetryAfterAndLogsTheRequestId() throws SQLException {
        List<String> requestIds = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                requestIds.add(String.valueOf(((ExtLogRecord) record).getMdc("requestId")));
            }

            @Override
            public void flush() {
                // The list is not buffered.
            }

            @Override
            public void close() {
                // The handler has no resources.
            }
        };
        Logger.getLogger(ProblemMappers.class.getName()).addHandler(handler);
        try (Connection one = connections.getConnection();
                Connection two = connections.getConnection();
                Connection three = connections.getConnection()) {
            assertFalse(one.isClosed() || two.isClosed() || three.isClosed());
            Response answer = given().header("X-Request-Id", "a-request")
                    .header("Cache-Control", "no-cache")
                    .get("/brands");
            answer.then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "5");
            assertEquals(
                    "/problems/unavailable",
                    Api.relative(Api.json(answer.asString()).get("type").asText()));
            assertEquals(List.of("a-request"), requestIds, "the log line names the request");
        } finally {
            Logger.getLogger(ProblemMappers.class.getName()).removeHandler(handler);
        }
        Api.get("/sneakers");
    }

    private static boolean isTransient(Throwable failure) {
        return DatabaseFailure.transientCause(failure).isPresent();
    }

    /** A broken connection leaves the outcome of the transaction unknown, whatever other errors occurred. */
    @Test
    void knowsWhichFailuresRolledBack() {
        SQLException undone = new SQLException("deadlock detected", "40P01");
        assertTrue(DatabaseFailure.isRolledBack(new RuntimeException(undone)));
        RollbackException atCommit = new RollbackException("ARJUNA016053: Could not commit transaction.");
        atCommit.addSuppressed(undone);
        assertTrue(DatabaseFailure.isRolledBack(atCommit), "a suppressed exception also counts");
        atCommit.addSuppressed(new SQLException("An I/O error occurred", "08006"));
        assertFalse(DatabaseFailure.isRolledBack(atCommit));
        assertFalse(
                DatabaseFailure.isRolledBack(new SQLException("lock timeout", "55P03")),
                "a transaction is not retried after a lock timeout");
    }

    @Test
    void knowsWhichFailuresAreTransient() {
        assertTrue(isTransient(new RuntimeException(new SQLException("connection refused", "08001"))));
        assertTrue(isTransient(new RuntimeException(new SQLException("Statement was canceled", "57014"))));
        assertTrue(isTransient(
                new RuntimeException(new RollbackException("ARJUNA016102: The transaction is not active!"))));
        assertFalse(isTransient(new RuntimeException(new SQLException("unique constraint", "23505"))));
        for (String state : List.of("57P01", "57P02", "57P03", "53300", "25P03", "08006")) {
            assertTrue(isTransient(new RuntimeException(new SQLException("of PostgreSQL", state))), state);
        }
        assertFalse(isTransient(new RollbackException("ARJUNA016053: Could not commit transaction.")));
        assertFalse(isTransient(new IllegalStateException()));
    }
}
