// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import static io.restassured.RestAssured.given;

import dev.colorway.testing.Api;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.TightService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** A service that allows pages of chosen origins only. It is behind a proxy. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(TightService.class)
class ChosenOriginsTest {

    @Test
    void letsTheChosenOriginAndItsOwnPagesIn() {
        given().header("Origin", "https://shop.example")
                .get("/sneakers")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "https://shop.example");
        given().header("Origin", Api.base()).get("/sneakers").then().statusCode(200);
        given().get("/sneakers").then().statusCode(200);
    }

    @Test
    void letsPagesThatMayWriteReadAsWell() {
        given().header("Origin", "https://editor.example")
                .get("/sneakers")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "https://editor.example");
        given().header("Origin", "https://editor.example")
                .header("Access-Control-Request-Method", "PUT")
                .options("/sneakers/x")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Methods", "PUT");
        given().header("Origin", "https://editor.example")
                .contentType("application/json")
                .post("/sneakers")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", "https://editor.example");
        given().header("Origin", "https://shop.example")
                .post("/sneakers")
                .then()
                .statusCode(403);
    }

    @Test
    void refusesAnotherOriginWithAProblem() {
        given().header("Origin", "https://other.example")
                .get("/sneakers")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @Test
    void letsItsOwnPagesInBehindTheProxyToo() {
        given().header("Origin", "https://catalog.example")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "catalog.example")
                .header("X-Forwarded-Prefix", "/api")
                .get("/brands")
                .then()
                .statusCode(200);
    }

    @Test
    void refusesWhatMakesNoAddress() {
        for (String[] header : new String[][] {
            {"X-Forwarded-Prefix", "/a b"},
            {"X-Forwarded-Prefix", "/a#x"},
            {"X-Forwarded-Proto", "h{"},
            {"X-Forwarded-Host", "a b"}
        }) {
            for (String path : new String[] {"/brands", "/nothing", "/"}) {
                given().header(header[0], header[1])
                        .get(path)
                        .then()
                        .statusCode(400)
                        .contentType("application/problem+json");
            }
        }
    }

    @Test
    void acceptsNamesThatContainersHave() {
        given().header("X-Forwarded-Host", "colorway_api:8080")
                .get("/brands/asics")
                .then()
                .statusCode(200)
                .body("url", org.hamcrest.Matchers.equalTo("http://colorway_api:8080/brands/asics"));
    }

    @Test
    void givesTheAddressesOfTheProxyThatItTrusts() {
        given().header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "catalog.example")
                .header("X-Forwarded-Prefix", "/api")
                .get("/brands/asics")
                .then()
                .statusCode(200)
                .body("url", org.hamcrest.Matchers.equalTo("https://catalog.example/api/brands/asics"));
        given().header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "catalog.example")
                .get("/nothing")
                .then()
                .statusCode(404)
                .body("type", org.hamcrest.Matchers.equalTo("https://catalog.example/problems/not-found"));
        given().header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "catalog.example")
                .header("X-Forwarded-Prefix", "/api")
                .get("/brands?x=1")
                .then()
                .body("type", org.hamcrest.Matchers.equalTo("https://catalog.example/api/problems/unknown-parameter"));
    }
}
