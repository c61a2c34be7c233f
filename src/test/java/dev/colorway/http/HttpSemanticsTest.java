// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks requests and responses against RFC 9110 and RFC 9112. The requests are raw bytes, because an HTTP client would
 * correct them.
 */
@QuarkusTest
@OnAnyDatabase
class HttpSemanticsTest {

    private static RawHttp.Answer get(String target, String... headers) throws IOException {
        return RawHttp.toTested().request("GET", target, headers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Accept: */*                                          | application/json;charset=UTF-8",
                "Accept:                                              | application/json;charset=UTF-8",
                "Accept: text/*                                       | text/csv;charset=UTF-8;header=present",
                "Accept: TEXT/CSV                                     | text/csv;charset=UTF-8;header=present",
                "Accept: text/csv;header=\"a, b\"                     | text/csv;charset=UTF-8;header=present",
                "Accept: , text/csv ,, image/png,                     | text/csv;charset=UTF-8;header=present",
                "Accept: text/csv;q=0.1, application/json;q=0.2       | application/json;charset=UTF-8",
                "Accept: text/csv;q=0.2, application/json;q=0.1       | text/csv;charset=UTF-8;header=present",
                "Accept: */*, application/json;q=0                    | application/x-ndjson;charset=UTF-8",
                "Accept: application/*, application/json;q=0.1        | application/x-ndjson;charset=UTF-8",
                "Accept: text/html^Accept: text/csv                   | text/csv;charset=UTF-8;header=present",
                "Accept: text/html,application/xhtml+xml,*/*;q=0.8    | application/json;charset=UTF-8"
            })
    void choosesTheMediaTypeThatTheCallerPrefers(String header, String mediaType) throws IOException {
        RawHttp.Answer answer = get("/brands", header.strip().split("\\^"));
        assertEquals(200, answer.status(), header);
        assertEquals(mediaType, answer.header("Content-Type"), header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sneakers", "/catalog"})
    void readsSeveralAcceptHeadersAsOneList(String target) throws IOException {
        RawHttp.Answer answer = get(target, "Accept: text/html", "Accept: text/csv");
        assertEquals(200, answer.status());
        assertEquals("text/csv;charset=UTF-8;header=present", answer.header("Content-Type"));
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, 406",
        "application/json;q=0, 406",
        "text/csv;q=0.0, 406",
        "json, 400",
        "text/csv;q=2, 400",
        "text/csv text/html, 400",
        "text/csv;header=\"open, 400"
    })
    void namesTheMediaTypesOfAnAddressOrTheFaultInAccept(String accept, int status) throws IOException {
        JsonNode problem = get("/brands", "Accept: " + accept).problem(status);
        String detail = problem.get("detail").asText();
        assertTrue(
                detail.contains(status == 406 ? "application/json, application/x-ndjson, text/csv" : "'Accept' must"),
                detail);
    }

    @Test
    void givesHtmlOnlyToCallersThatPreferIt() throws IOException {
        assertTrue(get("/", "Accept: text/html, */*").header("Content-Type").startsWith("text/html"));
        assertTrue(get("/", "Accept: text/*").header("Content-Type").startsWith("text/html"));
        assertTrue(get("/", "Accept: text/html, application/json")
                .header("Content-Type")
                .startsWith("application/json"));
        assertTrue(get("/").header("Content-Type").startsWith("application/json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/brands", "/nothing", "/sneakers?x=1", "/q/health"})
    void sendsADateWithEachResponse(String target) throws IOException {
        String date = get(target).header("Date");
        assertNotNull(date);
        Instant parsedDate =
                ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        assertTrue(Duration.between(parsedDate, Instant.now()).abs().compareTo(Duration.ofMinutes(1)) < 0, date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip;q=0", "identity", "br"})
    void doesNotCompressWhatIsNotAsked(String accepted) throws IOException {
        assertNull(get("/brands", "Accept-Encoding: " + accepted).header("Content-Encoding"));
    }

    /** The coding 'identity' is for Accept-Encoding only (RFC 9110, 8.4). */
    @ParameterizedTest
    @CsvSource({
        "GET, /brands",
        "GET, /nothing",
        "HEAD, /brands",
        "HEAD, /brands?x=1",
        "HEAD, /nothing",
        "HEAD, /q/openapi",
        "OPTIONS, /brands"
    })
    void sendsNoContentEncodingForUncompressedBytes(String method, String target) throws IOException {
        RawHttp service = RawHttp.toTested();
        assertNull(service.request(method, target).header("Content-Encoding"));
        RawHttp.Answer withGzip = service.request(method, target, "Accept-Encoding: gzip");
        assertNotEquals("identity", withGzip.header("Content-Encoding"));
        RawHttp.Answer old = service.send(method + " " + target + " HTTP/1.0\r\nHost: localhost\r\n\r\n");
        assertNull(old.header("Content-Encoding"));
    }

    @ParameterizedTest
    @CsvSource({
        "/sneakers?q=, Pokémon, /q, pokemon",
        "/sneakers?q=, ゲル, /q, geru",
        "/sneakers?q=, ß, /q, ss",
        "/sneakers?q=, GEL™, /q, gel",
        "/suggestions?q=, ゲル, /q, geru",
        "/sneakers?collaborator=, Off-White™, /collaborator/0, off-white",
        "/sneakers?brand=, Œuvre, /brand/0, oeuvre",
        "/silhouettes?designer=, Møller, /designer/0, moller",
        "/sneakers?technology=, ＧＥＬ, /technology/0, gel",
        "/sneakers?styleCode=, １２０１Ａ４５７－１０１, /styleCode/0, 1201A457101"
    })
    void foldsAParameterInAnyScript(String target, String value, String pointer, String understood) throws IOException {
        RawHttp.Answer answer = get(target + Api.encoded(value));
        assertEquals(200, answer.status(), answer.body());
        assertEquals(understood, answer.json().get("query").at(pointer).asText(), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"™", "🥾"})
    void refusesAParameterWithoutALetter(String value) throws IOException {
        for (String parameter : new String[] {"q", "collaborator"}) {
            JsonNode problem =
                    get("/sneakers?" + parameter + "=" + Api.encoded(value)).problem(400);
            assertEquals(parameter, problem.at("/errors/0/parameter").asText());
            assertTrue(problem.at("/errors/0/detail").asText().startsWith("must contain a letter or a digit"));
        }
    }

    @Test
    void readsOnlyWhatIfMatchExpects() throws IOException {
        String tag = get("/brands/asics").header("ETag");
        assertEquals(200, get("/brands/asics", "If-Match: " + tag).status());
        assertEquals(200, get("/brands/asics", "If-Match: \"x\", " + tag).status());
        assertEquals(200, get("/brands/asics", "If-Match: *").status());
        assertEquals(412, get("/brands/asics", "If-Match: W/" + tag).status());
        JsonNode weak = get("/brands/asics", "If-Match: W/" + tag).problem(412);
        assertTrue(weak.get("detail").asText().contains("is weak"), weak.toString());
        JsonNode problem = get("/brands/asics", "If-Match: \"x\"").problem(412);
        assertFalse(problem.get("detail").asText().contains("weak"), problem.toString());
        assertTrue(problem.get("type").asText().endsWith("/problems/precondition-failed"));
        assertEquals(
                412,
                get("/brands/asics", "If-Match: \"x\"", "If-None-Match: " + tag).status());
        assertEquals(412, get("/brands", "Accept: text/csv", "If-Match: \"x\"").status());
        assertEquals(200, get("/brands", "Accept: text/csv", "If-Match: *").status());
        assertEquals(404, get("/brands/none", "If-Match: \"x\"").status());
    }

    @Test
    void listsThePatchFormatsOfAnAddress() throws IOException {
        String patch = "application/merge-patch+json";
        assertEquals(
                patch, RawHttp.toTested().request("OPTIONS", "/brands/asics").header("Accept-Patch"));
        assertNull(RawHttp.toTested().request("OPTIONS", "/brands").header("Accept-Patch"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/openapi", "/q/swagger-ui/"})
    void frameworkPathsAreReadOnly(String path) throws IOException {
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"}) {
            RawHttp.Answer answer = RawHttp.toTested().request(method, path);
            assertEquals(405, answer.status(), method);
            assertEquals("GET, HEAD, OPTIONS", answer.header("Allow"));
        }
        assertEquals(200, get(path).status());
        assertEquals(200, RawHttp.toTested().request("HEAD", path).status());
    }
}
