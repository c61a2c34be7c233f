// SPDX-License-Identifier: Apache-2.0
package dev.colorway.writing;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.delete;
import static dev.colorway.testing.WritableCatalog.everything;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.refused;
import static dev.colorway.testing.WritableCatalog.refusedAt;
import static dev.colorway.testing.WritableCatalog.tag;
import static dev.colorway.testing.WritableCatalog.unique;
import static dev.colorway.testing.WritableCatalog.writer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Catalog;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Adds price observations, one or many at once. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class AddPricesTest {

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private static ObjectNode ask(String sneaker, String source) {
        return (ObjectNode) Api.json("""
                {"sneaker": {"slug": "%s"}, "amount": 120.5, "currency": "SGD", "kind": "ASK", "size": "US9",
                "observedAt": "%s", "source": "%s"}""".formatted(sneaker, TIME, source));
    }

    private static ObjectNode ask() {
        return ask(Catalog.SILVER_CREAM, unique("shop"));
    }

    private static ArrayNode list(ObjectNode... prices) {
        return ask().arrayNode().addAll(List.of(prices));
    }

    private static JsonNode accepted(int status, JsonNode body) {
        Response answer = post("/prices", body.toString());
        assertEquals(status, answer.statusCode(), answer.asString());
        return Api.json(answer.asString());
    }

    @Test
    void acceptsOne() {
        String source = unique("shop");
        Response answer = post("/prices", ask(Catalog.SILVER_CREAM, source).toString());
        JsonNode observed = Api.json(answer.then().statusCode(201).extract().asString());
        assertEquals(1, observed.get("created").asInt());
        assertEquals(0, observed.get("unchanged").asInt());
        JsonNode price = observed.at("/items/0");
        assertEquals(answer.header("Location"), price.get("url").asText());
        assertEquals(price, Api.get(Api.relative(answer.header("Location"))));
        assertEquals(
                Api.json("""
                {"sneaker": {"slug": "%s", "name": "GEL-Kayano 14 'Silver Cream'"}, "amount": 120.50,
                "currency": "SGD", "kind": "ASK", "size": "US9", "equivalents": ["UK8", "JP27"],
                "observedAt": "2026-01-01T00:00:00Z", "source": "%s", "condition": "NEW", "current": true}
                """.formatted(Catalog.SILVER_CREAM, source)),
                ((ObjectNode) price).without(List.of("id", "url")));
    }

    @Test
    void acceptsManyInTheirOrder() {
        ObjectNode late = ask().put("observedAt", "2026-01-03T00:00:00Z");
        ObjectNode early =
                late.deepCopy().put("observedAt", "2026-01-02T00:00:00Z").put("amount", 7);
        Response answer = post("/prices", list(late, early, ask()).toString());
        assertEquals(201, answer.statusCode(), answer.asString());
        assertFalse(answer.headers().hasHeaderWithName("Location"), "several prices have no single location");
        JsonNode observed = Api.json(answer.asString());
        assertEquals(3, observed.get("created").asInt());
        assertEquals(List.of("120.50", "7.00", "120.50"), observed.get("items").findValuesAsText("amount"));
        assertEquals(List.of("true", "false", "true"), observed.get("items").findValuesAsText("current"));
    }

    @Test
    void accepts1000AndNoMore() {
        String sneaker = unique("many");
        created("/sneakers", WrittenKind.SNEAKERS.minimal(sneaker).toString());
        ArrayNode prices = list();
        for (int i = 0; i < 1000; i++) {
            prices.add(ask(sneaker, "shop " + i % 7)
                    .put("observedAt", TIME.plusSeconds(i).toString()));
        }
        assertEquals(1000, accepted(201, prices).get("created").asInt());
        assertEquals(
                7,
                Api.get("/sneakers/" + sneaker + "/prices?limit=1").get("total").asInt());
        assertEquals(
                1000,
                Api.get("/sneakers/" + sneaker + "/prices?limit=1&current=false")
                        .get("total")
                        .asInt());
        assertEquals(1000, accepted(200, prices).get("unchanged").asInt());
        assertEquals(
                "{\"created\":0,\"unchanged\":1000}",
                writer().header("Prefer", "return=minimal")
                        .contentType("application/json")
                        .body(prices.toString())
                        .post("/prices")
                        .asString());
        String before = everything();
        prices.add(ask());
        refusedAt("", "400 invalid-body", post("/prices", prices.toString()));
        refusedAt("", "400 invalid-body", post("/prices", "[]"));
        assertEquals(before, everything());
    }

    @Test
    void saysHowToSendPricesIfTheBodyIsAResponse() {
        Response refused = post("/prices", Api.get("/prices?limit=2").toString());
        refusedAt("", "400 invalid-body", refused);
        JsonNode problem = Api.json(refused.asString());
        assertEquals(1, problem.get("errors").size(), problem.toString());
        String detail = problem.at("/errors/0/detail").asText();
        assertTrue(detail.contains("send only the list in 'items'"), detail);
        assertTrue(detail.contains("fields sneaker, amount, currency"), detail);
    }

    @Test
    void acceptsARepeatWithoutAChange() {
        ObjectNode price = ask();
        long id = accepted(201, price).at("/items/0/id").asLong();
        String before = everything();
        String tag = tag("/prices/" + id);
        for (JsonNode same : List.of(
                price,
                price.deepCopy().put("amount", 120.50),
                price.deepCopy().put("currency", "sgd").put("size", "us9"),
                price.deepCopy().put("observedAt", "2026-01-01T08:00:00.0000001+08:00"),
                list(price),
                list(price, price))) {
            JsonNode observed = accepted(200, same);
            assertEquals(0, observed.get("created").asInt());
            assertEquals(
                    same.isArray() ? same.size() : 1, observed.get("unchanged").asInt());
            observed.get("items")
                    .forEach(item -> assertEquals(id, item.get("id").asLong()));
        }
        assertEquals(before, everything());
        assertEquals(tag, tag("/prices/" + id));
    }

    @Test
    void acceptsNewPricesBesideARepeat() {
        ObjectNode price = ask();
        accepted(201, price);
        ObjectNode other = ask();
        JsonNode observed = accepted(201, list(other, price, other));
        assertEquals(1, observed.get("created").asInt());
        assertEquals(2, observed.get("unchanged").asInt());
        assertEquals(observed.at("/items/0"), observed.at("/items/2"));
    }

    @Test
    void refusesAnotherAmountOfTheSameObservation() {
        ObjectNode price = ask();
        long id = accepted(201, price).at("/items/0/id").asLong();
        ObjectNode other = price.deepCopy().put("amount", 130);
        String before = everything();
        assertEquals(
                "differs from the amount that this source observed at this time: 120.50 (/prices/" + id
                        + "). If these are two observations, give each a 'reference'",
                refusedAt("/amount", "409 already-exists", post("/prices", other.toString()))
                        .at("/errors/0/detail")
                        .asText());
        refusedAt(
                "/1/amount",
                "409 already-exists",
                post("/prices", list(ask(), other).toString()));
        ObjectNode fresh = ask();
        refusedAt(
                "/1/amount",
                "409 already-exists",
                post("/prices", list(fresh, fresh.deepCopy().put("amount", 130)).toString()));
        assertEquals(before, everything());
    }

    @Test
    void findsTheSneakerByItsStyleCode() {
        String slug = unique("coded");
        created(
                "/sneakers",
                WrittenKind.SNEAKERS
                        .minimal(slug)
                        .put("styleCode", "PR " + slug)
                        .toString());
        ObjectNode price = ask("pr" + slug.replace("-", "."), "shop");
        assertEquals(slug, accepted(201, price).at("/items/0/sneaker/slug").asText());
        assertEquals(
                1, accepted(200, price.put("sneaker", slug)).get("unchanged").asInt());
        assertEquals(
                1,
                accepted(200, price.put("sneaker", "PR" + slug.toUpperCase(Locale.ROOT)))
                        .get("unchanged")
                        .asInt());
    }

    @Test
    void namesEverySneakerThatIsNotThere() {
        String before = everything();
        JsonNode problem = refused(
                "422 invalid-reference",
                post(
                        "/prices",
                        list(ask("nothing-a", "x"), ask(), ask("nothing-b", "x"))
                                .toString()));
        assertEquals(List.of("/0/sneaker", "/2/sneaker"), problem.get("errors").findValuesAsText("pointer"));
        assertEquals(before, everything());
    }

    @Test
    void namesEveryFaultWithItsPointer() {
        String before = everything();
        ArrayNode prices = list(
                        ask(),
                        ask().put("amount", "1")
                                .put("currency", "XXX")
                                .put("kind", "BUY")
                                .put("size", "9")
                                .put("observedAt", "today")
                                .put("source", ""),
                        ask().put("amont", 1),
                        ask())
                .add(7)
                .addNull();
        JsonNode problem = refused("400 unknown-member", post("/prices", prices.toString()));
        assertEquals(
                List.of(
                        "/2/amont",
                        "/1/amount",
                        "/1/currency",
                        "/1/kind",
                        "/1/observedAt",
                        "/1/size",
                        "/1/source",
                        "/4",
                        "/5"),
                problem.get("errors").findValuesAsText("pointer"));
        assertEquals("amount", problem.at("/errors/0/suggestion").asText());
        assertEquals(before, everything());
    }

    @Test
    void namesNotMoreThanAThousandFaults() {
        ArrayNode prices = list();
        for (int i = 0; i < 1000; i++) {
            prices.addObject();
        }
        JsonNode problem = refused("400 invalid-body", post("/prices", prices.toString()));
        assertEquals(1000, problem.get("errors").size());
        assertTrue(
                problem.get("detail").asText().endsWith("There are 6000 faults in all."),
                problem.get("detail").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "SGD, 1.05, 1.05",
        "SGD, 1.5, 1.50",
        "SGD, 1.500, 1.50",
        "SGD, 100, 100.00",
        "SGD, 1e2, 100.00",
        "SGD, 999999999999.99, 999999999999.99",
        "JPY, 20000, 20000",
        "JPY, 20000.00, 20000",
        "JPY, 2E4, 20000",
        "BHD, 1.005, 1.005",
        "KWD, 1.005, 1.005",
        "CLF, 1.0005, 1.0005",
        "usd, 0.01, 0.01"
    })
    void givesAmountsExactlyTheDigitsOfTheirCurrency(String currency, String amount, String exact) {
        JsonNode price = Api.json(post(
                                "/prices",
                                ask().toString().replace("120.5", amount).replace("SGD", currency))
                        .then()
                        .statusCode(201)
                        .extract()
                        .asString())
                .at("/items/0");
        assertEquals(exact, price.get("amount").toString());
        assertEquals(exact, Api.get("/prices/" + price.get("id")).get("amount").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "SGD, 1.005",
        "JPY, 1.5",
        "JPY, 0.1",
        "BHD, 1.0005",
        "KWD, 1.0005",
        "CLF, 1.00005",
        "SGD, 0",
        "SGD, -1",
        "SGD, 0.00",
        "SGD, -0.01",
        "SGD, 1000000000000",
        "SGD, 1e12",
        "SGD, 1e999999",
        "SGD, 1e-999999",
        "SGD, -1e999999",
        "SGD, 0e999999",
        "SGD, 1e2147483647",
        "SGD, 1e-2147483647",
        "SGD, 0.000000000000000000000000000000000000000000000000001",
        "SGD, 100.000000000000000000000000000000000000000000000001",
        "SGD, NULL",
        "SGD, true"
    })
    void refusesAmountsThatTheCurrencyDoesNotAllow(String currency, String amount) {
        refusedAt(
                "/amount",
                "400 invalid-body",
                post(
                        "/prices",
                        ask().toString()
                                .replace("120.5", amount.toLowerCase(Locale.ROOT))
                                .replace("SGD", currency)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2147483649", "1e99999999999", "1e-99999999999", "-1e99999999999"})
    void refusesNumbersWithATooLargeExponent(String amount) {
        refused("400 malformed-body", post("/prices", ask().toString().replace("120.5", amount)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"XXX", "XTS", "XAU", "ZZZ", "SG", "SGDD", "$", "S$", "sg d", ""})
    void refusesWhatIsNoCurrency(String currency) {
        refusedAt(
                "/currency",
                "400 invalid-body",
                post("/prices", ask().put("currency", currency).toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "us9, US9",
        "USW9.5, USW9.5",
        "Eu42.5, EU42.5",
        "JP27, JP27",
        "UK8, UK8",
        "' US9 ', US9",
        "US 9, US9",
        "CM27, JP27"
    })
    void writesSizesInOneWay(String size, String written) {
        assertEquals(
                written,
                accepted(201, ask().put("size", size)).at("/items/0/size").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "US", "US0", "US9.25", "US9,5", "US100", "CM270", "US-9", "US٩"})
    void refusesWhatIsNoSize(String size) {
        refusedAt(
                "/size",
                "400 invalid-body",
                post("/prices", ask().put("size", size).toString()));
    }

    @Test
    void needsASizeUnlessItIsARetailPrice() {
        for (String kind : List.of("ASK", "BID", "SALE")) {
            refusedAt(
                    "/size",
                    "400 invalid-body",
                    post(
                            "/prices",
                            ask().put("kind", kind).without(List.of("size")).toString()));
            refusedAt(
                    "/size",
                    "400 invalid-body",
                    post("/prices", ask().put("kind", kind).putNull("size").toString()));
        }
        ObjectNode retail = ask().put("kind", "RETAIL");
        accepted(201, retail.without(List.of("size")));
        accepted(201, retail.put("size", "US9"));
        accepted(200, retail.putNull("size"));
    }

    @Test
    void acceptsTimesThatAreNotInTheFuture() {
        Instant now = Instant.now();
        for (String time : List.of(
                "1000-01-01T00:00:00Z",
                "1969-12-31T23:59:59.123456Z",
                now.toString(),
                now.plus(Duration.ofHours(23)).toString(),
                "2026-01-01t00:00:00z",
                "2026-01-01",
                "1000-01-01",
                "2026-01-01T00:00:00-12:00")) {
            accepted(201, ask().put("observedAt", time));
        }
        for (String time : List.of(
                now.plus(Duration.ofHours(25)).toString(),
                "9999-12-31T23:59:59Z",
                "10000-01-01T00:00:00Z",
                "+12026-01-01T00:00:00Z",
                "0999-12-31T23:59:59Z",
                "2026-02-30T00:00:00Z",
                "2026-01-01T24:00:01Z",
                "2026-02-30",
                "0999-12-31",
                "2026-01",
                now.plus(Duration.ofDays(2)).toString().substring(0, 10),
                "2026-01-01T00:00:00",
                "2026-01-01 00:00:00Z",
                "1767225600",
                "")) {
            refusedAt(
                    "/observedAt",
                    "400 invalid-body",
                    post("/prices", ask().put("observedAt", time).toString()));
        }
        refusedAt(
                "/observedAt",
                "400 invalid-body",
                post("/prices", ask().put("observedAt", 1767225600).toString()));
    }

    @Test
    void keepsTimesToTheMicrosecond() {
        assertEquals(
                "2026-01-01T00:00:00.123456Z",
                accepted(201, ask().put("observedAt", "2026-01-01T00:00:00.123456789Z"))
                        .at("/items/0/observedAt")
                        .asText());
    }

    @Test
    void refusesWhatIsDerivedAndWhatIsMissing() {
        ObjectNode read = (ObjectNode) accepted(201, ask()).at("/items/0");
        assertEquals(
                List.of("/id", "/equivalents", "/current", "/url", "/sneaker/name"),
                refused("400 unknown-member", post("/prices", read.toString()))
                        .get("errors")
                        .findValuesAsText("pointer"));
        assertEquals(
                List.of("/amount", "/currency", "/kind", "/observedAt", "/sneaker", "/source"),
                refused("400 invalid-body", post("/prices", "{}")).get("errors").findValuesAsText("pointer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "1.0",
                "01",
                "x",
                "999999999999999999",
                "9223372036854775808",
                "99999999999999999999",
                "%00",
                "1%20"
            })
    void findsNoPriceToDelete(String id) {
        refused("404 not-found", delete("/prices/" + id, "*"));
        refused("404 not-found", Api.ask("/prices/" + id));
    }

    /** Leaves out observations whose body is wrong, and those that the catalog refuses. */
    @Test
    void leavesOutBadOnesIfRequested() {
        ObjectNode known = ask();
        accepted(201, known);
        ArrayNode batch = list(
                ask(),
                ask().put("kind", "asked"),
                known.deepCopy().put("amount", 1),
                ask(unique("nobody"), "shop"),
                known);
        refused("400 invalid-body", post("/prices", batch.toString()));
        Response answer = post("/prices?onFault=skip", batch.toString());
        JsonNode observed = Api.json(answer.then().statusCode(201).extract().asString());
        assertEquals(1, observed.get("created").asInt());
        assertEquals(1, observed.get("unchanged").asInt());
        assertEquals(2, observed.get("items").size());
        assertEquals(
                List.of("1 /1/kind", "2 /2/amount", "3 /3/sneaker"),
                StreamSupport.stream(observed.get("skipped").spliterator(), false)
                        .map(skipped -> skipped.get("index").asText() + " "
                                + skipped.at("/faults/0/pointer").asText())
                        .toList());
        JsonNode none = Api.json(
                post("/prices?onFault=skip", list(ask().put("kind", "asked")).toString())
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        assertEquals(0, none.get("created").asInt());
        refused("400 invalid-parameter", post("/prices?onFault=ignore", batch.toString()));
    }

    /** RFC 7240, 4.2. */
    @Test
    void answersWithTheCountsOnlyIfThatIsPreferred() {
        ArrayNode batch = list(ask(), ask(), ask());
        for (String prefer : List.of("return=minimal", "respond-async, Return=\"minimal\"; foo=bar")) {
            Response answer = writer().header("Prefer", prefer)
                    .contentType("application/json")
                    .body(batch.toString())
                    .post("/prices");
            assertEquals("return=minimal", answer.header("Preference-Applied"));
            JsonNode observed = Api.json(answer.asString());
            assertEquals(
                    3,
                    observed.get("created").asInt() + observed.get("unchanged").asInt());
            assertFalse(observed.has("items"));
        }
        Response whole = writer().header("Prefer", "return=representation, return=minimal")
                .contentType("application/json")
                .body(batch.toString())
                .post("/prices");
        assertNull(whole.header("Preference-Applied"));
        assertEquals(3, Api.json(whole.asString()).get("items").size());
    }

    @Test
    void isDeletedOnlyWithItsETag() {
        String address = Api.relative(post("/prices", ask().toString()).header("Location"));
        refused("428 precondition-required", delete(address, null));
        refused("412 precondition-failed", delete(address, tag("/prices/1")));
        delete(address, tag(address)).then().statusCode(204);
        refused("404 not-found", delete(address, "*"));
    }
}
