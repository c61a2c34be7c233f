// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@OnBothDatabases
class PriceListTest {

    @Test
    void showsAnObservationAndItsAddress() {
        JsonNode price = Api.get("/prices?kind=RETAIL&currency=USD").at("/items/0");
        assertEquals(Api.json("""
                { "sneaker": {"slug": "jjjjound-gel-kayano-14-silver-black",
                              "name": "JJJJound x GEL-Kayano 14 'Silver Black'"},
                  "amount": 180.00, "currency": "USD", "kind": "RETAIL", "equivalents": [],
                  "observedAt": "2026-11-23T00:00:00Z",
                  "source": "straatosphere.com, How the GEL-Kayano 14 became Asics' flashiest sneaker",
                  "condition": "NEW", "current": true,
                  "id": %d, "url": "%s/prices/%1$d" }""".formatted(price.get("id").asLong(), Api.base())), price);
        assertEquals(price, Api.get("/prices/" + price.get("id")));
    }

    @ParameterizedTest
    @CsvSource({
        "sneaker=1201a457.101, 2",
        "sneaker=gel-kayano-14-silver-cream, 1",
        "collaborator=Kiko%20Kostadinov, 2",
        "kind=ASK, 6",
        "kind=BID, 0",
        "currency=jpy, 1",
        "size=us9, 8",
        "size=US10, 2",
        "minPrice=250&maxPrice=320, 3",
        "minPrice=16000&currency=JPY, 1",
        "observedFrom=2026-11-23, 8",
        "observedFrom=2026-11-23T00:00:00.000001Z, 0",
        "observedTo=2026-11-22, 0",
        "observedTo=2026-11-23T08:00:00%2B08:00, 8",
        "observedTo=2026, 8",
        "current=false, 8"
    })
    void narrowsTheList(String question, int total) {
        assertEquals(total, Api.get("/prices?" + question).get("total").asInt());
    }

    @Test
    void comparesAmountsWithinOneCurrencyOnly() {
        JsonNode page = Api.get("/prices?sort=-amount");
        assertEquals("SGD", page.at("/query/currency").asText());
        assertEquals(
                List.of("1491.00", "373.00", "312.00", "266.00", "266.00", "246.00"), page.findValuesAsText("amount"));
        assertFalse(Api.get("/prices").get("query").has("currency"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "99999", "1.0", "999999999999999999999", "01"})
    void saysThatThereIsNoSuchPrice(String id) {
        Api.problem(404, "/prices/" + id);
    }
}
