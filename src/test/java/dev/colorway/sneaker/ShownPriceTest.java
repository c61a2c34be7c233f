// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The price that a sneaker shows if a query names no kind, and the summary of its prices. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class ShownPriceTest {

    /** No other test uses this currency. */
    private static final String CURRENCY = "NOK";

    private String sneaker;

    @BeforeEach
    void createSneaker() {
        sneaker = unique("shown");
        created("/sneakers", WrittenKind.SNEAKERS.minimal(sneaker).toString());
    }

    /** @param size null for every size */
    private void observe(String kind, int amount, String size, String day, String source) {
        post("/prices", """
                {"sneaker": "%s", "amount": %d, "currency": "%s", "kind": "%s", "size": %s, "observedAt": "%s",
                "source": "%s"}""".formatted(
                                sneaker, amount, CURRENCY, kind, size == null ? null : '"' + size + '"', day, source))
                .then()
                .statusCode(201);
    }

    /** Returns kind and amount of the shown price; checks that the list and the single sneaker agree. */
    private String shown(String query) {
        JsonNode single = Api.get("/sneakers/" + sneaker + "?currency=" + CURRENCY + "&" + query);
        for (JsonNode listed : Api.walk("/sneakers?limit=100&currency=" + CURRENCY + "&" + query)) {
            if (listed.get("slug").asText().equals(sneaker)) {
                assertEquals(single, listed);
            }
        }
        JsonNode price = single.path("price");
        return price.isMissingNode()
                ? "none"
                : price.get("kind").asText() + " "
                        + price.get("amount").decimalValue().intValue();
    }

    private boolean isFound(String query) {
        return Api.walk("/sneakers?limit=100&currency=" + CURRENCY + "&" + query).stream()
                .anyMatch(found -> found.get("slug").asText().equals(sneaker));
    }

    @Test
    void isTheLowestAskElseTheLastSaleElseTheRetailPrice() {
        assertEquals("none", shown(""));
        observe("BID", 10, "US9", "2026-01-01", "a");
        assertEquals("none", shown(""));
        observe("RETAIL", 500, null, "2026-01-01", "maker");
        assertEquals("RETAIL 500", shown(""));
        assertTrue(isFound("size=US9&minPrice=500&maxPrice=500"));
        observe("SALE", 300, "US9", "2026-01-01", "a");
        observe("SALE", 900, "US10", "2026-01-03", "b");
        observe("SALE", 350, "US9", "2026-01-02", "b");
        assertEquals("SALE 900", shown(""));
        // At a size, the last sale at that size, not the lowest one.
        assertEquals("SALE 350", shown("size=US9"));
        assertEquals("SALE 900", shown("size=US10"));
        assertEquals("SALE 350", shown("size=US9,US10"));
        assertEquals("SALE 300", shown("kind=SALE"));
        assertEquals("RETAIL 500", shown("kind=RETAIL"));
        assertEquals("SALE 300", shown("kind=RETAIL,SALE"));
        // Ranges apply to the price that is shown.
        assertFalse(isFound("maxPrice=899"));
        assertTrue(isFound("minPrice=900&maxPrice=900"));
        assertTrue(isFound("size=US9&maxPrice=350"));
        assertFalse(isFound("size=US9&maxPrice=349"));
        observe("ASK", 1000, "US11", "2026-01-01", "a");
        observe("ASK", 1200, "US9", "2026-01-01", "a");
        assertEquals("ASK 1000", shown(""));
        assertEquals("ASK 1200", shown("size=US9"));
        // The kind is chosen before the size: a sneaker with asks is not shown with a sale at another size.
        assertEquals("none", shown("size=US10"));
        assertFalse(isFound("size=US10"));
        assertTrue(isFound("size=US10&kind=ASK,SALE"));
        assertFalse(isFound("maxPrice=999"));
        assertTrue(isFound("minPrice=1100"));
    }

    @Test
    void isWhatFacetsCount() {
        observe("SALE", 300, "US9", "2026-01-01", "a");
        observe("SALE", 900, "US10", "2026-01-03", "b");
        String own = "/sneakers?q=" + sneaker + "&currency=" + CURRENCY + "&limit=1&facets=price,size";
        JsonNode facets = Api.get(own).get("facets");
        assertEquals("900.00", facets.at("/price/min").asText());
        assertEquals("900.00", facets.at("/price/max").asText());
        // The sizes of both sales, and those that the chart of the brand calls equivalent.
        assertTrue(values(facets.at("/size/values")).containsAll(List.of("US9", "US10")));
        // The last sale at US9 is in the range, the last of all is not.
        JsonNode inRange = Api.get(own + "&maxPrice=400").at("/facets/size/values");
        assertTrue(values(inRange).contains("US9"));
        assertFalse(values(inRange).contains("US10"));
        assertEquals(1, Api.get(own + "&maxPrice=400&size=US9").get("total").asInt());
    }

    private static List<String> values(JsonNode counted) {
        return counted.findValuesAsText("value");
    }

    @Test
    void canBeOfAnyCentury() {
        observe("ASK", 200, "US9", "1000-01-01", "a");
        observe("ASK", 300, "US9", "1600-01-01", "b");
        assertEquals("ASK 200", shown(""));
    }

    @Test
    void alternativesFindWhatEachOfThemFinds() {
        observe("ASK", 200, "US9", "2026-01-01", "a");
        observe("SALE", 100, "US10", "2026-01-01", "a");
        List<String> both = new ArrayList<>();
        for (String one :
                List.of("size=US9&kind=ASK", "size=US10&kind=SALE", "size=US9&kind=SALE", "size=US10&kind=ASK")) {
            both.addAll(Api.slugs("/sneakers?limit=100&currency=" + CURRENCY + "&" + one));
        }
        assertEquals(
                both.stream().distinct().sorted().toList(),
                Api.slugs("/sneakers?limit=100&currency=" + CURRENCY + "&kind=SALE,ASK&size=us10&size=US9").stream()
                        .sorted()
                        .toList());
        assertEquals("SALE 100", shown("kind=SALE,ASK&size=US10,US9"));
        JsonNode query = Api.get("/sneakers?kind=SALE,ASK&size=us10,US9,US9").get("query");
        assertEquals("[\"US9\",\"US10\"]", query.get("size").toString());
        assertEquals("[\"ASK\",\"SALE\"]", query.get("kind").toString());
        assertEquals("[\"NEW\"]", query.get("condition").toString());
        assertFalse(Api.get("/sneakers").get("query").has("kind"));
    }

    @Test
    void refusesEachImpossibleAlternative() {
        JsonNode problem = Api.problem(400, "/sneakers?size=US9,XL,US0&kind=ASK,SOLD&condition=WORN&include=price");
        assertEquals(
                List.of("size", "size", "kind", "condition", "include"),
                problem.get("errors").findValuesAsText("parameter"));
        assertEquals(
                2, Api.problem(400, "/prices?size=US9,EU15,EU16").get("errors").size());
        assertEquals(
                2,
                Api.problem(400, "/sneakers?size=US9,EU15,EU16").get("errors").size());
        assertEquals(
                "market",
                Api.problem(400, "/prices?market=SG,ZZ")
                        .at("/errors/0/parameter")
                        .asText());
    }

    @Test
    void theSummaryOfPricesIsShownOnDemand() {
        observe("RETAIL", 500, null, "2026-01-01", "maker");
        observe("SALE", 300, "US9", "2026-01-01", "a");
        observe("SALE", 400, "US10", "2026-01-02", "a");
        observe("ASK", 700, "US10", "2026-01-01", "a");
        observe("ASK", 650, "US10", "2026-01-01", "b");
        observe("ASK", 600, "US9", "2026-01-01", "a");
        String address = "/sneakers/" + sneaker + "?currency=" + CURRENCY;
        assertFalse(Api.get(address).has("priceSummary"));
        JsonNode whole = Api.get(address + "&include=prices");
        JsonNode summary = whole.get("priceSummary");
        assertEquals(CURRENCY, summary.get("currency").asText());
        assertEquals("500.00", summary.at("/retail/amount").asText());
        assertFalse(summary.get("retail").has("size"));
        assertEquals("600.00", summary.at("/lowestAsk/amount").asText());
        assertEquals("US9", summary.at("/lowestAsk/size").asText());
        assertEquals("400.00", summary.at("/lastSale/amount").asText());
        assertEquals("2026-01-02T00:00:00Z", summary.at("/lastSale/observedAt").asText());
        assertEquals(List.of("US9", "US10"), summary.get("sizes").findValuesAsText("size"));
        assertEquals(List.of("600.00", "650.00"), summary.get("sizes").findValuesAsText("lowestAsk"));
        assertEquals(
                "650.00",
                Api.get(Api.relative(summary.at("/sizes/1/url").asText()))
                        .get("amount")
                        .asText());
        assertEquals(0, summary.get("more").asInt());
        // A list shows the same summary, whatever other parameters it has. Without 'include', it shows none.
        String list = "/sneakers?currency=" + CURRENCY + "&q=" + sneaker + "&limit=1";
        assertEquals(summary, Api.get(list + "&size=US10&include=prices").at("/items/0/priceSummary"));
        assertFalse(Api.get(list).at("/items/0").has("priceSummary"));
        assertEquals(
                "{\"currency\":\"EUR\",\"sizes\":[],\"more\":0}",
                Api.get("/sneakers/" + sneaker + "?currency=EUR&include=prices")
                        .get("priceSummary")
                        .toString());
        // A walk shows the same on each page.
        JsonNode first = Api.get("/sneakers?include=prices&limit=1");
        assertEquals("[\"prices\"]", first.at("/query/include").toString());
        assertTrue(
                Api.get(Api.relative(first.get("next").asText())).at("/items/0").has("priceSummary"));
    }

    @Test
    void atMostSixtySizesAreShown() {
        List<String> asks = new ArrayList<>();
        for (int i = 0; i < 65; i++) {
            String size = 20 + i / 2 + (i % 2 == 0 ? "" : ".5");
            asks.add("""
                    {"sneaker": "%s", "amount": 100, "currency": "%s", "kind": "ASK", "size": "EU%s",
                    "observedAt": "2026-01-01", "source": "a"}""".formatted(sneaker, CURRENCY, size));
        }
        post("/prices", asks.toString()).then().statusCode(201);
        JsonNode summary = Api.get("/sneakers/" + sneaker + "?include=prices&currency=" + CURRENCY)
                .get("priceSummary");
        assertEquals(60, summary.get("sizes").size());
        assertEquals(5, summary.get("more").asInt());
    }
}
