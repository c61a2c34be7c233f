// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static dev.colorway.testing.Transfers.NDJSON;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.HeldRows;
import dev.colorway.testing.Keys;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests requests during an import. The import pauses in the middle, so that it does not end before it is cancelled. */
@QuarkusTest
@OnBothDatabases
@TestProfile(GeneratedCatalog.Profile.class)
@Timeout(300)
class ImportWatchTest {

    /** More rows than the import writes in one batch. */
    private static final int SOME = 600;

    private static final String BEFORE = """
            {"resource":"brands","slug":"before","name":"Before"}
            {"resource":"silhouettes","slug":"before","name":"Before","brand":"before"}
            {"resource":"sneakers","slug":"before","name":"Before","silhouette":"before"}
            """;

    @BeforeEach
    void fill() {
        Transfers.empty();
        Transfers.imported(NDJSON, BEFORE);
    }

    @AfterEach
    void release() {
        HeldRows.releaseAll();
    }

    private static String brand(String slug, String name) {
        return "{\"resource\":\"brands\",\"slug\":\"%s\",\"name\":\"%s\"}%n".formatted(slug, name);
    }

    /** Starts an import with two rows at which it waits, and many more rows after them. */
    private static CompletableFuture<HttpResponse<byte[]>> heldTwice() {
        StringBuilder file = new StringBuilder();
        for (int number = 0; number < 6 * SOME; number++) {
            boolean isHeld = number == SOME || number == 2 * SOME;
            file.append(brand("brand-" + number, isHeld ? HeldRows.NAME : "Brand"));
        }
        HeldRows.hold();
        return CompletableFuture.supplyAsync(
                () -> Transfers.send(Transfers.toImport(NDJSON, Transfers.bytes(file.toString()))));
    }

    private static RequestSpecification writer() {
        return given().header(Keys.HEADER, Keys.WRITER);
    }

    private static JsonNode newest() {
        return Api.json(writer().get("/imports")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .at("/items/0");
    }

    private static JsonNode read(JsonNode running) {
        return Api.json(writer().get("/imports/" + running.get("id").asText())
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    /** Polls the import until the condition is true, and returns it. */
    private static JsonNode await(JsonNode running, Predicate<JsonNode> condition) throws InterruptedException {
        JsonNode progress = read(running);
        while (!condition.test(progress)) {
            Thread.sleep(20);
            progress = read(running);
        }
        return progress;
    }

    /** Waits until the import after {@code previous} has written some rows, and returns it. */
    private static JsonNode running(long previous) throws InterruptedException {
        JsonNode begun = newest();
        while (begun.get("id").asLong() == previous) {
            Thread.sleep(20);
            begun = newest();
        }
        return await(begun, progress -> progress.at("/resources/brands/created").asLong() > 0);
    }

    private static void assertProblem(String type, HttpResponse<byte[]> answer) {
        assertTrue(
                Api.json(Transfers.text(answer)).get("type").asText().endsWith("/problems/" + type),
                Transfers.text(answer));
    }

    @Test
    void canBeWatchedAndCancelledAndRefusesWritesUntilThen() throws InterruptedException {
        String before = Transfers.export("/catalog", NDJSON);
        String tag = Api.ask("/brands/before").header("ETag");
        long previous = newest().get("id").asLong();
        CompletableFuture<HttpResponse<byte[]>> answer = heldTwice();

        JsonNode first = running(previous);
        assertEquals("RUNNING", first.get("state").asText());
        assertFalse(first.get("dryRun").asBoolean());
        assertFalse(first.has("endedAt"));
        assertTrue(first.get("resources").get("brands").get("created").asLong() > 0, first.toString());
        assertEquals(
                "/imports/" + first.get("id").asText(),
                Api.relative(first.get("url").asText()));
        HeldRows.releaseOne();
        JsonNode second = await(
                first,
                progress -> progress.get("rows").asLong() > first.get("rows").asLong());
        assertTrue(
                second.get("percent").asLong() >= first.get("percent").asLong()
                        && second.get("percent").asLong() < 100,
                second.toString());
        assertTrue(second.get("rowsPerSecond").asLong() > 0, second.toString());

        HttpResponse<byte[]> another = Transfers.send(Transfers.toImport(NDJSON, Transfers.bytes(BEFORE)));
        assertEquals(409, another.statusCode());
        assertProblem("import-running", another);
        assertTrue(
                Transfers.text(another).contains("/imports/" + first.get("id").asText()), Transfers.text(another));

        writer().contentType("application/json")
                .body("{\"slug\":\"during\",\"name\":\"During\"}")
                .post("/brands")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .body("detail", containsString("import is running"));
        writer().contentType("application/json")
                .body("{\"name\":\"During\"}")
                .header("If-Match", tag)
                .put("/brands/before")
                .then()
                .statusCode(503)
                .body("detail", containsString("import is running"));
        writer().header("If-Match", tag)
                .delete("/brands/before")
                .then()
                .statusCode(503)
                .body("detail", containsString("import is running"));

        assertEquals(before, Transfers.export("/catalog", NDJSON), "reads do not see the import");
        assertEquals(1, Api.get("/sneakers").get("total").asInt());
        assertEquals(1, Api.get("/brands").get("total").asInt());
        assertEquals("RUNNING", read(first).get("state").asText(), "the import still runs");
        assertFalse(answer.isDone());

        writer().delete("/imports/" + first.get("id").asText()).then().statusCode(204);
        HeldRows.releaseAll();
        HttpResponse<byte[]> cancelled = answer.join();
        assertEquals(409, cancelled.statusCode(), Transfers.text(cancelled));
        assertProblem("import-cancelled", cancelled);
        JsonNode ended = read(first);
        assertEquals("CANCELLED", ended.get("state").asText());
        assertTrue(ended.has("endedAt"));
        assertEquals(before, Transfers.export("/catalog", NDJSON));
        assertEquals(tag, Api.ask("/brands/before").header("ETag"));

        writer().contentType("application/json")
                .body("{\"slug\":\"afterwards\",\"name\":\"Afterwards\"}")
                .post("/brands")
                .then()
                .statusCode(201);
        assertEquals(3, Transfers.imported(NDJSON, BEFORE).get("rows").asInt());
    }

    /** A part of a gzip file is a broken file, but that is not why the import ended. */
    @Test
    void canBeCancelledWhileItsFileArrives() throws IOException, InterruptedException {
        long previous = newest().get("id").asLong();
        byte[] file = Transfers.packed(Transfers.bytes(BEFORE));
        try (Socket upload = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            upload.setSoTimeout(60_000);
            OutputStream request = upload.getOutputStream();
            String head = "POST /imports HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + NDJSON
                    + "\r\n" + Keys.HEADER + ": " + Keys.WRITER + "\r\nContent-Length: " + file.length + "\r\n\r\n";
            request.write(Transfers.bytes(head));
            request.write(file, 0, 20);
            JsonNode begun = newest();
            while (begun.get("id").asLong() == previous) {
                Thread.sleep(20);
                begun = newest();
            }
            writer().delete("/imports/" + begun.get("id").asText()).then().statusCode(204);
            request.write(file, 20, 1);
            String answer = new String(upload.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 409 ") && answer.contains("/problems/import-cancelled"), answer);
            assertEquals("CANCELLED", read(begun).get("state").asText());
        }
    }

    /** Sends the headers and the first row of an import, and waits until it is listed. */
    private static Socket beginUpload() throws IOException, InterruptedException {
        long previous = newest().get("id").asLong();
        Socket upload = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        upload.setSoTimeout(60_000);
        String head = "POST /imports HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + NDJSON
                + "\r\n" + Keys.HEADER + ": " + Keys.WRITER + "\r\nContent-Length: " + 2 * BEFORE.length() + "\r\n\r\n";
        upload.getOutputStream().write(Transfers.bytes(head + BEFORE));
        while (newest().get("id").asLong() == previous) {
            Thread.sleep(20);
        }
        return upload;
    }

    @Test
    void letsOthersImportWhileItsFileArrives() throws IOException, InterruptedException {
        try (Socket first = beginUpload();
                Socket second = beginUpload()) {
            JsonNode receiving = newest();
            assertEquals("RECEIVING", receiving.get("state").asText());
            HttpResponse<byte[]> tooMany = Transfers.send(Transfers.toImport(NDJSON, Transfers.bytes(BEFORE)));
            assertEquals(503, tooMany.statusCode(), "a caller can send two files at a time");
            assertProblem("overloaded", tooMany);
            assertTrue(tooMany.headers().firstValue("Retry-After").isPresent());

            first.getOutputStream().write(Transfers.bytes(BEFORE));
            String answer = new String(first.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
            assertEquals("RECEIVING", read(receiving).get("state").asText());
            assertEquals(3, Transfers.imported(NDJSON, BEFORE).get("rows").asInt());

            long previous = newest().get("id").asLong();
            CompletableFuture<HttpResponse<byte[]>> held = heldTwice();
            running(previous);
            second.getOutputStream().write(Transfers.bytes(BEFORE));
            answer = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 409 ") && answer.contains("/problems/import-running"), answer);
            HeldRows.releaseAll();
            assertEquals(200, held.join().statusCode());
        }
    }

    @Test
    void staysAsItEndedIfItIsCancelledAfterwards() {
        JsonNode ended = newest();
        assertEquals("DONE", ended.get("state").asText());
        writer().delete("/imports/" + ended.get("id").asText()).then().statusCode(204);
        assertEquals(ended, read(ended));
        assertEquals(1, Api.get("/sneakers").get("total").asInt());
    }

    @Test
    void remembersTheLastTwenty() {
        for (int i = 0; i < 21; i++) {
            Transfers.imported(NDJSON, "");
        }
        JsonNode all = Api.json(
                writer().get("/imports").then().statusCode(200).extract().asString());
        assertEquals(20, all.get("items").size());
        long newest = all.at("/items/0/id").asLong();
        assertEquals(newest - 19, all.at("/items/19/id").asLong());
        writer().get("/imports/" + (newest - 20)).then().statusCode(404).contentType("application/problem+json");
        writer().delete("/imports/" + (newest - 20)).then().statusCode(404);
        writer().get("/imports/x").then().statusCode(404);
    }

    @Test
    void isForWritersOnly() {
        for (String address : new String[] {"/imports", "/imports/1"}) {
            given().get(address).then().statusCode(401).contentType("application/problem+json");
        }
        given().delete("/imports/1").then().statusCode(401);
    }
}
