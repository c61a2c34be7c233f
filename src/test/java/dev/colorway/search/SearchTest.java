// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import static dev.colorway.testing.Catalog.CLASSIC_RED_BLUE;
import static dev.colorway.testing.Catalog.PURE_SILVER_RED;
import static dev.colorway.testing.Catalog.SILVER_BLACK;
import static dev.colorway.testing.Catalog.SILVER_CREAM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Typical search box input, against the built-in catalog. */
@QuarkusTest
@OnBothDatabases
class SearchTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/searches.csv", numLinesToSkip = 1, quoteCharacter = '"')
    void findsFirstWhatIsMeant(String q, String expected) {
        assertEquals(expected, found(q).get(0), q);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gel kayano",
                "gelkayano",
                "GEL-KAYANO",
                "kayano gel",
                "Gel–Kayano",
                "gel.kayano",
                "gelkayano14",
                "asics",
                "hidenori yamashita",
                "toshikazu"
            })
    void findsAllHoweverItIsWritten(String q) {
        assertEquals(6, Api.get("/sneakers?q=" + encoded(q)).get("total").asInt(), q);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jordan", "gel jordan", "kayano 15x", "kb", "13", "1202a457", "silver black cream"})
    void findsNothingThatLacksAWord(String q) {
        assertEquals(List.of(), found(q), q);
    }

    @Test
    void ranksExactBeforePrefixBeforeFuzzyMatches() {
        // Two names contain 'red'. 'net' is not close enough to 'red'; 'bred' would be.
        assertEquals(List.of(PURE_SILVER_RED, CLASSIC_RED_BLUE), found("red"));
        assertEquals(List.of(PURE_SILVER_RED, SILVER_CREAM, SILVER_BLACK), found("silver"));
        assertEquals(List.of(SILVER_CREAM), found("sliver craem"));
    }

    @Test
    void narrowsTogetherWithFiltersAndOrders() {
        assertEquals(List.of(SILVER_BLACK), found("silver&general=false"));
        assertEquals(List.of(SILVER_CREAM, PURE_SILVER_RED), found("silver&sort=-name&general=true"));
        assertEquals(List.of(SILVER_BLACK), found("silver&minPrice=300"));
        assertEquals(SILVER_BLACK, found("silver&sort=-price").get(0));
    }

    @Test
    void showsTheQueryAsItWasRead() {
        JsonNode query = Api.get("/sneakers?q=Kiko%20X%20%C3%81SICS").get("query");
        assertEquals("kiko asics", query.get("q").asText());
        assertEquals("relevance", query.get("sort").asText());
        assertEquals("name", Api.get("/sneakers").at("/query/sort").asText());
        assertEquals("x", Api.get("/sneakers?q=x").at("/query/q").asText());
    }

    @Test
    void acceptsChoicesInAnyCaseAndSendsThemInTheirOwnCase() {
        JsonNode page = Api.get("/sneakers?kind=retail&sort=-RELEASEDATE&facets=Brand,PRICE");
        assertEquals("RETAIL", page.at("/query/kind/0").asText());
        assertEquals("-releaseDate", page.at("/query/sort").asText());
        assertEquals("[\"brand\",\"price\"]", page.at("/query/facets").toString());
        assertEquals(Api.get("/sneakers?kind=RETAIL&sort=-releaseDate&facets=brand,price"), page);
        assertEquals("ASK", Api.get("/prices?kind=Ask").at("/query/kind/0").asText());
        assertEquals(
                "[\"prices\",\"sneakers\"]",
                Api.get("/changes?resource=Sneakers&resource=PRICES")
                        .at("/query/resource")
                        .toString());
    }

    @Test
    void refusesWhatCannotBeLookedFor() {
        assertEquals(
                "q",
                Api.problem(400, "/sneakers?q=!!!").at("/errors/0/parameter").asText());
        assertEquals(
                "q", Api.problem(400, "/sneakers?q=").at("/errors/0/parameter").asText());
        assertEquals(
                "q",
                Api.problem(400, "/sneakers?q=a+b+c+d+e+f+g+h+i+j+k")
                        .at("/errors/0/parameter")
                        .asText());
        assertEquals(
                "q",
                Api.problem(400, "/sneakers?q=" + "a".repeat(201))
                        .at("/errors/0/parameter")
                        .asText());
        assertEquals(
                "sort",
                Api.problem(400, "/sneakers?sort=relevance")
                        .at("/errors/0/parameter")
                        .asText());
        assertTrue(Api.problem(400, "/sneakers?sort=-relevance&q=kiko")
                .at("/errors/0/detail")
                .asText()
                .contains("relevance"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%22OR%22 1=1", "*", "k*", "name:kiko", "kiko AND", "%2B-%26%26||!(){}[]^~?:%5C", "\u0000kiko"})
    void knowsNoSyntax(String q) {
        int status = Api.ask("/sneakers?q=" + encoded(q)).statusCode();
        assertTrue(status == 200 || status == 400, q + ": " + status);
    }

    @Test
    void suggestsWhileSomebodyTypes() {
        JsonNode suggestions = Api.get("/suggestions?q=jj");
        assertEquals("jjjjound", suggestions.at("/collaborators/0/slug").asText());
        assertEquals("JJJJound", suggestions.at("/collaborators/0/name").asText());
        assertEquals(
                1,
                Api.get(Api.relative(suggestions.at("/collaborators/0/sneakers").asText()))
                        .get("total")
                        .asInt());
        assertEquals(
                200,
                Api.ask(Api.relative(suggestions.at("/collaborators/0/url").asText()))
                        .statusCode());
        assertEquals(SILVER_BLACK, suggestions.at("/sneakers/0/slug").asText());
        assertEquals(
                "gel-kayano-14",
                Api.get("/suggestions?q=kay").at("/silhouettes/0/slug").asText());
        assertEquals(
                "toshikazu-kayano",
                Api.get("/suggestions?q=kay").at("/designers/0/slug").asText());
        assertEquals(
                "kith",
                Api.get("/suggestions?q=kith").at("/collaborators/0/slug").asText(),
                "Kith has no sneaker");
        assertEquals(
                "ub1-s",
                Api.get("/suggestions?q=ub1s").at("/collaborators/0/slug").asText());
        assertEquals("asics", Api.get("/suggestions?q=asi").at("/brands/0/slug").asText());
        JsonNode collaboration = Api.get("/suggestions?q=jjjjound%20asics").at("/collaborations/0");
        assertEquals("jjjjound-x-asics", collaboration.get("slug").asText());
        assertEquals(
                1,
                Api.get(Api.relative(collaboration.get("sneakers").asText()))
                        .get("total")
                        .asInt());
        assertEquals(1, Api.get("/suggestions?q=gel&limit=1").get("sneakers").size());
    }

    @Test
    void refusesSuggestionsForNothing() {
        for (String address : List.of(
                "/suggestions",
                "/suggestions?q=",
                "/suggestions?q=%27",
                "/suggestions?q=jj&limit=0",
                "/suggestions?q=jj&limit=11",
                "/suggestions?q=jj&sort=name")) {
            Api.problem(400, address);
        }
        assertEquals(
                "q", Api.problem(400, "/suggestions").at("/errors/0/parameter").asText());
    }

    @Test
    void listsRelatedSneakersWithTheirReasons() {
        JsonNode related = Api.get("/sneakers/" + SILVER_CREAM + "/related");
        assertEquals(5, related.get("items").size());
        assertEquals("SAME_SILHOUETTE", related.at("/items/0/reason").asText());
        assertEquals("Also a GEL-Kayano 14", related.at("/items/0/explanation").asText());
        // The three with a similar price, within a fifth of 266, come before the other two.
        List<String> slugs = related.findValues("sneaker").stream()
                .map(sneaker -> sneaker.path("slug").asText())
                .filter(slug -> !slug.isEmpty())
                .toList();
        assertEquals(
                List.of("beams-gel-kayano-14-gore-tex-mosquito-net", PURE_SILVER_RED, CLASSIC_RED_BLUE),
                slugs.subList(0, 3));
        assertEquals(
                2,
                Api.get("/sneakers/" + SILVER_CREAM + "/related?limit=2")
                        .get("items")
                        .size());
        Api.problem(404, "/sneakers/nobody/related");
        Api.problem(400, "/sneakers/" + SILVER_CREAM + "/related?limit=21");
    }

    private static List<String> found(String q) {
        String[] parts = q.split("&", 2);
        return Api.slugs("/sneakers?q=" + encoded(parts[0]) + (parts.length == 2 ? "&" + parts[1] : ""));
    }

    private static String encoded(String q) {
        return URLEncoder.encode(q, StandardCharsets.UTF_8);
    }
}
