// SPDX-License-Identifier: Apache-2.0
package dev.colorway.writing;

import static dev.colorway.testing.Catalog.MOSQUITO_NET;
import static dev.colorway.testing.Catalog.PURE_SILVER_RED;
import static dev.colorway.testing.Catalog.SILVER_BLACK;
import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.patch;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.put;
import static dev.colorway.testing.WritableCatalog.refused;
import static dev.colorway.testing.WritableCatalog.unique;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sneaker is drawn in its colours. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(WritableCatalog.Profile.class)
class SneakerDrawingTest {

    private static final String SVG = "image/svg+xml;charset=UTF-8";

    private static String drawing(String address) {
        return Api.ask(address)
                .then()
                .statusCode(200)
                .contentType(SVG)
                .extract()
                .asString();
    }

    private static String title(String svg) {
        return svg.replaceFirst("(?s).*<title>(.*)</title>.*", "$1");
    }

    private static String withoutTitle(String svg) {
        return svg.replaceFirst("<title>.*</title>", "");
    }

    /** Creates a sneaker and returns the address of its drawing. */
    private static String sneaker(String fields) {
        ObjectNode body = WrittenKind.SNEAKERS.minimal(unique("drawn"));
        body.setAll((ObjectNode) Api.json(fields.replace('\'', '"')));
        return created("/sneakers", body.toString()) + "/drawing";
    }

    @Test
    void hasAnAddressInEveryFormOfASneaker() {
        for (JsonNode shown : new JsonNode[] {
            Api.get("/sneakers/" + SILVER_BLACK),
            Api.get("/sneakers?collaborator=jjjjound").at("/items/0"),
            Api.get("/sneakers/" + PURE_SILVER_RED + "/related")
                    .findParents("drawing")
                    .get(0)
        }) {
            String address = shown.get("drawing").asText();
            assertEquals(shown.get("url").asText() + "/drawing", address);
            drawing(Api.relative(address));
        }
        assertEquals(
                "https://catalog.example/sneakers/" + SILVER_BLACK + "/drawing",
                given().header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-Host", "catalog.example")
                        .get("/sneakers/" + SILVER_BLACK)
                        .path("drawing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1201A457-101", "1201a457101"})
    void isFoundByStyleCode(String code) {
        assertEquals(drawing("/sneakers/" + SILVER_BLACK + "/drawing"), drawing("/sneakers/" + code + "/drawing"));
    }

    @Test
    void saysWhatItShows() {
        String svg = drawing("/sneakers/" + SILVER_BLACK + "/drawing");
        assertEquals("Drawing of JJJJound x GEL-Kayano 14 'Silver Black': Silver, Black", title(svg));
        assertTrue(svg.contains("role=\"img\""), svg);
        assertEquals(
                "Drawing of BEAMS x GEL-Kayano 14 GORE-TEX 'Mosquito Net': colours not known",
                title(drawing("/sneakers/" + MOSQUITO_NET + "/drawing")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'colors': [{'name': 'Black', 'base': 'WHITE', 'hex': '#123456'}]}  | Black       | #123456",
                "{'colors': [{'name': 'Sail Black', 'base': 'RED'}]}                 | Sail Black  | #b3202c",
                "{'colors': [{'name': 'Midnight Navy'}]}                             | Midnight Navy | #1f2f55",
                "{'colors': [{'name': 'Rainbow Red', 'base': 'MULTI'}]}              | Rainbow Red | #b3202c",
                "{'colors': [{'name': 'Volt'}, {'name': 'Gum', 'base': 'GUM'}]}      | Gum         | #b9824f",
                "{'colors': [{'name': 'Volt'}], 'colorway': 'Olive Net'}             | Olive       | #6b6f45",
                "{'colorway': 'silver surfer'}                                       | silver      | #c0c5cc",
                "{'colorway': 'Example'}                                             | colours not known | #e3e4e6"
            })
    void readsEachColorFromItsBestSource(String fields, String named, String fill) {
        String svg = drawing(sneaker(fields));
        assertTrue(title(svg).endsWith(": " + named), title(svg));
        assertTrue(svg.contains("fill=\"" + fill + "\""), svg);
    }

    @Test
    void changesWithTheColorsAndTheNameOnly() {
        String address =
                sneaker("{'colors': [{'name': 'White', 'base': 'WHITE'}, {'name': 'Black', 'base': 'BLACK'}]}");
        String twin = sneaker("{'colors': [{'name': 'White', 'base': 'WHITE'}, {'name': 'Black', 'base': 'BLACK'}]}");
        String before = drawing(address);
        String tag = WritableCatalog.tag(address);
        assertEquals(withoutTitle(before), withoutTitle(drawing(twin)));
        String entry = address.replace("/drawing", "");
        patch(entry, "{\"releaseDate\": \"2022\"}", "*").then().statusCode(200);
        assertEquals(tag, WritableCatalog.tag(address));
        patch(entry, "{\"colors\": [{\"name\": \"Black\"}, {\"name\": \"White\"}]}", "*")
                .then()
                .statusCode(200);
        assertNotEquals(tag, WritableCatalog.tag(address));
        assertNotEquals(withoutTitle(before), withoutTitle(drawing(address)));
    }

    @Test
    void showsAHostileNameAsText() {
        String svg = drawing(sneaker("{'name': '</title><script>alert(1)</script> & {upper}'}"));
        assertFalse(svg.contains("<script"), svg);
        assertTrue(title(svg).contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; {upper}"), title(svg));
    }

    @Test
    void isReadLikeEverythingElse() {
        String address = "/sneakers/" + SILVER_BLACK + "/drawing";
        Response got = Api.ask(address);
        assertEquals("public, no-cache", got.header("Cache-Control"));
        assertEquals("nosniff", got.header("X-Content-Type-Options"));
        assertEquals(Long.toString(Api.revision()), got.header("Catalog-Revision"));
        String tag = got.header("ETag");
        given().header("If-None-Match", tag)
                .get(address)
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .body(equalTo(""));
        given().header("If-Match", "\"other\"").get(address).then().statusCode(412);
        given().head(address)
                .then()
                .statusCode(200)
                .contentType(SVG)
                .header("ETag", tag)
                .body(equalTo(""));
        given().header("Accept", "image/avif,image/webp,image/svg+xml,image/*;q=0.8")
                .get(address)
                .then()
                .statusCode(200)
                .contentType(SVG);
        given().header("Accept", "application/json").get(address).then().statusCode(406);
        refused("405 method-not-allowed", post(address, "{}"));
    }

    @Test
    void refusesParameters() {
        for (String parameter : new String[] {"width=100", "currency=SGD", "x"}) {
            refused("400 unknown-parameter", Api.ask("/sneakers/" + SILVER_BLACK + "/drawing?" + parameter));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-sneaker", "%00", "-", "..%2f..%2fetc"})
    void isMissingWhereTheSneakerIs(String identity) {
        Api.problem(404, "/sneakers/" + identity + "/drawing");
        given().urlEncodingEnabled(false)
                .head("/sneakers/" + identity + "/drawing")
                .then()
                .statusCode(404);
    }

    @Test
    void movesWithARenamedSneaker() {
        String address = sneaker("{'colorway': 'Red'}");
        String old = address.split("/")[2];
        patch("/sneakers/" + old, "{\"slug\": \"" + old + "-renamed\"}", "*")
                .then()
                .statusCode(200);
        Response moved =
                given().urlEncodingEnabled(false).redirects().follow(false).get(address);
        assertEquals(308, moved.statusCode());
        assertEquals(Api.base() + "/sneakers/" + old + "-renamed/drawing", moved.header("Location"));
        assertEquals("public, no-cache", moved.header("Cache-Control"));
        drawing("/sneakers/" + old + "-renamed/drawing");
    }

    /**
     * A PUT can contain the field, because callers send back the entry that they read; the value is ignored. A patch
     * cannot contain the field, and an export does not contain it.
     */
    @Test
    void isDerived() {
        String entry = sneaker("{'colorway': 'Red'}").replace("/drawing", "");
        ObjectNode body = (ObjectNode) Api.get(entry);
        body.put("drawing", "https://shop.example/picture.svg");
        put(entry, body.toString(), "*").then().statusCode(200);
        assertEquals(
                Api.base() + entry + "/drawing", Api.get(entry).get("drawing").asText());
        refused("400 unknown-member", patch(entry, "{\"drawing\": \"https://shop.example/picture.svg\"}", "*"));
        assertFalse(Api.ask("/catalog").asString().contains("/drawing"));
    }
}
