// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import static dev.colorway.testing.Catalog.CLASSIC_RED_BLUE;
import static dev.colorway.testing.Catalog.MOSQUITO_NET;
import static dev.colorway.testing.Catalog.PURE_SILVER_RED;
import static dev.colorway.testing.Catalog.REBIRTH_OF_COOL;
import static dev.colorway.testing.Catalog.SILVER_BLACK;
import static dev.colorway.testing.Catalog.SILVER_CREAM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@OnBothDatabases
class SneakerListTest {

    @Test
    void showsASneakerAsTheContractDoes() {
        JsonNode item = Api.get("/sneakers?collaborator=JJJJound").get("items").get(0);
        JsonNode expected = Api.json("""
                { "slug": "jjjjound-gel-kayano-14-silver-black",
                  "name": "JJJJound x GEL-Kayano 14 'Silver Black'",
                  "colorway": "Silver Black", "styleCode": "1201A457-101",
                  "brand": {"slug": "asics", "name": "ASICS"},
                  "silhouette": {"slug": "gel-kayano-14", "name": "GEL-Kayano 14"},
                  "collaboration": {"slug": "jjjjound-x-asics", "name": "JJJJound x ASICS",
                                    "collaborators": [{"slug": "jjjjound", "name": "JJJJound"}]},
                  "designers": [{"slug": "hidenori-yamashita", "name": "Hidenori Yamashita"}],
                  "technologies": ["GEL", "TRUSSTIC"], "extraTechnologies": [], "releaseDate": "2022",
                  "price": {"amount": 1491.00, "currency": "SGD", "kind": "ASK", "size": "US9",
                            "equivalents": ["UK8", "JP27"], "observedAt": "2026-11-23T00:00:00Z",
                            "source": "straatosphere.com, How the GEL-Kayano 14 became Asics' flashiest sneaker",
                            "condition": "NEW", "url": "%2$s"},
                  "prices": "%1$s/sneakers/jjjjound-gel-kayano-14-silver-black/prices",
                  "url": "%1$s/sneakers/jjjjound-gel-kayano-14-silver-black",
                  "images": [], "drawing": "%1$s/sneakers/jjjjound-gel-kayano-14-silver-black/drawing",
                  "links": [], "tags": [],
                  "colors": [{"name": "Silver", "base": "SILVER"}, {"name": "Black", "base": "BLACK"}], "credits": [],
                  "createdAt": "%3$s", "updatedAt": "%3$s",
                  "styleCodes": ["1201A457-101"], "gtins": [], "identifiers": [], "formerSlugs": [] }
                """.formatted(
                        Api.base(),
                        item.at("/price/url").asText(),
                        item.get("createdAt").asText()));
        assertEquals(expected, item);
        assertEquals("1491.00", item.at("/price/amount").asText());
        assertEquals(
                item.get("price").get("amount"),
                Api.get(Api.relative(item.at("/price/url").asText())).get("amount"));
    }

    @Test
    void listsTheWholeCatalogByNameUnlessAskedOtherwise() {
        JsonNode page = Api.get("/sneakers");
        assertEquals(6, page.get("total").asInt());
        assertFalse(page.has("next"));
        assertEquals(
                Api.json("{\"currency\": \"SGD\", \"condition\": [\"NEW\"], \"sort\": \"name\", \"limit\": 20}"),
                page.get("query"));
        assertEquals(
                List.of(REBIRTH_OF_COOL, MOSQUITO_NET, PURE_SILVER_RED, SILVER_CREAM, SILVER_BLACK, CLASSIC_RED_BLUE),
                Api.slugs("/sneakers"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JJJJound", "jjjjound", "JJJJOUND", "%20JJJJound%20"})
    void findsACollaboratorBySlugOrNameInAnyCase(String collaborator) {
        assertEquals(List.of(SILVER_BLACK), Api.slugs("/sneakers?collaborator=" + collaborator));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ub1-s",
                "Kiko%20Kostadinov",
                "kiko-kostadinov",
                "UB1-S,kiko-kostadinov",
                "K%C3%ADko%20Kostadinov"
            })
    void namesCollaboratorsInBillingOrderWhicheverWasAskedFor(String collaborator) {
        JsonNode page = Api.get("/sneakers?collaborator=" + collaborator);
        assertEquals(1, page.get("total").asInt());
        assertEquals(CLASSIC_RED_BLUE, page.at("/items/0/slug").asText());
        assertEquals(
                List.of("Kiko Kostadinov", "UB1-S"),
                page.at("/items/0/collaboration/collaborators").findValuesAsText("name"));
    }

    @Test
    void readsValuesOfOneParameterAsAlternativesRepeatedOrWithCommas() {
        Set<String> both = Set.of(SILVER_BLACK, MOSQUITO_NET);
        assertEquals(both, Set.copyOf(Api.slugs("/sneakers?collaborator=jjjjound,beams")));
        assertEquals(both, Set.copyOf(Api.slugs("/sneakers?collaborator=jjjjound&collaborator=beams")));
    }

    @Test
    void narrowsByEveryParameterTogether() {
        assertEquals(List.of(MOSQUITO_NET), Api.slugs("/sneakers?collaborator=jjjjound,beams&technology=gore-tex"));
        assertEquals(List.of(), Api.slugs("/sneakers?collaborator=jjjjound&technology=gore-tex"));
    }

    @Test
    void matchesNothingForAnUnknownSlug() {
        JsonNode page = Api.get("/sneakers?collaborator=nobody");
        assertEquals(0, page.get("total").asInt());
        assertTrue(page.get("items").isEmpty());
    }

    @Test
    void keepsAPriceRangeInclusiveAtBothEnds() {
        assertEquals(
                Set.of(MOSQUITO_NET, PURE_SILVER_RED, SILVER_CREAM),
                Set.copyOf(Api.slugs("/sneakers?minPrice=250&maxPrice=320")));
        assertEquals(List.of(PURE_SILVER_RED, SILVER_CREAM), Api.slugs("/sneakers?minPrice=266&maxPrice=266.00"));
        assertEquals(List.of(), Api.slugs("/sneakers?minPrice=266.01&maxPrice=311.99"));
    }

    @Test
    void satisfiesKindCurrencyAndRangeByOnePrice() {
        JsonNode page = Api.get("/sneakers?kind=RETAIL&currency=USD&maxPrice=200");
        assertEquals(1, page.get("total").asInt());
        assertEquals(SILVER_BLACK, page.at("/items/0/slug").asText());
        assertEquals("180.00", page.at("/items/0/price/amount").asText());
        // The sneaker has a price of 180 and an ask, but no ask of 180.
        assertEquals(List.of(), Api.slugs("/sneakers?kind=ASK&currency=SGD&maxPrice=200"));
    }

    @Test
    void countsARetailPriceForEverySize() {
        JsonNode page = Api.get("/sneakers?kind=RETAIL&currency=JPY&size=US8");
        assertEquals(List.of(CLASSIC_RED_BLUE), Api.slugs("/sneakers?kind=RETAIL&currency=JPY&size=US8"));
        assertEquals("16000", page.at("/items/0/price/amount").asText());
        assertFalse(page.at("/items/0/price").has("size"));
    }

    @Test
    void listsSneakersWithoutAPriceInTheCurrencyUnlessARangeOrSizeIsAskedFor() {
        JsonNode page = Api.get("/sneakers?currency=EUR");
        assertEquals(6, page.get("total").asInt());
        assertTrue(Api.items(page).noneMatch(item -> item.has("price")));
        assertEquals(List.of(), Api.slugs("/sneakers?currency=EUR&minPrice=0"));
        assertEquals(List.of(), Api.slugs("/sneakers?currency=EUR&size=US9"));
        assertEquals(6, Api.get("/sneakers?size=US9").get("total").asInt());
        assertEquals(List.of(SILVER_BLACK), Api.slugs("/sneakers?currency=USD&kind=RETAIL&size=US9"));
        assertEquals(List.of(), Api.slugs("/sneakers?currency=USD&kind=ASK&size=US9"));
    }

    @Test
    void showsTheRetailPriceIfThereIsNothingElse() {
        JsonNode page = Api.get("/sneakers?currency=USD&size=US9");
        assertEquals(1, page.get("total").asInt());
        assertEquals("RETAIL", page.at("/items/0/price/kind").asText());
        assertEquals("180.00", page.at("/items/0/price/amount").asText());
        assertEquals(
                1,
                Api.items(Api.get("/sneakers?currency=USD"))
                        .filter(item -> item.has("price"))
                        .count());
    }

    @Test
    void walksByPriceDescendingOneAtATime() {
        assertEquals(
                List.of(SILVER_BLACK, REBIRTH_OF_COOL, MOSQUITO_NET, SILVER_CREAM, PURE_SILVER_RED, CLASSIC_RED_BLUE),
                Api.walk("/sneakers?sort=-price&limit=1").stream()
                        .map(item -> item.get("slug").asText())
                        .toList());
    }

    @Test
    void putsSneakersWithoutADateLastEitherWay() {
        assertEquals(
                List.of(CLASSIC_RED_BLUE, SILVER_BLACK, MOSQUITO_NET),
                Api.slugs("/sneakers?sort=releaseDate").subList(0, 3));
        assertEquals(
                List.of(MOSQUITO_NET, SILVER_BLACK, CLASSIC_RED_BLUE),
                Api.slugs("/sneakers?sort=-releaseDate").subList(0, 3));
        assertEquals(6, Api.slugs("/sneakers?sort=-releaseDate").size());
    }

    @ParameterizedTest
    @CsvSource({
        "releasedFrom=2022, 2",
        "releasedTo=2021, 1",
        "releasedFrom=2022-10&releasedTo=2022-10, 2",
        "releasedFrom=2022-10-02, 1",
        "releasedFrom=2020-11-27&releasedTo=2020-11-27, 1",
        "releasedFrom=1900, 3",
        "releasedTo=2999, 3"
    })
    void matchesADateThatMayLieInTheRange(String range, int matches) {
        assertEquals(matches, Api.get("/sneakers?" + range).get("total").asInt());
    }

    @Test
    void distinguishesGeneralReleasesFromCollaborations() {
        assertEquals(List.of(PURE_SILVER_RED, SILVER_CREAM), Api.slugs("/sneakers?general=true"));
        assertEquals(4, Api.get("/sneakers?general=false").get("total").asInt());
    }

    @Test
    void findsSneakersByDesignerButNotByNamesake() {
        assertEquals(
                6,
                Api.get("/sneakers?designer=Hidenori%20Yamashita").get("total").asInt());
        assertEquals(
                0, Api.get("/sneakers?designer=toshikazu-kayano").get("total").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1201A457-101", "1201a457-101", "1201A457.101", "1201A457%20101", "1201a457101"})
    void findsAStyleCodeInEveryWayOfWritingIt(String styleCode) {
        assertEquals(List.of(SILVER_BLACK), Api.slugs("/sneakers?styleCode=" + styleCode));
    }

    @Test
    void hasOneCanonicalFormForEqualQuestions() {
        JsonNode one =
                Api.get("/sneakers?maxPrice=320.00&collaborator=BEAMS&collaborator=JJJJound&limit=1&currency=sgd");
        JsonNode other = Api.get("/sneakers?limit=1&collaborator=jjjjound,beams,Beams&maxPrice=320");
        assertEquals(one, other);
        assertEquals("320.00", one.at("/query/maxPrice").asText());
        assertEquals(
                Api.ask("/sneakers?brand=asics&kind=ASK").header("ETag"),
                Api.ask("/sneakers?kind=ASK&brand=ASICS").header("ETag"));
    }

    @Test
    void repeatsNextInTheLinkHeader() {
        var answer = Api.ask("/sneakers?limit=4");
        assertEquals("<" + Api.json(answer.asString()).get("next").asText() + ">; rel=\"next\"", answer.header("Link"));
        assertEquals(null, Api.ask("/sneakers?limit=6").header("Link"));
    }
}
