// SPDX-License-Identifier: Apache-2.0
package dev.colorway.writing;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.patch;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.put;
import static dev.colorway.testing.WritableCatalog.refusal;
import static dev.colorway.testing.WritableCatalog.tag;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Catalog;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.TestDatabase;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Fifty callers write the same entry at the same moment. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class ConcurrentWritesTest {

    private static final int CALLERS = 50;
    /** Few enough that the writers do not wait until their timeout. */
    private static final int READS = 10;
    /** Less than the lock timeout of a writer. */
    private static final int SECONDS_TO_WAIT = 9;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int connections;

    /** Sends one request per caller, all at once, and returns the responses. */
    private static List<Response> atOnce(IntFunction<Response> caller) {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        CountDownLatch ready = new CountDownLatch(CALLERS);
        try {
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                int number = i;
                answers.add(callers.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return caller.apply(number);
                }));
            }
            List<Response> given = new ArrayList<>();
            for (Future<Response> answer : answers) {
                given.add(answer.get());
            }
            return given;
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        } finally {
            callers.shutdownNow();
        }
    }

    private static Map<String, Long> counts(List<Response> answers) {
        return answers.stream()
                .collect(Collectors.groupingBy(
                        answer -> answer.statusCode() < 400 ? Integer.toString(answer.statusCode()) : refusal(answer),
                        TreeMap::new,
                        Collectors.counting()));
    }

    private static Response winner(List<Response> answers) {
        return answers.stream()
                .filter(answer -> answer.statusCode() < 400)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyOneReplacementWithTheSameETagSucceeds() {
        WrittenKind kind = WrittenKind.SNEAKERS;
        String address = created(kind.list(), kind.minimal(unique("contested")).toString());
        String tag = tag(address);
        List<Response> answers = atOnce(i -> put(
                address,
                kind.minimal("Contested").put("colorway", "of caller " + i).toString(),
                tag));
        assertEquals(Map.of("200", 1L, "412 precondition-failed", 49L), counts(answers));
        assertEquals(winner(answers).asString(), Api.ask(address).asString());
        assertEquals(winner(answers).header("ETag"), tag(address));
    }

    @Test
    void onlyOnePatchWithTheSameETagSucceeds() {
        WrittenKind kind = WrittenKind.SILHOUETTES;
        String address = created(kind.list(), kind.full(unique("contested")).toString());
        String tag = tag(address);
        List<Response> answers = atOnce(i -> patch(
                address,
                "{\"note\": \"of caller " + i + "\", \"technologies\": [{\"name\": \"Tech " + i + "\"}]}",
                tag));
        assertEquals(Map.of("200", 1L, "412 precondition-failed", 49L), counts(answers));
        assertEquals(winner(answers).asString(), Api.ask(address).asString());
    }

    @Test
    void onlyOneCreationOfTheSameEntrySucceeds() {
        WrittenKind kind = WrittenKind.BRANDS;
        String slug = unique("contested");
        List<Response> answers = atOnce(i ->
                post(kind.list(), kind.minimal("Caller " + i).put("slug", slug).toString()));
        assertEquals(Map.of("201", 1L, "409 already-exists", 49L), counts(answers));
        assertEquals(winner(answers).asString(), Api.ask(kind.address(slug)).asString());
    }

    @Test
    void onlyOnePutOfTheSameNewEntrySucceeds() {
        WrittenKind kind = WrittenKind.DESIGNERS;
        String address = kind.address(unique("contested"));
        List<Response> answers =
                atOnce(i -> put(address, kind.minimal("Caller " + i).toString(), null));
        assertEquals(Map.of("201", 1L, "428 precondition-required", 49L), counts(answers));
        assertEquals(winner(answers).asString(), Api.ask(address).asString());
    }

    @Test
    void writesOfDifferentEntriesAllSucceed() {
        WrittenKind kind = WrittenKind.COLLABORATORS;
        String word = unique("apart");
        List<Response> answers =
                atOnce(i -> post(kind.list(), kind.minimal(word + " " + i).toString()));
        assertEquals(Map.of("201", 50L), counts(answers));
        assertEquals(
                CALLERS,
                answers.stream()
                        .map(answer -> answer.header("ETag").split("-")[0])
                        .distinct()
                        .count(),
                "each write has its own revision");
    }

    @Test
    void anObservationThatManySendIsThereOnce() {
        String body = """
                {"sneaker": "%s", "amount": 99.5, "currency": "EUR", "kind": "ASK", "size": "EU42.5",
                "observedAt": "2026-01-01T00:00:00Z", "source": "%s"}
                """.formatted(Catalog.SILVER_CREAM, unique("shop"));
        List<Response> answers = atOnce(i -> post("/prices", body));
        assertEquals(Map.of("200", 49L, "201", 1L), counts(answers));
        assertEquals(
                1,
                answers.stream()
                        .map(answer ->
                                Api.json(answer.asString()).at("/items/0/id").asLong())
                        .distinct()
                        .count());
    }

    @Test
    void observationsOfOneSeriesThatComeTogetherLeaveTheNewestCurrent() {
        String source = unique("shop");
        List<Response> answers = atOnce(i -> post("/prices", """
                {"sneaker": "%s", "amount": %d, "currency": "EUR", "kind": "BID", "size": "EU44",
                "observedAt": "2026-01-01T00:00:%02dZ", "source": "%s"}
                """.formatted(Catalog.SILVER_CREAM, 100 + i, i, source)));
        assertEquals(Map.of("201", 50L), counts(answers));
        List<JsonNode> current = Api.walk("/prices?limit=100&currency=EUR&kind=BID&size=EU44").stream()
                .filter(price -> price.get("source").asText().equals(source))
                .toList();
        assertEquals(
                List.of("2026-01-01T00:00:49Z"),
                current.stream().map(price -> price.get("observedAt").asText()).toList());
    }

    @Test
    void anEntryIsNotDeletedWhileAnotherEntryRefersToIt() {
        WrittenKind kind = WrittenKind.SILHOUETTES;
        String slug = unique("contested");
        String address = created("/brands", WrittenKind.BRANDS.minimal(slug).toString());
        String tag = tag(address);
        List<Response> answers = atOnce(i -> i % 2 == 0
                ? WritableCatalog.delete(address, tag)
                : post(
                        kind.list(),
                        kind.minimal(unique("of-contested")).put("brand", slug).toString()));
        Map<String, Long> counts = counts(answers);
        // The first request decides the outcome of all.
        assertEquals(
                counts.containsKey("204")
                        ? Map.of("204", 1L, "404 not-found", 24L, "422 invalid-reference", 25L)
                        : Map.of("201", 25L, "409 still-referenced", 25L),
                counts);
    }

    /**
     * Waits until this many writers hold a connection and wait for a lock. Without the limit on writers, more would
     * follow at once.
     */
    private static void awaitWaiting(int writers, Statement statement) throws SQLException {
        String counting = TestDatabase.isPostgreSql()
                ? "select count(*) from pg_locks where not granted"
                : "select count(*) from information_schema.sessions where blocker_id is not null";
        int waiting = 0;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_WAIT);
        while (waiting < writers) {
            assertTrue(System.nanoTime() < deadline, "only " + waiting + " writers wait for the lock");
            try (ResultSet counted = statement.executeQuery(counting)) {
                counted.next();
                waiting = counted.getInt(1);
            }
        }
    }

    /** One transaction blocks all writes. Reads still get responses. */
    @Test
    void writesThatWaitLeaveConnectionsForReads() throws SQLException {
        WrittenKind kind = WrittenKind.BRANDS;
        String word = unique("patient");
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<Future<Response>> answers = new ArrayList<>();
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select revision from catalog_revision where id = 1 for update");
            for (int i = 0; i < CALLERS; i++) {
                String body = kind.minimal(word + " " + i).toString();
                answers.add(callers.submit(() -> post(kind.list(), body)));
            }
            awaitWaiting(connections / 4, statement);
            for (int i = 0; i < READS; i++) {
                Api.get("/sneakers?limit=1");
            }
            other.rollback();
            for (Future<Response> answer : answers) {
                assertEquals(201, answer.get().statusCode());
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        } finally {
            callers.shutdownNow();
        }
    }
}
