// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Api;
import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.OnBothDatabases;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnBothDatabases
@TestProfile(GeneratedCatalog.Profile.class)
class SlugBeforeStyleCodeTest {

    @BeforeEach
    void fill() {
        GeneratedCatalog.fill();
    }

    @Test
    void readsAnIdentityAsASlugFirst() {
        assertEquals(
                "Named like a code",
                Api.get("/sneakers/1201a001-101").get("name").asText());
        assertEquals(
                "1201A001-101",
                Api.get("/sneakers/1201A001-101").get("styleCode").asText());
    }

    @Test
    void readsTheSneakerOfPricesAsASlugFirst() {
        assertEquals(0, Api.get("/sneakers/1201a001-101/prices").get("total").asInt());
        assertEquals(0, Api.get("/prices?sneaker=1201a001-101").get("total").asInt());
        int ofTheOther = Api.get("/sneakers/1201A001.101/prices").get("total").asInt();
        assertTrue(ofTheOther > 0);
        assertEquals(
                ofTheOther, Api.get("/prices?sneaker=1201a001.101").get("total").asInt());
        assertEquals(
                ofTheOther,
                Api.get("/prices?sneaker=1201a001.101,1201a001-101")
                        .get("total")
                        .asInt());
    }
}
