// SPDX-License-Identifier: Apache-2.0
package dev.colorway.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import dev.colorway.testing.Api;
import dev.colorway.testing.Keys;
import dev.colorway.testing.OnAnyDatabase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A service with default settings: no API keys and no provider. */
@QuarkusTest
@OnAnyDatabase
class NobodyWritesTest {

    @Test
    void refusesEveryWriteAndSaysWhatTheOperatorMustDo() {
        String hint = "This service is read-only: no API key is configured.";
        given().post(TestWrites.PATH)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("detail", containsString(hint))
                .header("WWW-Authenticate", "ApiKey realm=\"colorway\", header=\"X-API-Key\"");
        given().header(Keys.HEADER, Keys.WRITER)
                .post(TestWrites.PATH)
                .then()
                .statusCode(401)
                .body("detail", containsString(hint));
        given().header("Authorization", "Bearer e30.e30.e30")
                .post(TestWrites.PATH)
                .then()
                .statusCode(401)
                .body("detail", containsString(hint));
    }

    @Test
    void letsEverybodyRead() {
        Api.get("/sneakers");
        given().header(Keys.HEADER, Keys.WRITER)
                .header("Authorization", "Bearer e30.e30.e30")
                .get("/sneakers")
                .then()
                .statusCode(200);
    }
}
