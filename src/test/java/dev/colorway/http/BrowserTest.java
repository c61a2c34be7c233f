// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Api;
import dev.colorway.testing.OnAnyDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Checks what a front-end in a browser gets. */
@QuarkusTest
@OnAnyDatabase
class BrowserTest {

    private static final String SHOP = "https://shop.example";

    @Test
    void letsAnyPageRead() {
        Response answer = given().header("Origin", SHOP).get("/sneakers");
        assertEquals(200, answer.statusCode());
        assertEquals(SHOP, answer.header("Access-Control-Allow-Origin"));
        assertTrue(answer.header("Vary").contains("Origin"));
        assertTrue(Arrays.asList(answer.header("Access-Control-Expose-Headers").split(","))
                .containsAll(List.of("ETag", "Link", "X-Request-Id")));
        assertEquals(SHOP, given().header("Origin", SHOP).get("/sneakers?x=1").header("Access-Control-Allow-Origin"));
    }

    @Test
    void letsAPageReadWhatItDidWrong() {
        for (String address : List.of("/sneakers?x=1", "/sneakers;x", "/nothing", "/sneakers/nothing")) {
            assertEquals(
                    SHOP,
                    given().header("Origin", SHOP)
                            .urlEncodingEnabled(false)
                            .get(address)
                            .header("Access-Control-Allow-Origin"),
                    address);
        }
        given().header("Origin", SHOP)
                .header("Access-Control-Request-Method", "GET")
                .post("/sneakers")
                .then()
                .statusCode(403);
    }

    @Test
    void answersAPreflight() {
        Response answer = given().header("Origin", SHOP)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "if-none-match,x-request-id")
                .options("/sneakers");
        assertEquals(200, answer.statusCode());
        assertTrue(answer.header("Access-Control-Allow-Methods").contains("GET"));
        assertEquals(
                "if-none-match,x-request-id",
                answer.header("Access-Control-Allow-Headers").toLowerCase(Locale.ROOT));
        assertEquals("86400", answer.header("Access-Control-Max-Age"));
    }

    @Test
    void letsOnlyItsOwnPagesSendAnything() {
        given().header("Origin", SHOP).post("/sneakers").then().statusCode(403).contentType("application/problem+json");
        Response preflight = given().header("Origin", SHOP)
                .header("Access-Control-Request-Method", "DELETE")
                .options("/sneakers/x");
        assertEquals(403, preflight.statusCode());
        assertEquals(null, preflight.header("Access-Control-Allow-Methods"));
        given().header("Origin", Api.base())
                .contentType("application/json")
                .post("/sneakers")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void showsABrowserThePageAndAProgramTheResources() {
        given().accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .get("/")
                .then()
                .statusCode(200)
                .contentType("text/html");
        assertEquals(Api.base() + "/sneakers", Api.get("/").get("sneakers").asText());
        // Only writers may read imports and webhooks.
        Api.get("/")
                .forEach(address -> assertEquals(
                        address.asText().matches(".*/(imports|webhooks)") ? 401 : 200,
                        Api.ask(Api.relative(address.asText())).statusCode(),
                        address.asText()));
    }
}
