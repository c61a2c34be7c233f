// SPDX-License-Identifier: Apache-2.0
package dev.colorway.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;

import dev.colorway.testing.Api;
import dev.colorway.testing.IdentityProvider;
import dev.colorway.testing.Keys;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.TightService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

/** A service that cannot reach its OpenID Connect provider. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(TightService.class)
class ProviderAwayTest {

    @Test
    void startsAndLetsReadAndWriteWithAKey() {
        Api.get("/sneakers");
        given().header(Keys.HEADER, Keys.WRITER).post(TestWrites.PATH).then().statusCode(200);
        given().post(TestWrites.PATH).then().statusCode(401);
    }

    @Test
    void asksTheHolderOfATokenToRetry() {
        String token = IdentityProvider.signed(
                new JwtClaims(), by -> by.setKey(IdentityProvider.newKey().getPrivateKey()));
        given().header("Authorization", "Bearer " + token)
                .post(TestWrites.PATH)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .body("type", endsWith("/problems/unavailable"));
        given().header("Authorization", "Bearer " + token)
                .get(TestWrites.PATH)
                .then()
                .statusCode(200);
    }
}
