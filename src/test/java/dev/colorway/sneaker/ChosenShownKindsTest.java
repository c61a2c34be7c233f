// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.colorway.testing.Api;
import dev.colorway.testing.Catalog;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.TightService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** An operator has chosen the kinds that sneakers show: {@code RETAIL,BID}. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(TightService.class)
class ChosenShownKindsTest {

    private static final String SNEAKER = "/sneakers/" + Catalog.SILVER_BLACK;

    @Test
    void areTheOnlyOnesThatAreShown() {
        assertEquals(
                "RETAIL", Api.get(SNEAKER + "?currency=USD").at("/price/kind").asText());
        assertFalse(Api.get(SNEAKER + "?currency=SGD").has("price"));
        assertEquals(
                "ASK",
                Api.get(SNEAKER + "?currency=SGD&kind=ASK").at("/price/kind").asText());
        assertEquals(0, Api.get("/sneakers?minPrice=1").get("total").asInt());
        assertEquals(6, Api.get("/sneakers?minPrice=1&kind=ASK").get("total").asInt());
        assertEquals(
                1, Api.get("/sneakers?minPrice=1&currency=USD").get("total").asInt());
    }
}
