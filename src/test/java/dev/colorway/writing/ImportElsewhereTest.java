// SPDX-License-Identifier: Apache-2.0
package dev.colorway.writing;

import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.refused;
import static dev.colorway.testing.WritableCatalog.unique;
import static dev.colorway.testing.WritableCatalog.writer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Api;
import dev.colorway.testing.OnPostgreSql;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** A lock of another process on the same PostgreSQL is visible here. */
@QuarkusTest
@OnPostgreSql
@TestProfile(WritableCatalog.Profile.class)
class ImportElsewhereTest {

    /** The bytes of "Colorway" as an integer, as in Revision. */
    private static final String LOCK = "4859221748873650553";

    @Inject
    AgroalDataSource database;

    private static boolean query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Test
    void refusesWritesButNotReadsWhileAnotherProcessImports() throws SQLException {
        String body = WrittenKind.BRANDS.minimal(unique("elsewhere")).toString();
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            assertTrue(query(other, "select pg_try_advisory_xact_lock(" + LOCK + ")"));
            Response answer = post("/brands", body);
            refused("503 unavailable", answer);
            assertEquals("5", answer.header("Retry-After"));
            Api.get("/brands");
            other.rollback();
        }
        post("/brands", body).then().statusCode(201);
    }

    @Test
    void anImportWaitsForTheWritesOfAnotherProcess() throws SQLException, ExecutionException, InterruptedException {
        String slug = unique("waited");
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            assertTrue(query(other, "select pg_try_advisory_xact_lock_shared(" + LOCK + ")"));
            post("/brands", WrittenKind.BRANDS.minimal(unique("beside")).toString())
                    .then()
                    .statusCode(201);
            CompletableFuture<Response> answer =
                    CompletableFuture.supplyAsync(() -> writer().contentType(Transfers.NDJSON)
                            .body(Transfers.bytes(
                                    "{\"resource\": \"brands\", \"slug\": \"" + slug + "\", \"name\": \"Waited\"}"))
                            .post("/imports"));
            while (!query(other, "select count(*) > 0 from pg_locks where locktype = 'advisory' and not granted")) {
                Thread.onSpinWait();
            }
            Api.problem(404, "/brands/" + slug);
            other.rollback();
            assertEquals(200, answer.get().statusCode());
        }
        Api.get("/brands/" + slug);
    }
}
