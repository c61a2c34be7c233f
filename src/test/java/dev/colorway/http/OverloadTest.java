// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.TightService;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** More requests than the service can answer. Some wait, the others are refused at once with a 503. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(TightService.class)
class OverloadTest {

    private static final int CALLERS = 16;
    private static final int BURSTS = 10;

    @Inject
    AgroalDataSource connections;

    /**
     * On a busy machine the requests of a burst can come one after the other, so that too few are refused. Then the
     * test sends another burst.
     */
    @Test
    void refusesAtOnceWhatCannotBeAnsweredInTime() throws SQLException, InterruptedException, ExecutionException {
        int refused = 0;
        for (int burst = 0; burst < BURSTS && refused < CALLERS - 2 * TightService.REQUESTS; burst++) {
            refused = burst();
        }
        assertTrue(refused >= CALLERS - 2 * TightService.REQUESTS, refused + " were refused as overload");
        Api.get("/brands");
    }

    /** Sends more requests than can wait, and returns how many were refused as overload. */
    private int burst() throws SQLException, InterruptedException, ExecutionException {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        int refused = 0;
        try (Connection one = connections.getConnection();
                Connection two = connections.getConnection();
                Connection three = connections.getConnection()) {
            assertFalse(one.isClosed() || two.isClosed() || three.isClosed());
            List<Future<Response>> answers = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                answers.add(callers.submit(() ->
                        RestAssured.given().header("Cache-Control", "no-cache").get("/brands")));
            }
            assertEquals(200, RestAssured.get("/q/health/live").statusCode());
            for (Future<Response> answer : answers) {
                answer.get().then().statusCode(503);
                JsonNode problem = Api.json(answer.get().asString());
                if (problem.get("type").asText().endsWith("/problems/overloaded")) {
                    assertEquals("1", answer.get().header("Retry-After"));
                    refused++;
                }
            }
        } finally {
            callers.shutdownNow();
        }
        return refused;
    }
}
