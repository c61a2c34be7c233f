// SPDX-License-Identifier: Apache-2.0
package dev.colorway.writing;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.delete;
import static dev.colorway.testing.WritableCatalog.patch;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.put;
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
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes of makers, shops and other sources: style codes, GTINs and identifiers. Each of them finds its sneaker. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class SneakerCodesTest {

    private static final AtomicInteger CODES = new AtomicInteger(1000);
    private static final AtomicInteger GTINS = new AtomicInteger(100);

    private static String code() {
        return "GX" + CODES.incrementAndGet();
    }

    /** Returns an unused GTIN-13 with a correct check digit. */
    private static String gtin() {
        String digits = "200000000" + GTINS.incrementAndGet();
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static ObjectNode sneaker() {
        return WrittenKind.SNEAKERS.minimal(unique("coded"));
    }

    private static String createdWith(String member, String json) {
        ObjectNode body = sneaker();
        body.set(member, Api.json(json));
        return created("/sneakers", body.toString());
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> codes(String address) {
        return texts(Api.get(address).get("styleCodes"));
    }

    private static void change(String address, String patch) {
        patch(address, patch.replace('\'', '"'), "*").then().statusCode(200);
    }

    private static JsonNode imported(String rows) {
        return Transfers.imported(Transfers.NDJSON, rows.replace('\'', '"'));
    }

    @Test
    void isFoundByEachOfTwoStyleCodesThatAreWrittenAsOne() {
        String one = code();
        String two = code();
        String address =
                created("/sneakers", sneaker().put("styleCode", one + "/" + two).toString());
        JsonNode sneaker = Api.get(address);
        String slug = sneaker.get("slug").asText();
        assertEquals(one, sneaker.get("styleCode").asText());
        assertEquals(List.of(one, two), texts(sneaker.get("styleCodes")));
        for (String code : List.of(one, two, two.toLowerCase(Locale.ROOT), one + two)) {
            assertEquals(slug, Api.get("/sneakers/" + code).get("slug").asText());
            assertEquals(List.of(slug), Api.slugs("/sneakers?styleCode=" + code));
            assertEquals(List.of(slug), Api.slugs("/sneakers?slug=" + code));
            assertEquals(0, Api.get("/prices?sneaker=" + code).get("total").asInt());
            Api.get("/sneakers/" + code + "/prices");
            Api.get("/sneakers/" + code + "/related");
        }
        assertEquals(List.of(slug), Api.slugs("/sneakers?styleCode=" + one + "%2F" + two));
        assertEquals(List.of(slug), Api.slugs("/sneakers?q=" + two));
        post("/prices", """
                [{"sneaker": "%s", "amount": 1, "currency": "SGD", "kind": "ASK", "size": "US9",
                "observedAt": "2026-11-01T00:00:00Z", "source": "s"}]""".formatted(two)).then().statusCode(201);
        assertEquals(1, Api.get("/prices?sneaker=" + two).get("total").asInt());
        put("/sneakers/" + two, Api.ask(address).asString(), tag(address))
                .then()
                .statusCode(200);
        assertEquals(List.of(one, two), codes(address));
        for (String taken : List.of(one, two, one + two, two + "/" + code())) {
            refusedAt(
                    taken.contains("/") ? "/styleCodes/0" : "/styleCode",
                    "409 already-exists",
                    post("/sneakers", sneaker().put("styleCode", taken).toString()));
        }
        refusedAt(
                "/slug",
                "409 already-exists",
                post(
                        "/sneakers",
                        sneaker().put("slug", two.toLowerCase(Locale.ROOT)).toString()));
        change(address, "{'styleCodes': ['" + one + "']}");
        created("/sneakers", sneaker().put("styleCode", two).toString());
        delete(address, "*").then().statusCode(409);
    }

    @ParameterizedTest
    @CsvSource({"555088-134/136, 1", "U574/2, 1", "ABCDE/FGHIJ, 1", "M990GL6 / U990GR6, 2", "VN0A3W/VN0A4X/VN0A5Y, 3"})
    void isSplitOnlyWhereEachPartIsACode(String styleCode, int count) {
        String address =
                created("/sneakers", sneaker().put("styleCode", styleCode).toString());
        assertEquals(count, codes(address).size());
        delete(address, "*").then().statusCode(204);
    }

    @Test
    void keepsItsOtherStyleCodesUnlessAnotherOneIsSent() {
        String one = code();
        String two = code();
        String address = createdWith("styleCodes", "[\"" + one + "\", \"" + two + "\"]");
        String slug = Api.get(address).get("slug").asText();
        assertEquals(one, Api.get(address).get("styleCode").asText());
        change(address, "{'styleCode': '" + one + "'}");
        assertEquals(List.of(one, two), codes(address));
        imported("{'resource': 'sneakers', 'slug': '" + slug + "', 'styleCode': '" + one + "'}");
        assertEquals(List.of(one, two), codes(address));
        change(address, "{'styleCodes': ['" + two + "', '" + one + "']}");
        assertEquals(List.of(two, one), codes(address));
        String three = code();
        change(address, "{'styleCode': '" + three + "'}");
        assertEquals(List.of(three), codes(address));
        Api.problem(404, "/sneakers/" + two);
        refusedAt(
                "/styleCode",
                "422 invalid-patch",
                patch(address, "{\"styleCode\": \"" + one + "\", \"styleCodes\": [\"" + two + "\"]}", "*"));
        refusedAt("/styleCodes/1", "422 invalid-patch", patch(address, "{\"styleCodes\": [\"AB12345\", \"x!\"]}", "*"));
        refusedAt(
                "/styleCodes/1",
                "422 invalid-patch",
                patch(address, "{\"styleCodes\": [\"AB12345\", \"ab-12345\"]}", "*"));
        // An element that is no text has a fault of its own, and nothing can be compared with it.
        refusedAt(
                "/styleCodes/0",
                "422 invalid-patch",
                patch(address, "{\"styleCode\": \"" + one + "\", \"styleCodes\": [5, \"" + two + "\"]}", "*"));
        change(address, "{'styleCode': null}");
        assertEquals(List.of(), codes(address));
        assertFalse(Api.get(address).has("styleCode"));
    }

    @Test
    void isFoundByTheGtinOfEachSize() {
        String nine = gtin();
        String ten = gtin();
        String address =
                createdWith("gtins", "[{\"gtin\": \"" + nine + "\", \"size\": \"US9\"}, {\"gtin\": \"" + ten + "\"}]");
        String slug = Api.get(address).get("slug").asText();
        assertEquals("US9", Api.get(address).at("/gtins/0/size").asText());
        assertEquals(ten, Api.get(address).at("/gtins/1/gtin").asText());
        for (String gtin : List.of(nine, ten, "0" + nine, nine.substring(0, 1) + "%20" + nine.substring(1))) {
            assertEquals(List.of(slug), Api.slugs("/sneakers?gtin=" + gtin), gtin);
        }
        refusedAt(
                "/gtins/0",
                "409 already-exists",
                post(
                        "/sneakers",
                        sneaker()
                                .set("gtins", Api.json("[\"0\"]".replace("\"0\"", "{\"gtin\": \"0" + nine + "\"}")))
                                .toString()));
        refusedAt(
                "/gtins/1",
                "422 invalid-patch",
                patch(address, "{\"gtins\": [{\"gtin\": \"" + ten + "\"}, {\"gtin\": \"0" + ten + "\"}]}", "*"));
        change(address, "{'gtins': [{'gtin': '" + ten + "'}]}");
        created(
                "/sneakers",
                sneaker()
                        .set("gtins", Api.json("[{\"gtin\": \"" + nine + "\"}]"))
                        .toString());
    }

    @ParameterizedTest
    @CsvSource({
        "4006381333931, ",
        "96385074, ",
        "036000291452, ",
        "10012345678902, ",
        "4006381333932, must end with the check digit 1",
        "96385075, must end with the check digit 4",
        "036000291453, must end with the check digit 2",
        "400638133393, must end with the check digit 0",
        "40063813339, 'must be a GTIN: 8, 12, 13 or 14 digits'",
        "4006381x33931, 'must be a GTIN: 8, 12, 13 or 14 digits'"
    })
    void checksTheLastDigitOfAGtin(String gtin, String fault) {
        ObjectNode body = sneaker();
        body.putArray("gtins").addObject().put("gtin", gtin);
        if (fault == null) {
            String address = created("/sneakers", body.toString());
            assertEquals(1, Api.get("/sneakers?gtin=" + gtin).get("total").asInt());
            delete(address, "*").then().statusCode(204);
        } else {
            String inBody = refusedAt("/gtins/0/gtin", "400 invalid-body", post("/sneakers", body.toString()))
                    .at("/errors/0/detail")
                    .asText();
            assertTrue(inBody.startsWith(fault), inBody);
            String inQuery = Api.problem(400, "/sneakers?gtin=" + gtin)
                    .at("/errors/0/detail")
                    .asText();
            assertTrue(inQuery.startsWith(fault), inQuery);
        }
    }

    @Test
    void isFoundByWhatAnotherSourceCallsIt() {
        String id = unique("Id");
        String address = createdWith("identifiers", "[{\"scheme\": \"a-shop\", \"value\": \"" + id + "\"}]");
        String slug = Api.get(address).get("slug").asText();
        assertEquals(List.of(slug), Api.slugs("/sneakers?identifier=a-shop:" + id));
        assertEquals(List.of(slug), Api.slugs("/sneakers?identifier=A-Shop:" + id));
        assertEquals(List.of(), Api.slugs("/sneakers?identifier=a-shop:" + id.toLowerCase(Locale.ROOT)));
        assertEquals(List.of(), Api.slugs("/sneakers?identifier=other:" + id));
        ObjectNode other = sneaker();
        other.putArray("identifiers").addObject().put("scheme", "a-shop").put("value", id);
        refusedAt("/identifiers/0", "409 already-exists", post("/sneakers", other.toString()));
        other.putArray("identifiers").addObject().put("scheme", "a shop").put("value", "a,b");
        JsonNode faults = refusedAt("/identifiers/0/scheme", "400 invalid-body", post("/sneakers", other.toString()));
        assertEquals(2, faults.get("errors").size(), faults.toString());
        assertTrue(Api.problem(400, "/sneakers?identifier=12345").toString().contains("example-shop:12345"));
        delete(address, "*").then().statusCode(204);
        other.putArray("identifiers").addObject().put("scheme", "a-shop").put("value", id);
        created("/sneakers", other.toString());
    }

    @Test
    void reportsAllWrongCodesOfAQueryAtOnce() {
        JsonNode faults =
                Api.problem(400, "/sneakers?gtin=1,2&identifier=a&minPrice=x").get("errors");
        assertEquals(
                List.of("minPrice", "gtin", "gtin", "identifier").stream()
                        .sorted()
                        .toList(),
                faults.findValuesAsText("parameter").stream().sorted().toList());
    }

    @Test
    void listsWhatNoSneakerHas() {
        String code = code();
        String slug = unique("wish");
        String address = created(
                "/sneakers",
                WrittenKind.SNEAKERS.minimal(slug).put("styleCode", code).toString());
        change(address, "{'slug': '" + slug + "-now'}");
        JsonNode page = Api.get("/sneakers?slug=" + slug + ",nowhere-to-be-found," + code + "," + slug
                + "-now&maxPrice=1&gtin=4006381333931");
        assertEquals(0, page.get("total").asInt());
        assertEquals(
                Api.json("{\"slug\": [\"nowhere-to-be-found\"], \"gtin\": [\"04006381333931\"]}"), page.get("missing"));
        JsonNode found = Api.get("/sneakers?slug=" + slug + ",nowhere-to-be-found&styleCode=" + code + ",XX9999");
        assertEquals(1, found.get("total").asInt());
        assertEquals(
                Api.json("{\"slug\": [\"nowhere-to-be-found\"], \"styleCode\": [\"XX9999\"]}"), found.get("missing"));
        assertEquals(
                Api.json("{\"identifier\": [\"a-shop:none\"]}"),
                Api.get("/sneakers?identifier=a-shop:none").get("missing"));
        assertFalse(Api.get("/sneakers?limit=1").has("missing"));
        String many = String.join(",", Stream.generate(() -> slug).limit(99).toList());
        assertEquals(List.of(slug + "-now"), Api.slugs("/sneakers?slug=" + many + "," + code));
        Api.problem(400, "/sneakers?slug=" + many + "," + many);
    }

    @Test
    void isChangedByARowThatHasItsStyleCodeAndNoSlug() {
        String one = code();
        String two = code();
        String slug = unique("by-code");
        String address = created(
                "/sneakers",
                WrittenKind.SNEAKERS
                        .minimal(slug)
                        .put("styleCode", one + "/" + two)
                        .toString());
        JsonNode done =
                imported("{'resource': 'sneakers', 'styleCode': '\u00a0" + one + "', 'colorway': 'From a shop'}\n"
                        + "{'resource': 'sneakers', 'slug': null, 'styleCodes': ['" + two + "', '" + one
                        + "'], 'name': 'Another name'}");
        assertEquals(2, Transfers.count(done, "changed"), done.toString());
        assertEquals(slug, done.at("/changes/0/slug").asText());
        assertEquals("From a shop", Api.get(address).get("colorway").asText());
        assertEquals("Another name", Api.get(address).get("name").asText());
        assertEquals(List.of(two, one), codes(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"styleCode,colorway\nsneakers,%s,", "slug,styleCode,colorway\nsneakers,,%s,"})
    void isChangedByARowOfASpreadsheetWithoutASlug(String file) {
        String one = code();
        String two = code();
        String address =
                created("/sneakers", sneaker().put("styleCode", one + "/" + two).toString());
        JsonNode done = Transfers.imported(
                Transfers.CSV, "resource," + file.formatted(two.toLowerCase(Locale.ROOT)) + "Sheet\n");
        assertEquals(1, Transfers.count(done, "changed"), done.toString());
        assertEquals("Sheet", Api.get(address).get("colorway").asText());
    }

    @Test
    void isCreatedByARowWithoutASlugAsPostCreatesIt() {
        String name = unique("Row without slug");
        String slug = name.toLowerCase(Locale.ROOT).replace(' ', '-');
        String code = code();
        String row = "{'resource': 'sneakers', 'name': '" + name + "', 'styleCode': '" + code
                + "', 'silhouette': 'gel-kayano-14'}";
        JsonNode created = imported(row + "\n" + row);
        assertEquals(1, Transfers.count(created, "created"), created.toString());
        assertEquals(1, Transfers.count(created, "unchanged"), created.toString());
        assertEquals(1, Transfers.count(imported(row), "unchanged"));
        assertEquals(code, Api.get("/sneakers/" + slug).get("styleCode").asText());
        JsonNode other = refusedImport(row.replace(code, code()));
        assertEquals("/slug", other.at("/errors/0/pointer").asText(), other.toString());
        assertTrue(other.toString().contains("which has another code"), other.toString());
        JsonNode renamed = refusedImport("{'resource': 'sneakers', 'slug': '" + slug
                + "-2', 'name': 'X', 'styleCode': '" + code + "', 'silhouette': 'gel-kayano-14'}");
        assertTrue(renamed.toString().contains("leave the slug out"), renamed.toString());
        JsonNode nothing = refusedImport("{'resource': 'sneakers', 'styleCode': '" + code() + "'}");
        assertEquals(
                List.of("/slug", "/name", "/silhouette"),
                texts(Api.json(nothing.get("errors").findValuesAsText("pointer").stream()
                        .map(pointer -> "\"" + pointer + "\"")
                        .toList()
                        .toString())));
        String brand = unique("Brand without slug");
        imported("{'resource': 'brands', 'name': '" + brand + "'}");
        Api.get("/brands/" + brand.toLowerCase(Locale.ROOT).replace(' ', '-'));
    }

    @Test
    void aRowDoesNotFindASneakerByACodeThatAnEarlierRowRemoved() {
        String code = code();
        String address = created("/sneakers", sneaker().put("styleCode", code).toString());
        String slug = Api.get(address).get("slug").asText();
        JsonNode done = imported("{'resource': 'sneakers', 'slug': '" + slug + "', 'styleCode': '" + code() + "'}\n"
                + "{'resource': 'sneakers', 'name': '" + unique("Row of a code") + "', 'styleCode': '" + code
                + "', 'silhouette': 'gel-kayano-14'}");
        assertEquals(1, Transfers.count(done, "changed"), done.toString());
        assertEquals(1, Transfers.count(done, "created"), done.toString());
        assertEquals(List.of(code), codes("/sneakers/" + code));
    }

    private static JsonNode refusedImport(String row) {
        return Transfers.refused(422, Transfers.toImport(Transfers.NDJSON, Transfers.bytes(row.replace('\'', '"'))));
    }

    @Test
    void keepsAllCodesInFiles() {
        String one = code();
        String slug = unique("filed");
        ObjectNode body = WrittenKind.SNEAKERS.minimal(slug).put("styleCode", one + "/" + code());
        body.putArray("gtins").addObject().put("gtin", gtin()).put("size", "US9");
        body.putArray("identifiers").addObject().put("scheme", "s").put("value", slug + ":x y");
        created("/sneakers", body.toString());
        for (String format : List.of(Transfers.NDJSON, Transfers.CSV)) {
            String file = Transfers.export("/sneakers?slug=" + slug, format);
            assertEquals(1, Transfers.count(Transfers.imported(format, file), "unchanged"));
            assertEquals(file, Transfers.export("/sneakers?slug=" + slug, format));
        }
        assertEquals(
                1,
                Api.get("/sneakers?identifier=s:" + slug + ":x%20y")
                        .get("total")
                        .asInt());
    }
}
