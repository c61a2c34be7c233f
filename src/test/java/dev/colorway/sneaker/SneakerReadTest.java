// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import static dev.colorway.testing.Catalog.MOSQUITO_NET;
import static dev.colorway.testing.Catalog.SILVER_BLACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@OnBothDatabases
class SneakerReadTest {

    @ParameterizedTest
    @ValueSource(strings = {SILVER_BLACK, "1201A457-101", "1201a457101", "1201A457.101", "1201A457%20101"})
    void findsASneakerBySlugOrStyleCode(String identity) {
        JsonNode sneaker = Api.get("/sneakers/" + identity);
        assertEquals(Api.get("/sneakers?collaborator=jjjjound").get("items").get(0), sneaker);
        assertEquals(
                Api.base() + "/sneakers/" + SILVER_BLACK, sneaker.get("url").asText());
    }

    @Test
    void quotesThePriceThatIsAskedFor() {
        assertEquals(
                "180.00",
                Api.get("/sneakers/" + SILVER_BLACK + "?currency=USD&kind=RETAIL")
                        .at("/price/amount")
                        .asText());
        assertFalse(
                Api.get("/sneakers/" + SILVER_BLACK + "?currency=USD&kind=ASK").has("price"));
        assertFalse(Api.get("/sneakers/" + SILVER_BLACK + "?size=US10").has("price"));
    }

    @Test
    void showsTheExtraTechnologiesOfAColorway() {
        JsonNode sneaker = Api.get("/sneakers/" + MOSQUITO_NET);
        assertEquals(Api.json("[\"GEL\", \"TRUSSTIC\", \"GORE-TEX\"]"), sneaker.get("technologies"));
        assertEquals(List.of("upper"), sneaker.get("extraTechnologies").findValuesAsText("position"));
        assertEquals("2022-10-01", sneaker.get("releaseDate").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-sneaker", "1201A457", "%00", "-", "..%2f..%2fetc", "%F0%9F%91%9F"})
    void saysThatThereIsNoSuchSneaker(String identity) {
        assertEquals(
                "Not found",
                Api.problem(404, "/sneakers/" + identity).get("title").asText());
        assertEquals(
                "Not found",
                Api.problem(404, "/sneakers/" + identity + "/prices")
                        .get("title")
                        .asText());
    }

    @Test
    void listsEveryPriceOfTheSneaker() {
        JsonNode prices = Api.get("/sneakers/1201A457-101/prices?sort=amount&currency=SGD");
        assertEquals(List.of("1491.00"), prices.findValuesAsText("amount"));
        assertEquals(2, Api.get("/sneakers/1201A457-101/prices").get("total").asInt());
        assertEquals(
                Api.get("/prices?sneaker=1201A457-101").get("items"),
                Api.get("/sneakers/" + SILVER_BLACK + "/prices").get("items"));
        assertEquals(
                "/sneakers/" + SILVER_BLACK + "/prices",
                Api.relative(Api.get("/sneakers/1201A457-101/prices?limit=1")
                                .get("next")
                                .asText())
                        .split("\\?")[0]);
    }
}
