// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.testing.Keys;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.RawHttp;
import dev.colorway.testing.TightService;
import dev.colorway.testing.Transfers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What caches can do with each kind of response. The operator allows them to send old responses of the catalog. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(TightService.class)
class CacheControlTest {

    private static final String DOCUMENTATION = "public, max-age=3600";
    private static final String NEVER = "no-store";

    /** A file has an ETag. Before each use, a cache asks with it whether the file has changed. */
    private static final String REVALIDATED = "no-cache";

    private static void assertHeaders(String cacheControl, Response answer, String request) {
        assertEquals(cacheControl, answer.header("Cache-Control"), request);
        assertEquals("Accept, Accept-Encoding, Origin", answer.header("Vary"), request);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/sneakers                       | CATALOG",
                "/sneakers?q=kayano&facets=size  | CATALOG",
                "/silhouettes?limit=1            | CATALOG",
                "/brands/asics                   | CATALOG",
                "/size-charts                    | CATALOG",
                "/exchange-rates                 | CATALOG",
                "/prices                         | CATALOG",
                "/suggestions?q=jj               | CATALOG",
                "/                               | DOCUMENTATION",
                "/problems                       | DOCUMENTATION",
                "/problems/not-found             | DOCUMENTATION",
                "/q/openapi                      | DOCUMENTATION",
                "/q/openapi?format=json          | DOCUMENTATION",
                "/changes                        | NEVER",
                "/q/health/live                  | NEVER"
            })
    void dependsOnTheKindOfTheResponse(String address, String kind) {
        String expected = switch (kind) {
            case "CATALOG" -> TightService.CACHE_CONTROL;
            case "DOCUMENTATION" -> DOCUMENTATION;
            default -> NEVER;
        };
        // The second response comes from memory if it can.
        for (int time = 1; time <= 2; time++) {
            Response answer = given().urlEncodingEnabled(false).get(address);
            assertEquals(200, answer.statusCode(), answer.asString());
            assertHeaders(expected, answer, address);
        }
        assertHeaders(expected, given().urlEncodingEnabled(false).head(address), "HEAD " + address);
        assertHeaders(
                expected,
                given().urlEncodingEnabled(false)
                        .header(Keys.HEADER, Keys.WRITER)
                        .get(address),
                "with a key " + address);
    }

    @Test
    void dependsOnTheFormat() {
        assertHeaders(REVALIDATED, given().accept("text/csv").get("/brands"), "CSV");
        assertHeaders(DOCUMENTATION, given().accept("text/html").get("/problems/not-found"), "HTML");
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing, 404",
        "/brands/nothing, 404",
        "/problems/nothing, 404",
        "/sneakers?x=1, 400",
        "/problems?x=1, 400",
        "/imports, 401",
        "/webhooks, 401"
    })
    void isNeverForProblems(String address, int status) {
        Response answer = given().get(address);
        assertEquals(status, answer.statusCode());
        assertHeaders(NEVER, answer, address);
    }

    /** A cache does not know that a response to a request with an API key is not for everybody. */
    @Test
    void keepsWhatOnlyWritersCanReadOutOfCaches() {
        String id = Transfers.imported(Transfers.NDJSON, "").get("id").asText();
        for (String address : List.of("/imports", "/imports/" + id, "/webhooks")) {
            Response answer = given().header(Keys.HEADER, Keys.WRITER).get(address);
            assertEquals(200, answer.statusCode(), address);
            assertHeaders(NEVER, answer, address);
        }
    }

    /** No cache stores a response to one of these addresses, whether the service knows the address or not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/changes/",
                "//changes",
                "/%63hanges",
                "/brands/../changes",
                "/imports/",
                "/%69mports",
                "/%77ebhooks"
            })
    void isNeverForAnotherSpelling(String target) throws IOException {
        RawHttp.Answer answer = RawHttp.toTested().request("GET", target, Keys.HEADER + ": " + Keys.WRITER);
        assertEquals(NEVER, answer.header("Cache-Control"), answer.head());
    }

    /** Because the responses are the same, a shared cache can use one response for all callers. */
    @Test
    void showsTheSameWithCredentialsAndWithout() {
        Response open = given().get("/brands");
        for (String[] credentials :
                new String[][] {{Keys.HEADER, Keys.WRITER}, {Keys.HEADER, "wrong"}, {"Authorization", "Bearer wrong"}
                }) {
            Response answer = given().header(credentials[0], credentials[1]).get("/brands");
            assertEquals(open.header("ETag"), answer.header("ETag"), credentials[1]);
            assertEquals(open.asString(), answer.asString(), credentials[1]);
            assertHeaders(TightService.CACHE_CONTROL, answer, credentials[1]);
        }
    }
}
