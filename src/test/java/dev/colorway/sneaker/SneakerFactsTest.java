// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import static dev.colorway.testing.Transfers.NDJSON;
import static dev.colorway.testing.Transfers.export;
import static dev.colorway.testing.Transfers.imported;
import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.delete;
import static dev.colorway.testing.WritableCatalog.patch;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.put;
import static dev.colorway.testing.WritableCatalog.refused;
import static dev.colorway.testing.WritableCatalog.refusedAt;
import static dev.colorway.testing.WritableCatalog.tag;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.catalog.Audience;
import dev.colorway.testing.Api;
import dev.colorway.testing.Contract;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The facts of a sneaker: audience, status, colors, credits, a brand without a silhouette, and times. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class SneakerFactsTest {

    /** Creates a sneaker in a collaboration of its own, and returns the question that finds only it. */
    private static String only(String fields) {
        String collaboration = unique("only");
        created(
                "/collaborations",
                "{\"name\": \"" + collaboration + "\", \"brand\": \"asics\", \"collaborators\": [\"beams\"]}");
        ObjectNode body = WrittenKind.SNEAKERS.minimal(unique("fact")).put("collaboration", collaboration);
        Api.json(fields).properties().forEach(field -> body.set(field.getKey(), field.getValue()));
        created("/sneakers", body.toString());
        return "/sneakers?collaboration=" + collaboration;
    }

    private static int total(String question) {
        return Api.get(question).get("total").asInt();
    }

    private static List<String> facet(String question, String facet) {
        return Stream.of(Api.get(question + "&facets=" + facet).at("/facets/" + facet + "/values"))
                .flatMap(values -> {
                    List<String> counts = new ArrayList<>();
                    values.forEach(value -> counts.add(value.get("value").asText() + " "
                            + value.get("count").asText()));
                    return counts.stream();
                })
                .toList();
    }

    /** Returns the constants of the schema that the parameter refers to. */
    private static List<String> enumeration(String parameter) {
        Contract contract = Contract.read();
        List<String> values = new ArrayList<>();
        contract.lists()
                .filter(list -> list.path().equals("/sneakers"))
                .flatMap(list -> list.parameters().stream())
                .filter(one -> one.name().equals(parameter))
                .map(one -> one.json().at("/schema/items/$ref").asText().substring(1))
                .forEach(pointer ->
                        contract.document().at(pointer).get("enum").forEach(value -> values.add(value.asText())));
        return values;
    }

    private static List<String> names(Enum<?>[] constants) {
        return Stream.of(constants).map(Enum::name).toList();
    }

    @Test
    void acceptsEveryAudienceAndStatusAsAFilter() {
        assertEquals(names(Audience.values()), enumeration("audience"));
        assertEquals(names(BaseColor.values()), enumeration("color"));
        assertEquals(names(SneakerStatus.values()), enumeration("status"));
    }

    @Test
    void findsAndCountsAnAudience() {
        String question = only("{\"audience\": \"WOMEN\"}");
        assertEquals("WOMEN", Api.get(question).at("/items/0/audience").asText());
        assertEquals(1, total(question + "&audience=MEN,WOMEN"));
        assertEquals(1, total(question + "&audience=MEN&audience=WOMEN"));
        assertEquals(0, total(question + "&audience=MEN"));
        assertEquals(List.of("WOMEN 1"), facet(question, "audience"));
        assertEquals(
                List.of("WOMEN 1", "MEN 0"),
                facet(question + "&audience=MEN", "audience"),
                "the facet is counted without its own parameter");
    }

    @Test
    void findsAndCountsAStatus() {
        String question = only("{\"status\": \"ANNOUNCED\"}");
        assertEquals("ANNOUNCED", Api.get(question).at("/items/0/status").asText());
        assertEquals(1, total(question + "&status=ANNOUNCED,AVAILABLE"));
        assertEquals(0, total(question + "&status=AVAILABLE"));
        assertEquals(List.of("ANNOUNCED 1"), facet(question, "status"));
    }

    @Test
    void hidesNoStatusUnlessAsked() {
        for (SneakerStatus status : SneakerStatus.values()) {
            assertEquals(1, total(only("{\"status\": \"" + status + "\"}")));
        }
    }

    @Test
    void keepsTheColorsOfTheMakerInTheirOrder() {
        String question = only("""
                {"colors": [{"name": "White", "base": "WHITE", "hex": "#FFFFFF"}, {"name": "Black", "base": "BLACK"},
                {"name": "White", "base": "WHITE"}, {"name": "Volt"}]}""");
        assertEquals(Api.json("""
                [{"name": "White", "base": "WHITE", "hex": "#ffffff"}, {"name": "Black", "base": "BLACK"},
                {"name": "White", "base": "WHITE"}, {"name": "Volt"}]"""), Api.get(question).at("/items/0/colors"));
    }

    @Test
    void findsAndCountsABaseColorOnceForEachSneaker() {
        String question = only("""
                {"colors": [{"name": "White", "base": "WHITE"}, {"name": "Sail", "base": "CREAM"},
                {"name": "White", "base": "WHITE"}, {"name": "Volt"}]}""");
        assertEquals(1, total(question + "&color=CREAM"));
        assertEquals(1, total(question + "&color=RED,WHITE"));
        assertEquals(0, total(question + "&color=RED"));
        assertEquals(List.of("CREAM 1", "WHITE 1"), facet(question, "color"));
    }

    @Test
    void findsAChangedAudienceAtOnce() {
        String question = only("{\"audience\": \"MEN\"}");
        JsonNode sneaker = Api.get(question).at("/items/0");
        patch(Api.relative(sneaker.get("url").asText()), "{\"audience\": \"UNISEX\"}", "*")
                .then()
                .statusCode(200);
        assertEquals(0, total(question + "&audience=MEN"));
        assertEquals(1, total(question + "&audience=UNISEX"));
    }

    @Test
    void distinguishesTheDesignersOfAColorwayFromThoseOfItsSilhouette() {
        String one = unique("designer-a");
        String other = unique("designer-b");
        created("/designers", "{\"name\": \"" + one + "\"}");
        created("/designers", "{\"name\": \"" + other + "\"}");
        String ofOne = only("{\"credits\": [{\"slug\": \"" + one + "\", \"role\": \"DESIGNER\"}]}");
        only("{\"credits\": [{\"slug\": \"" + other + "\", \"role\": \"DESIGNER\"}, {\"slug\": \"" + one
                + "\", \"role\": \"NAMESAKE\"}]}");
        JsonNode sneaker = Api.get(ofOne).at("/items/0");
        assertEquals(
                List.of("hidenori-yamashita", one), sneaker.get("designers").findValuesAsText("slug"));
        assertEquals(
                Api.json("[{\"slug\": \"%1$s\", \"name\": \"%1$s\", \"role\": \"DESIGNER\"}]".formatted(one)),
                sneaker.get("credits"));
        assertEquals(
                List.of(sneaker.get("slug").asText()),
                slugs("/sneakers?designer=" + one),
                "only the sneaker that this designer designed; the other one is named after the designer");
        assertEquals(1, Api.get("/designers/" + one).get("sneakerCount").asInt());
        assertEquals(1, Api.get("/designers/" + other).get("sneakerCount").asInt());
        assertEquals(List.of("hidenori-yamashita 1", one + " 1"), facet(ofOne, "designer"));
        assertTrue(slugs("/designers?brand=asics").contains(one));
    }

    @Test
    void countsADesignerOfBothOnce() {
        String designer = unique("both");
        created("/designers", "{\"name\": \"" + designer + "\"}");
        String credit = "[{\"slug\": \"" + designer + "\", \"role\": \"DESIGNER\"}]";
        String silhouette = unique("both");
        created(
                "/silhouettes",
                "{\"name\": \"" + silhouette + "\", \"brand\": \"asics\", \"designers\": " + credit + "}");
        only("{\"silhouette\": \"" + silhouette + "\", \"credits\": " + credit + "}");
        only("{\"silhouette\": \"" + silhouette + "\"}");
        assertEquals(2, total("/sneakers?designer=" + designer));
        assertEquals(2, Api.get("/designers/" + designer).get("sneakerCount").asInt());
    }

    @Test
    void isFoundByTheNewNameOfADesigner() {
        String designer = unique("renamed");
        String address = created("/designers", "{\"name\": \"" + designer + "\"}");
        String question = only("{\"credits\": [{\"slug\": \"" + designer + "\", \"role\": \"NAMESAKE\"}]}");
        assertEquals(1, total(question + "&q=" + designer));
        patch(address, "{\"name\": \"Zyxwv Utsrq\"}", "*").then().statusCode(200);
        assertEquals(1, total(question + "&q=zyxwv+utsrq"));
        assertEquals(0, total(question + "&q=" + designer));
    }

    private static void price(String sneaker) {
        String body = """
                {"sneaker": "%s", "amount": 100, "currency": "SGD", "kind": "ASK", "size": "US9",
                "observedAt": "2026-01-01T00:00:00Z", "source": "x"}""".formatted(sneaker);
        post("/prices", body).then().statusCode(201);
    }

    private static String brand() {
        String brand = unique("maker");
        created("/brands", "{\"name\": \"" + brand + "\"}");
        return brand;
    }

    private static String ofBrand(String brand) {
        return created("/sneakers", "{\"name\": \"" + unique("fact") + "\", \"brand\": \"" + brand + "\"}");
    }

    @Test
    void needsNoSilhouetteWhereABrandIsNamed() {
        String brand = brand();
        String address = ofBrand(brand);
        JsonNode sneaker = Api.get(address);
        assertFalse(sneaker.has("silhouette"), sneaker.toString());
        assertEquals(brand, sneaker.at("/brand/slug").asText());
        assertEquals("[]", sneaker.get("designers").toString());
        assertEquals("[]", sneaker.get("technologies").toString());
        String slug = sneaker.get("slug").asText();
        assertEquals(List.of(slug), slugs("/sneakers?brand=" + brand));
        assertEquals(List.of(slug), slugs("/sneakers?q=" + brand));
        assertTrue(facet("/sneakers?brand=" + brand, "brand").contains(brand + " 1"));
        assertEquals(List.of(), facet("/sneakers?brand=" + brand, "silhouette"));
        assertEquals(1, Api.get("/brands/" + brand).get("sneakerCount").asInt());
        assertEquals(0, Api.get(address + "/related").get("items").size());
        refused("409 still-referenced", delete("/brands/" + brand, "*"));
    }

    @Test
    void isFoundByTheNewNameOfItsBrand() {
        String brand = brand();
        String address = ofBrand(brand);
        assertEquals(1, total("/sneakers?brand=" + brand));
        patch("/brands/" + brand, "{\"name\": \"Qwertz " + brand + "\"}", "*")
                .then()
                .statusCode(200);
        assertEquals(1, total("/sneakers?q=qwertz+" + brand));
        assertEquals("Qwertz " + brand, Api.get(address).at("/brand/name").asText());
    }

    @Test
    void hasTheSizesOfItsBrandWithoutASilhouette() {
        String brand = brand();
        String address = ofBrand(brand);
        price(address.replace("/sneakers/", ""));
        assertEquals(0, total("/sneakers?size=JP27&brand=" + brand));
        String chart = created(
                "/size-charts",
                WrittenKind.SIZE_CHARTS
                        .minimal(unique("chart"))
                        .put("brand", brand)
                        .set("rows", Api.json("[{\"sizes\": [\"US9\", \"JP27\"]}]"))
                        .toString());
        assertEquals(1, total("/sneakers?size=JP27&brand=" + brand));
        assertEquals("JP27", Api.get(address).at("/price/equivalents/0").asText());
        assertEquals(
                "JP27",
                Api.get(address + "/prices?size=JP27")
                        .at("/items/0/equivalents/0")
                        .asText());
        delete(chart, "*").then().statusCode(204);
        assertEquals(0, total("/sneakers?size=JP27&brand=" + brand));
    }

    @Test
    void refusesABrandThatIsNotTheOneOfTheSilhouette() {
        String brand = brand();
        String name = unique("fact");
        JsonNode problem = refusedAt(
                "/brand",
                "422 invalid-reference",
                post(
                        "/sneakers",
                        "{\"name\": \"" + name + "\", \"silhouette\": \"gel-kayano-14\", \"brand\": \"" + brand
                                + "\"}"));
        assertEquals(
                "must be 'asics', the brand of the silhouette 'gel-kayano-14', or be left out",
                problem.at("/errors/0/detail").asText());
        String address = created(
                "/sneakers", "{\"name\": \"" + name + "\", \"silhouette\": \"gel-kayano-14\", \"brand\": \"asics\"}");
        refusedAt("/brand", "422 invalid-reference", patch(address, "{\"brand\": \"" + brand + "\"}", "*"));
        refusedAt("/silhouette", "400 invalid-body", post("/sneakers", "{\"name\": \"" + unique("fact") + "\"}"));
        assertFalse(export("/sneakers?q=" + name, NDJSON).contains("\"brand\""), "the silhouette has it");
    }

    @Test
    void canGetASilhouetteLaterAndLoseIt() {
        String address = ofBrand("asics");
        String tag = tag(address);
        put(address, Api.get(address).toString(), tag).then().statusCode(200);
        assertEquals(tag, tag(address), "a PUT of the response changes nothing");
        patch(address, "{\"silhouette\": \"gel-kayano-14\"}", "*").then().statusCode(200);
        assertEquals("gel-kayano-14", Api.get(address).at("/silhouette/slug").asText());
        patch(address, "{\"brand\": \"asics\"}", "*").then().statusCode(200);
        patch(address, "{\"silhouette\": null, \"brand\": \"asics\"}", "*")
                .then()
                .statusCode(200);
        assertFalse(Api.get(address).has("silhouette"));
        assertEquals("asics", Api.get(address).at("/brand/slug").asText());
    }

    @Test
    void followsTheSilhouetteInTheNextRowOfAFile() {
        String brand = brand();
        String silhouette = unique("next");
        created("/silhouettes", "{\"name\": \"" + silhouette + "\", \"brand\": \"" + brand + "\"}");
        String slug = unique("fact");
        imported(NDJSON, """
                {"resource": "sneakers", "slug": "%1$s", "name": "x", "silhouette": "gel-kayano-14", "brand": "asics"}
                {"resource": "sneakers", "slug": "%1$s", "silhouette": "%2$s"}
                """.formatted(slug, silhouette));
        assertEquals(brand, Api.get("/sneakers/" + slug).at("/brand/slug").asText());
    }

    private static Instant time(JsonNode sneaker, String field) {
        return Instant.parse(sneaker.get(field).asText());
    }

    @Test
    void saysWhenItWasCreatedAndChanged() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
        JsonNode sneaker = Api.get(only("{}")).at("/items/0");
        String address = Api.relative(sneaker.get("url").asText());
        Instant created = time(sneaker, "createdAt");
        assertFalse(created.isBefore(before) || created.isAfter(Instant.now()), created + " after " + before);
        assertEquals(created, time(sneaker, "updatedAt"));
        patch(address, "{\"status\": \"AVAILABLE\"}", "*").then().statusCode(200);
        JsonNode changed = Api.get(address);
        assertEquals(created, time(changed, "createdAt"));
        assertTrue(time(changed, "updatedAt").isAfter(created), changed.toString());
    }

    @Test
    void isNotChangedByAWriteThatChangesNothingNorByAPrice() {
        JsonNode sneaker = Api.get(only("{\"audience\": \"MEN\"}")).at("/items/0");
        String address = Api.relative(sneaker.get("url").asText());
        patch(address, "{\"audience\": \"MEN\"}", "*").then().statusCode(200);
        put(address, Api.get(address).toString(), tag(address)).then().statusCode(200);
        imported(NDJSON, export(address("sneakers", sneaker), NDJSON));
        price(sneaker.get("slug").asText());
        assertEquals(time(sneaker, "updatedAt"), time(Api.get(address), "updatedAt"));
    }

    @Test
    void ignoresTheTimesInAPutAndRefusesThemElsewhere() {
        JsonNode sneaker = Api.get(only("{}")).at("/items/0");
        String address = Api.relative(sneaker.get("url").asText());
        ObjectNode body = ((ObjectNode) Api.get(address)).put("createdAt", "2000-01-01T00:00:00Z");
        put(address, body.toString(), tag(address)).then().statusCode(200);
        assertEquals(time(sneaker, "createdAt"), time(Api.get(address), "createdAt"));
        refusedAt("/createdAt", "400 unknown-member", patch(address, "{\"createdAt\": \"2000-01-01T00:00:00Z\"}", "*"));
        assertFalse(export("/sneakers?q=fact", NDJSON).contains("createdAt"));
    }

    @Test
    void listsTheNewestAndTheLastChangedFirst() {
        String collaboration =
                Api.get(only("{}")).at("/items/0/collaboration/slug").asText();
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String slug = unique("newer");
            created(
                    "/sneakers",
                    WrittenKind.SNEAKERS
                            .minimal(slug)
                            .put("collaboration", collaboration)
                            .toString());
            created.add(0, slug);
        }
        String question = "/sneakers?limit=2&collaboration=" + collaboration;
        assertEquals(created, slugs(question + "&sort=-createdAt").subList(0, 3));
        patch("/sneakers/" + created.get(1), "{\"colorway\": \"Changed\"}", "*")
                .then()
                .statusCode(200);
        assertEquals(created.get(1), slugs(question + "&sort=-updatedAt").get(0));
        assertEquals(created.get(1), slugs(question + "&sort=updatedAt").get(3));
        assertEquals(created, slugs(question + "&sort=-createdAt").subList(0, 3));
    }

    private static List<String> slugs(String question) {
        return Api.walk(question).stream()
                .map(item -> item.get("slug").asText())
                .toList();
    }

    private static String address(String list, JsonNode sneaker) {
        return "/" + list + "?collaboration="
                + sneaker.at("/collaboration/slug").asText();
    }

    @Test
    void saysNothingOfWhatIsNotKnown() {
        JsonNode sneaker = Api.get(only("{}")).at("/items/0");
        assertEquals("[]", sneaker.get("colors").toString());
        assertEquals("[]", sneaker.get("credits").toString());
        assertFalse(sneaker.has("audience") || sneaker.has("status"), sneaker.toString());
    }

    @Test
    void refusesAnUnknownAudience() {
        JsonNode problem = Api.problem(400, "/sneakers?audience=WOMAN&status=SOLD");
        assertEquals("audience", problem.at("/errors/0/parameter").asText());
        assertEquals("WOMEN", problem.at("/errors/0/suggestion").asText());
        assertEquals("status", problem.at("/errors/1/parameter").asText());
    }
}
