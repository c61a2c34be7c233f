// SPDX-License-Identifier: Apache-2.0
package dev.colorway.access;

import static io.restassured.RestAssured.given;

import dev.colorway.testing.Keys;
import io.restassured.specification.RequestSpecification;
import java.util.concurrent.atomic.AtomicInteger;

/** Callers of a service behind a proxy. Each request has a new client address. */
final class Callers {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private Callers() {}

    /** Returns a request from an address without failed attempts. */
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
