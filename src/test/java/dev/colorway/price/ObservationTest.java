// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.delete;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.refused;
import static dev.colorway.testing.WritableCatalog.refusedAt;
import static dev.colorway.testing.WritableCatalog.tag;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The identity of an observation, and its condition, market, reference and offer. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class ObservationTest {

    private String sneaker;

    @BeforeEach
    void createSneaker() {
        sneaker = unique("observed");
        created("/sneakers", WrittenKind.SNEAKERS.minimal(sneaker).toString());
    }

    private ObjectNode price(String kind, double amount) {
        return (ObjectNode) Api.json("""
                {"sneaker": "%s", "amount": %s, "currency": "SGD", "kind": "%s", "size": "US9",
                "observedAt": "2026-01-01T00:00:00Z", "source": "shop"}""".formatted(sneaker, amount, kind));
    }

    private static JsonNode accepted(JsonNode body) {
        return Api.json(post("/prices", body.toString())
                .then()
                .statusCode(201)
                .extract()
                .asString());
    }

    private List<JsonNode> prices(String query) {
        return Api.walk("/sneakers/" + sneaker + "/prices?" + query);
    }

    private static Set<String> texts(List<JsonNode> items, String field) {
        return items.stream().map(item -> item.path(field).asText()).collect(Collectors.toSet());
    }

    /** The ETag of the price before a correction must not permit the deletion of the corrected price. */
    @ParameterizedTest
    @ValueSource(strings = {"\"amount\": 101", "\"amount\": 100, \"offerUrl\": \"https://shop.example/a\""})
    void hasAnotherTagAfterACorrection(String corrected) {
        ObjectNode draft = price("ASK", 100);
        String address =
                Api.relative(accepted(draft).path("items").path(0).path("url").asText());
        String before = tag(address);
        Transfers.imported(
                Transfers.NDJSON,
                "{\"resource\":\"prices\"," + draft.toString().substring(1).replace("\"amount\":100.0", corrected));
        refused("412 precondition-failed", delete(address, before));
        delete(address, tag(address)).then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {Transfers.CSV, Transfers.NDJSON})
    void twoSalesOfOneMomentAreTwoIfTheyHaveReferences(String format) {
        Transfers.imported(Transfers.CSV, """
                resource,sneaker,amount,currency,kind,size,observedAt,source,reference
                prices,%1$s,1204,USD,SALE,US11,2018-03-01,x,1
                prices,%1$s,1120,USD,SALE,US11,2018-03-01T00:00:00Z,x,2
                """.formatted(sneaker));
        String list = "/sneakers/" + sneaker + "/prices?current=false";
        String exported = Transfers.export(list, format);
        assertEquals(2, prices("current=false").size());
        assertEquals(Set.of("1", "2"), texts(prices("current=false"), "reference"));
        // The newest observation of a series is current, whatever its reference is. If several have the same time, the
        // one with the last reference is current.
        assertEquals(Set.of("2"), texts(prices(""), "reference"));
        delete("/sneakers/" + sneaker + "?withPrices=true", "*").then().statusCode(204);
        created("/sneakers", WrittenKind.SNEAKERS.minimal(sneaker).toString());
        assertEquals(2, Transfers.count(Transfers.imported(format, exported), "created"));
        assertEquals(sorted(exported), sorted(Transfers.export(list, format)));
        assertEquals(Set.of("2"), texts(prices(""), "reference"));
        Transfers.imported(format, exported);
        assertEquals(sorted(exported), sorted(Transfers.export(list, format)));
    }

    private static List<String> sorted(String rows) {
        return rows.lines().sorted().toList();
    }

    @Test
    void twoSalesOfOneMomentWithoutReferencesAreRefusedByLine() {
        String file = """
                resource,sneaker,amount,currency,kind,size,observedAt,source
                prices,%1$s,1204,USD,SALE,US11,2018-03-01T00:00:00Z,x
                prices,%1$s,1120,USD,SALE,US11,2018-03-01T00:00:00Z,x
                """.formatted(sneaker);
        JsonNode problem = Transfers.refused(422, Transfers.toImport(Transfers.CSV, Transfers.bytes(file)));
        assertEquals(3, problem.at("/errors/0/line").asInt());
        assertEquals("amount", problem.at("/errors/0/column").asText());
        assertTrue(problem.at("/errors/0/detail").asText().contains("give each a 'reference'"));
        assertEquals(List.of(), prices("current=false"));
    }

    @Test
    void theNewestIsCurrentWhateverItsReferenceIs() {
        accepted(price("ASK", 100).put("reference", "b"));
        accepted(price("ASK", 90).put("reference", "c"));
        accepted(price("ASK", 80).put("reference", "a"));
        assertEquals(Set.of("c"), texts(prices(""), "reference"));
        String newest =
                Api.relative(accepted(price("ASK", 70).put("reference", "a").put("observedAt", "2026-01-02"))
                        .at("/items/0/url")
                        .asText());
        assertEquals(Set.of("a"), texts(prices(""), "reference"));
        assertEquals(1, prices("").size());
        delete(newest, "*").then().statusCode(204);
        assertEquals(Set.of("c"), texts(prices(""), "reference"));
    }

    @Test
    void conditionsAndMarketsHaveCurrentPricesOfTheirOwn() {
        accepted(price("ASK", 100));
        accepted(price("ASK", 40).put("condition", "USED"));
        accepted(price("ASK", 30).put("condition", "DEFECT"));
        accepted(price("ASK", 110).put("market", "JP"));
        accepted(price("ASK", 120).put("market", "sg"));
        assertEquals(5, prices("").size());
        assertEquals(Set.of("USED", "DEFECT"), texts(prices("condition=USED,DEFECT"), "condition"));
        assertEquals(3, prices("condition=NEW").size());
        assertEquals(Set.of("JP", "SG"), texts(prices("market=jp,SG"), "market"));
        assertEquals(5, prices("source=shop").size());
        assertEquals(5, prices("source=%C2%A0shop").size(), "spaces around a source do not count");
        assertEquals(0, prices("source=Shop").size());
        Map<String, String> shown = Map.of(
                "", "100.00",
                "condition=NEW", "100.00",
                "condition=USED", "40.00",
                "condition=DEFECT,USED", "30.00",
                "condition=USED,NEW&size=US9", "40.00");
        shown.forEach((query, amount) -> assertEquals(
                amount,
                Api.get("/sneakers/" + sneaker + "?" + query)
                        .at("/price/amount")
                        .asText(),
                query));
        // A worn pair is not found where a new one is asked for.
        assertFalse(Api.slugs("/sneakers?maxPrice=99.99&limit=100").contains(sneaker));
        assertTrue(
                Api.slugs("/sneakers?maxPrice=99.99&condition=USED&limit=100").contains(sneaker));
    }

    @Test
    void sayWhatTheyAreInChangesAndFiles() {
        ObjectNode price = price("SALE", 100)
                .put("condition", "USED")
                .put("market", "JP")
                .put("reference", "sale-1")
                .put("offerUrl", "https://shop.example/1?a=b#c");
        long before = Api.revision();
        JsonNode stored = accepted(price).at("/items/0");
        JsonNode change = Api.get("/changes?after=" + before).at("/items/0/price");
        JsonNode row = Api.json(Transfers.export("/sneakers/" + sneaker + "/prices", Transfers.NDJSON)
                .strip());
        JsonNode shown = Api.get("/sneakers/" + sneaker + "?condition=USED").get("price");
        for (String field : List.of("condition", "market", "reference", "offerUrl")) {
            for (JsonNode said : List.of(stored, change, row, shown)) {
                assertEquals(price.get(field), said.get(field), field + " of " + said);
            }
        }
        // Files leave out the condition of new shoes, responses do not.
        ObjectNode plain = price("SALE", 100).put("source", "plain");
        assertEquals("NEW", accepted(plain).at("/items/0/condition").asText());
        assertFalse(Transfers.export("/sneakers/" + sneaker + "/prices?condition=NEW", Transfers.NDJSON)
                .contains("condition"));
        assertFalse(accepted(plain.put("source", "plainer")).at("/items/0").has("market"));
    }

    @Test
    void aDateIsItsStartInUtc() {
        assertEquals(
                "2019-02-13T00:00:00Z",
                accepted(price("ASK", 100).put("observedAt", "2019-02-13"))
                        .at("/items/0/observedAt")
                        .asText());
        post(
                        "/prices",
                        price("ASK", 100)
                                .put("observedAt", "2019-02-13T08:00:00+08:00")
                                .toString())
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {Transfers.CSV, Transfers.NDJSON})
    void aDateInAFileIsItsStartInUtc(String format) {
        String row = format.equals(Transfers.CSV)
                ? """
                        resource,sneaker,amount,currency,kind,size,observedAt,source
                        prices,%s,100,SGD,ASK,US9,2019-02-13,shop
                        """.formatted(sneaker)
                : price("ASK", 100)
                        .put("resource", "prices")
                        .put("observedAt", "2019-02-13")
                        .toString();
        Transfers.imported(format, row);
        assertEquals(Set.of("2019-02-13T00:00:00Z"), texts(prices(""), "observedAt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/1",
                "javascript:alert(1)",
                "https://",
                "https:shop.example",
                "https://user:secret@shop.example/",
                "https://shop.example/a b",
                "https://shöp.example/",
                "/offers/1",
                "shop.example"
            })
    void refuseOffersThatHaveNoHttpsAddress(String address) {
        refusedAt(
                "/offerUrl",
                "400 invalid-body",
                post("/prices", price("ASK", 100).put("offerUrl", address).toString()));
    }

    @Test
    void refuseImpossibleValues() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "condition",
                        "WORN",
                        "market",
                        "ZZ",
                        "reference",
                        "x".repeat(201),
                        "offerUrl",
                        "https://shop.example/" + "x".repeat(2000))
                .entrySet()) {
            refusedAt(
                    "/" + wrong.getKey(),
                    "400 invalid-body",
                    post(
                            "/prices",
                            price("ASK", 100)
                                    .put(wrong.getKey(), wrong.getValue())
                                    .toString()));
        }
    }

    @Test
    void anotherOfferOfTheSameObservationIsRefusedOrCorrected() {
        ObjectNode price = price("ASK", 100).put("offerUrl", "https://shop.example/1");
        accepted(price);
        post("/prices", price("ASK", 100).toString()).then().statusCode(200);
        refusedAt(
                "/offerUrl",
                "409 already-exists",
                post("/prices", price.put("offerUrl", "https://shop.example/2").toString()));
        long before = Api.revision();
        String row = price.put("resource", "prices").toString();
        JsonNode result = Transfers.imported(Transfers.NDJSON, row);
        assertEquals(
                "https://shop.example/2", result.at("/changes/0/fields/0/to").asText(), result.toString());
        assertEquals(Set.of("https://shop.example/2"), texts(prices(""), "offerUrl"));
        JsonNode change = Api.get("/changes?after=" + before).at("/items/0/price");
        assertEquals("https://shop.example/2", change.get("offerUrl").asText());
        assertFalse(change.has("previousAmount"));
        // A row without the address leaves it; an import that replaces removes it.
        String without = price("ASK", 100).put("resource", "prices").toString();
        Transfers.imported(Transfers.NDJSON, without);
        assertEquals(Set.of("https://shop.example/2"), texts(prices(""), "offerUrl"));
        Transfers.send(Transfers.to("/imports?mode=replace")
                .header(dev.colorway.testing.Keys.HEADER, dev.colorway.testing.Keys.WRITER)
                .header("Content-Type", Transfers.NDJSON)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(without)));
        assertEquals(Set.of(""), texts(prices(""), "offerUrl"));
    }
}
