// SPDX-License-Identifier: Apache-2.0
package dev.colorway.access;

import static io.restassured.RestAssured.given;

import dev.colorway.testing.IdentityProvider;
import dev.colorway.testing.Keys;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service that takes every kind of credential, behind a proxy, so that each test can come from an address of its own.
 */
public class WritersProfile implements QuarkusTestProfile {

    static final String EDITOR = "https://editor.example";
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.http.proxy.proxy-address-forwarding", "true", "colorway.http.write-origins", EDITOR);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(IdentityProvider.class));
    }

    /** A request from an address that has not failed yet. */
    static RequestSpecification fromElsewhere() {
        return from("203.0.113." + ADDRESSES.incrementAndGet());
    }

    static RequestSpecification from(String address) {
        return given().header("X-Forwarded-For", address);
    }

    static RequestSpecification withKey(String key) {
        return fromElsewhere().header(Keys.HEADER, key);
    }

    static RequestSpecification withToken(String token) {
        return fromElsewhere().header("Authorization", "Bearer " + token);
    }
}
