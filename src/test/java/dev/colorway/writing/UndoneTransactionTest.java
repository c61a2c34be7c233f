// SPDX-License-Identifier: Apache-2.0
package dev.colorway.writing;

import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.refused;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.testing.Api;
import dev.colorway.testing.OnPostgreSql;
import dev.colorway.testing.WritableCatalog;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A transaction that PostgreSQL rolls back because of another one is retried. A transaction with an unknown outcome is
 * not. A trigger fails as often as the test says.
 */
@QuarkusTest
@OnPostgreSql
@TestProfile(WritableCatalog.Profile.class)
class UndoneTransactionTest {

    private static final int MAX_ATTEMPTS = 5;

    @Inject
    AgroalDataSource database;

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /**
     * Creates a trigger that fails the first inserts.
     *
     * @param when {@code before insert}, or {@code at commit} to fail as late as possible
     */
    private void failOnInsert(String when, int times, String failure) throws SQLException {
        execute(
                "create sequence attempts",
                """
                create function fail() returns trigger as $$ begin
                if nextval('attempts') <= %d then %s; end if;
                return new; end $$ language plpgsql""".formatted(times, failure),
                "create "
                        + (when.startsWith("at")
                                ? "constraint trigger fail after insert on brand deferrable initially deferred"
                                : "trigger fail " + when + " on brand")
                        + " for each row execute function fail()");
    }

    private long attempts() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery("select last_value from attempts")) {
            counted.next();
            return counted.getLong(1);
        }
    }

    @AfterEach
    void stopFailing() throws SQLException {
        execute(
                "drop trigger if exists fail on brand",
                "drop function if exists fail()",
                "drop sequence if exists attempts");
    }

    @ParameterizedTest
    @CsvSource({"before insert, 40001", "before insert, 40P01", "at commit, 40001", "at commit, 40P01"})
    void isRetried(String when, String state) throws SQLException {
        failOnInsert(when, MAX_ATTEMPTS - 1, "raise exception using errcode = '" + state + "'");
        String name = unique("undone");
        String before = Api.get("/brands").get("total").asText();
        Response answer = post("/brands", "{\"name\": \"" + name + "\"}");
        answer.then().statusCode(201).body("slug", equalTo(name));
        assertEquals(MAX_ATTEMPTS, attempts());
        assertEquals(
                Integer.parseInt(before) + 1, Api.get("/brands").get("total").asInt(), "the brand exists exactly once");
        assertEquals(answer.header("ETag"), WritableCatalog.tag("/brands/" + name));
    }

    @ParameterizedTest
    @CsvSource({"before insert, 40001", "at commit, 40P01"})
    void failsAfterFiveAttempts(String when, String state) throws SQLException {
        failOnInsert(when, 1000, "raise exception using errcode = '" + state + "'");
        String name = unique("undone");
        Response answer = post("/brands", "{\"name\": \"" + name + "\"}");
        refused("503 unavailable", answer);
        answer.then().header("Retry-After", "5");
        assertEquals(MAX_ATTEMPTS, attempts());
        Api.problem(404, "/brands/" + name);
    }

    @Test
    void isNotRetriedIfItsOutcomeIsUnknown() throws SQLException {
        failOnInsert("at commit", 1, "perform pg_terminate_backend(pg_backend_pid())");
        Response answer = post("/brands", "{\"name\": \"" + unique("undone") + "\"}");
        refused("503 unavailable", answer);
        answer.then().header("Retry-After", "5").body("detail", containsString("may or may not contain the write"));
        assertEquals(1, attempts());
    }

    /** The same duration as on H2, which gets it from LOCK_TIMEOUT in the JDBC URL. */
    @Test
    void aWriteWaitsForAnotherForTenSeconds() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet shown = statement.executeQuery("show lock_timeout")) {
            shown.next();
            assertEquals("10s", shown.getString(1));
        }
    }

    private static void awaitWaiting(Statement statement) throws SQLException {
        boolean waits = false;
        while (!waits) {
            try (ResultSet waiting = statement.executeQuery("select count(*) > 0 from pg_locks where not granted")) {
                waiting.next();
                waits = waiting.getBoolean(1);
            }
        }
    }

    /** Two connections each wait for a lock of the other. PostgreSQL ends the one that has waited longer. */
    @Test
    void aDeadlockIsNoFaultOfTheCaller() throws Exception {
        String address = WritableCatalog.created("/brands", "{\"name\": \"" + unique("deadlock") + "\"}");
        String slug = address.substring(address.lastIndexOf('/') + 1);
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("update brand set name = name where slug = '" + slug + "'");
            Thread writer = new Thread(() -> {
                try {
                    awaitWaiting(statement);
                    statement.execute("select revision from catalog_revision where id = 1 for update");
                    other.commit();
                } catch (SQLException failed) {
                    throw new IllegalStateException(failed);
                }
            });
            writer.start();
            Response answer = WritableCatalog.patch(address, "{\"name\": \"After the deadlock\"}", "*");
            writer.join();
            answer.then().statusCode(200);
        }
        assertEquals("After the deadlock", Api.get(address).get("name").asText());
    }
}
