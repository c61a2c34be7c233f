// SPDX-License-Identifier: Apache-2.0
package dev.colorway.access;

import static dev.colorway.access.Callers.fromElsewhere;
import static dev.colorway.access.Callers.withKey;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Keys;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks which API keys permit writes, and what every other caller gets. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(WritableCatalog.Profile.class)
class WriteAccessTest {

    private static final String OTHER_SECRET = Keys.WRITER.substring(0, Keys.WRITER.length() - 2) + "AA";

    @Inject
    FailedAttempts failed;

    private static JsonNode refused(int status, Response answer) {
        answer.then().statusCode(status).contentType("application/problem+json").header("Cache-Control", "no-store");
        JsonNode problem = Api.json(answer.asString());
        assertEquals(answer.header("X-Request-Id"), problem.get("requestId").asText());
        assertEquals(TestWrites.PATH, problem.get("instance").asText());
        return problem;
    }

    @Test
    void letsAKeyWrite() {
        withKey(Keys.WRITER)
                .body("12345")
                .post(TestWrites.PATH)
                .then()
                .statusCode(200)
                .body(equalTo("tests wrote 5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "tests",
                "tests.",
                "nobody.K3ojYxk_xzYimeCur-M6hagzHFj_KGeHetbmjNlri4U",
                "K3ojYxk_xzYimeCur-M6hagzHFj_KGeHetbmjNlri4U",
                "revoked.LHv08GBNA7zQSMv_cO9h0SkmXOZa2s8354rb_tz_G8E",
                "TESTS.K3ojYxk_xzYimeCur-M6hagzHFj_KGeHetbmjNlri4U",
                "tests.K3ojYxk_xzYimeCur-M6hagzHFj_KGeHetbmjNlri4U.",
                "tests:opnSGaqcOxtvgGmuWwgAYg:KnjMxwlMmm7lPXVF4zRMamSDwMVeZzO1cj9tuQXTzAU",
                "téßts.\u00ff"
            })
    void refusesWhatIsNoKeyAndDoesNotSayWhy(String wrong) {
        JsonNode problem = refused(401, withKey(wrong).post(TestWrites.PATH));
        assertEquals("Not authenticated", problem.get("title").asText());
        assertEquals(
                "The credentials are not valid. Send an API key in the header 'X-API-Key', or a bearer token in "
                        + "the header 'Authorization'.",
                problem.get("detail").asText());
    }

    @Test
    void refusesAKeyThatDiffersInItsLastCharacters() {
        refused(401, withKey(OTHER_SECRET).post(TestWrites.PATH));
    }

    @Test
    void refusesALongKeyQuickly() {
        refused(401, withKey("x".repeat(8000)).post(TestWrites.PATH));
    }

    @Test
    void withoutCredentialsSaysHowToSendThem() {
        Response answer = fromElsewhere().post(TestWrites.PATH);
        JsonNode problem = refused(401, answer);
        assertEquals(
                "This needs credentials. Send an API key in the header 'X-API-Key', or a bearer token in the "
                        + "header 'Authorization'.",
                problem.get("detail").asText());
        assertEquals(
                List.of("ApiKey realm=\"colorway\", header=\"X-API-Key\"", "Bearer realm=\"colorway\""),
                answer.headers().getValues("WWW-Authenticate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dGVzdHM6dGVzdHM=", "Bearer", "ApiKey " + Keys.WRITER, "", "DPoP x"})
    void refusesAnUnknownScheme(String authorization) {
        refused(401, fromElsewhere().header("Authorization", authorization).post(TestWrites.PATH));
    }

    @Test
    void refusesTwoCredentialsAtOnce() {
        for (Response answer : List.of(
                withKey(Keys.WRITER).header(Keys.HEADER, Keys.WRITER).post(TestWrites.PATH),
                withKey(Keys.WRITER).header("Authorization", "Bearer x").post(TestWrites.PATH),
                fromElsewhere()
                        .header("Authorization", "Bearer x")
                        .header("Authorization", "Bearer y")
                        .post(TestWrites.PATH))) {
            assertEquals(
                    "Send one credential: 'X-API-Key' or 'Authorization', once.",
                    refused(400, answer).get("detail").asText());
        }
    }

    @Test
    void letsEverybodyReadWhateverTheySend() {
        for (String address : List.of(TestWrites.PATH, "/sneakers", "/q/openapi", "/problems")) {
            withKey(OTHER_SECRET).get(address).then().statusCode(200);
            fromElsewhere()
                    .header("Authorization", "Bearer x")
                    .get(address)
                    .then()
                    .statusCode(200);
            withKey(OTHER_SECRET)
                    .header(Keys.HEADER, "x")
                    .header("Authorization", "Basic x")
                    .get(address)
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void asksForCredentialsBeforeItReadsTheBody() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write(("POST " + TestWrites.PATH + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + OTHER_SECRET
                                    + "\r\nX-Forwarded-For: 198.51.100.7\r\nContent-Length: 1000000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[12];
            assertEquals(12, socket.getInputStream().readNBytes(answer, 0, 12));
            assertEquals("HTTP/1.1 401", new String(answer, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void goesOnAfterARefusedBody() {
        refused(401, withKey(OTHER_SECRET).body(new byte[1_000_000]).post(TestWrites.PATH));
        withKey(Keys.WRITER)
                .body(new byte[1_000_000])
                .post(TestWrites.PATH)
                .then()
                .statusCode(200)
                .body(equalTo("tests wrote 1000000"));
    }

    private static void failTenTimes(String address) {
        for (int i = 0; i < 10; i++) {
            refused(401, Callers.from(address).header(Keys.HEADER, OTHER_SECRET).post(TestWrites.PATH));
        }
    }

    private void failMore(String address, int times) {
        for (int i = 0; i < times; i++) {
            failed.add(address);
        }
    }

    @Test
    void slowsAnAddressThatKeepsFailing() {
        String address = "198.51.100.1";
        failTenTimes(address);
        // Causes the longest block, so that it does not end before the last request.
        failMore(address, 6);
        Response slowed = Callers.from(address).header(Keys.HEADER, Keys.WRITER).post(TestWrites.PATH);
        assertEquals("Too many failures", refused(429, slowed).get("title").asText());
        int wait = Integer.parseInt(slowed.header("Retry-After"));
        assertTrue(wait > 0 && wait <= FailedAttempts.MAX_WAIT_SECONDS, slowed.header("Retry-After"));
        refused(429, Callers.from(address).header("Authorization", "Bearer x").post(TestWrites.PATH));
        refused(401, Callers.from(address).post(TestWrites.PATH));
        Callers.from(address)
                .header(Keys.HEADER, OTHER_SECRET)
                .get("/sneakers")
                .then()
                .statusCode(200);
        Callers.from("198.51.100.2")
                .header(Keys.HEADER, Keys.WRITER)
                .post(TestWrites.PATH)
                .then()
                .statusCode(200);
    }

    @Test
    void looksAtCredentialsAgainOnceTheTimeIsOverAndCountsOn() {
        String address = "198.51.100.6";
        failTenTimes(address);
        Response looked = Callers.from(address).header(Keys.HEADER, Keys.WRITER).post(TestWrites.PATH);
        while (looked.statusCode() == 429) {
            looked = Callers.from(address).header(Keys.HEADER, Keys.WRITER).post(TestWrites.PATH);
        }
        looked.then().statusCode(200);
        refused(
                401,
                Callers.from(address).header("Authorization", "Bearer x.y.z").post(TestWrites.PATH));
        failMore(address, 5);
        assertTrue(failed.secondsToWait(address) > 32, "without the eleventh failure it would be 32 seconds");
    }

    @Test
    void doesNotCountRequestsWithoutCredentials() {
        for (int i = 0; i < 12; i++) {
            refused(401, Callers.from("198.51.100.3").post(TestWrites.PATH));
        }
        Callers.from("198.51.100.3")
                .header(Keys.HEADER, Keys.WRITER)
                .post(TestWrites.PATH)
                .then()
                .statusCode(200);
    }

    private static final Formatter MESSAGE = new PatternFormatter("%s");

    @Test
    void writesCredentialsIntoNoLogLineAndNoProblem() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.add(MESSAGE.format(record) + record.getThrown());
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
        Logger.getLogger("").addHandler(handler);
        try {
            String secret = "eyJzZWNyZXQ";
            for (int i = 0; i < 12; i++) {
                assertFalse(Callers.from("198.51.100.4")
                        .header(Keys.HEADER, "tests." + secret)
                        .post(TestWrites.PATH)
                        .asString()
                        .contains(secret));
                assertFalse(Callers.from("198.51.100.5")
                        .header("Authorization", "Bearer " + secret + ".e30." + secret)
                        .post(TestWrites.PATH)
                        .asString()
                        .contains(secret));
            }
            assertTrue(logged.stream().noneMatch(line -> line.contains(secret)), logged.toString());
            assertEquals(
                    2,
                    logged.stream()
                            .filter(line -> line.contains("have failed 10 times"))
                            .count(),
                    logged.toString());
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }
    }

    @Test
    void letsThePagesOfAChosenOriginWrite() {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            Response preflight = given().header("Origin", WritableCatalog.EDITOR)
                    .header("Access-Control-Request-Method", method)
                    .header("Access-Control-Request-Headers", "x-api-key,authorization,if-match,content-type")
                    .options(TestWrites.PATH);
            assertEquals(200, preflight.statusCode(), method);
            assertEquals(WritableCatalog.EDITOR, preflight.header("Access-Control-Allow-Origin"));
            assertEquals(method, preflight.header("Access-Control-Allow-Methods"));
            assertEquals(
                    "x-api-key,authorization,if-match,content-type", preflight.header("Access-Control-Allow-Headers"));
        }
        Response written =
                withKey(Keys.WRITER).header("Origin", WritableCatalog.EDITOR).post(TestWrites.PATH);
        written.then().statusCode(200).header("Access-Control-Allow-Origin", WritableCatalog.EDITOR);
        assertTrue(written.header("Access-Control-Expose-Headers").contains("Location"));
        fromElsewhere()
                .header("Origin", WritableCatalog.EDITOR)
                .post(TestWrites.PATH)
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", WritableCatalog.EDITOR);
        withKey(Keys.WRITER)
                .header("Origin", "https://other.example")
                .post(TestWrites.PATH)
                .then()
                .statusCode(403);
        withKey(Keys.WRITER)
                .header("Origin", Api.base())
                .post(TestWrites.PATH)
                .then()
                .statusCode(200);
    }
}
