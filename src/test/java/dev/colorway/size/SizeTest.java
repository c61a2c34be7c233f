// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Catalog;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sizes and the one size chart of the built-in catalog. All its prices with a size are at US9. */
@QuarkusTest
@OnBothDatabases
class SizeTest {

    static List<String> equivalents(JsonNode price) {
        return StreamSupport.stream(price.get("equivalents").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JP27", "uk8", "US9"})
    void areTheSameByTheChartOfTheBrand(String size) {
        for (String list : List.of(
                "/prices?sort=amount&currency=SGD&",
                "/prices?current=false&",
                "/sneakers/" + Catalog.SILVER_BLACK + "/prices?")) {
            List<JsonNode> found = Api.walk(list + "size=" + size);
            assertEquals(Api.walk(list.substring(0, list.length() - 1)), found, list);
            assertEquals(
                    found.size(),
                    Transfers.export(list + "size=" + size, Transfers.NDJSON)
                            .lines()
                            .count());
        }
        JsonNode price =
                Api.get("/sneakers/" + Catalog.SILVER_BLACK + "?size=" + size).get("price");
        assertEquals("US9", price.get("size").asText());
        assertEquals(List.of("UK8", "JP27"), equivalents(price));
        assertEquals(6, Api.get("/sneakers?size=" + size).get("total").asInt());
        assertEquals(List.of(Catalog.SILVER_BLACK), Api.slugs("/sneakers?minPrice=1000&sort=price&size=" + size));
    }

    @ParameterizedTest
    @ValueSource(strings = {"US10", "JP27.5", "US8"})
    void doNotMatchSizesOfOtherRows(String size) {
        // The remaining prices are retail prices, which apply to every size.
        assertEquals(
                List.of("RETAIL", "RETAIL"),
                Api.items(Api.get("/prices?size=" + size))
                        .map(price -> price.get("kind").asText())
                        .toList());
        assertEquals(0, Api.get("/sneakers?size=" + size).get("total").asInt());
    }

    @Test
    void areShownAsObservedWithTheirEquivalents() {
        for (JsonNode price : Api.walk("/prices?limit=3")) {
            assertEquals(price.has("size") ? List.of("UK8", "JP27") : List.of(), equivalents(price), price.toString());
            assertEquals(price, Api.get(Api.relative(price.get("url").asText())));
        }
        assertEquals(
                4,
                Transfers.export("/prices?size=JP27&currency=SGD&maxPrice=320", Transfers.CSV)
                        .lines()
                        .filter(row -> row.contains("US9"))
                        .count());
    }

    @Test
    void unknownSizesAreRefusedWithTheKnownOnes() {
        String known = "must be a size that the catalog knows: US8, US9, US9.5, US10, UK8, UK8.5, UK9, JP26, JP27, "
                + "JP27.5, JP28, not 'US99'";
        for (String list : List.of("/prices", "/sneakers/" + Catalog.SILVER_BLACK + "/prices")) {
            JsonNode problem = Api.problem(400, list + "?size=us99");
            assertEquals("size", problem.at("/errors/0/parameter").asText());
            assertEquals(known, problem.at("/errors/0/detail").asText());
            for (String format : List.of(Transfers.NDJSON, Transfers.CSV)) {
                assertEquals(
                        problem.get("errors"),
                        Transfers.refused(400, Transfers.to(list + "?size=us99").header("Accept", format))
                                .get("errors"));
            }
        }
        Api.problem(404, "/sneakers/nothing/prices?size=US99");
    }
}
