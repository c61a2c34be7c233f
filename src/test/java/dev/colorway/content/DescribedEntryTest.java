// SPDX-License-Identifier: Apache-2.0
package dev.colorway.content;

import static dev.colorway.testing.Transfers.CSV;
import static dev.colorway.testing.Transfers.NDJSON;
import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.patch;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.put;
import static dev.colorway.testing.WritableCatalog.refused;
import static dev.colorway.testing.WritableCatalog.refusedAt;
import static dev.colorway.testing.WritableCatalog.tag;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.JsonPointers;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what a page about an entry shows: description, pictures, links, tags and metadata. */
@QuarkusTest
@OnBothDatabases
@TestProfile(GeneratedCatalog.Profile.class)
class DescribedEntryTest {

    private static final String SNEAKER = "{\"name\": \"#\", \"silhouette\": \"gel-kayano-14\", ";

    /** The revision after the last fill; -1 before the first one. */
    private static long filledRevision = -1;

    /** Resets the catalog to the built-in one. Does nothing if there was no write since the last fill. */
    @BeforeEach
    void onlyTheBuiltInCatalog() {
        if (filledRevision == Api.revision()) {
            return;
        }
        Transfers.empty();
        Transfers.imported(NDJSON, builtIn());
        filledRevision = Api.revision();
    }

    private static String builtIn() {
        try (InputStream file = DescribedEntryTest.class.getResourceAsStream("/catalog/gel-kayano-14.ndjson")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String sneaker(String fields) {
        return SNEAKER.replace("#", unique("described")) + fields + "}";
    }

    private static String tooLong(String start, int length) {
        return start + "x".repeat(length - start.length());
    }

    static Stream<WrittenKind> described() {
        return Stream.of(WrittenKind.values()).filter(WrittenKind::isDescribed);
    }

    @ParameterizedTest
    @MethodSource("described")
    void isShownAndWrittenBackAndRemoved(WrittenKind kind) {
        ObjectNode body = kind.full(unique(kind.word()));
        String address = created(kind.list(), body.toString());
        JsonNode shown = Api.get(address);
        WrittenKind.assertHolds(body, shown);
        JsonNode listed = Api.walk(kind.list()).stream()
                .filter(item -> item.get("slug").equals(shown.get("slug")))
                .findFirst()
                .orElseThrow();
        assertEquals(shown, listed);
        String tag = tag(address);
        assertEquals(
                tag, put(address, shown.toString(), tag).header("ETag"), "writing back the response changes nothing");
        JsonNode empty = Api.json(patch(address, "{\"description\": null, \"images\": null, \"links\": []}", tag)
                .then()
                .statusCode(200)
                .extract()
                .asString());
        assertFalse(empty.has("description"));
        assertEquals("[][]", empty.get("images").toString() + empty.get("links"));
        assertEquals(empty, Api.get(address));
        assertNotEquals(tag, tag(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {NDJSON, CSV})
    void survivesAnExportAndAnImport(String format) {
        for (WrittenKind kind : WrittenKind.values()) {
            created(kind.list(), kind.full(unique(kind.word())).toString());
        }
        created("/sneakers", sneaker("""
                "description": "=1+1\\n\\n- \\"quoted\\", with a comma; and a semicolon\\nÅ ア 👟",
                "tags": ["=tag", "a, b"], "metadata": {"z": "last", "=a/~b": "@x, \\"y\\"", "限": "定"}"""));
        String file = Transfers.export("/catalog", format);
        Transfers.empty();
        Transfers.imported(format, file);
        assertEquals(file, Transfers.export("/catalog", format));
    }

    @Test
    void entriesOfMaximumSizeCanBeExportedAndImported() {
        String han = "限";
        StringBuilder images = new StringBuilder();
        StringBuilder links = new StringBuilder();
        StringBuilder technologies = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            images.append(i == 0 ? "" : ",")
                    .append("{\"url\": \"" + tooLong("https://images.example/" + i + "-", 2000) + "\", \"alt\": \""
                            + han.repeat(500) + "\", \"width\": 100000, \"height\": 100000}");
            links.append(i == 0 ? "" : ",")
                    .append("{\"rel\": \"" + "r".repeat(40) + "\", \"url\": \""
                            + tooLong("https://shop.example/" + i + "-", 2000) + "\"}");
            technologies
                    .append(i == 0 ? "" : ",")
                    .append("{\"name\": \"t" + i + han.repeat(197) + "\", \"position\": \"" + han.repeat(200)
                            + "\", \"benefit\": \"" + han.repeat(500) + "\"}");
        }
        StringBuilder tags = new StringBuilder();
        StringBuilder metadata = new StringBuilder();
        for (int i = 10; i < 60; i++) {
            if (i < 40) {
                tags.append(i == 10 ? "" : ",").append("\"" + i + han.repeat(48) + "\"");
            }
            metadata.append(i == 10 ? "" : ",").append("\"" + i + han.repeat(62) + "\": \"" + han.repeat(500) + "\"");
        }
        String body = sneaker("\"description\": \"" + han.repeat(5000) + "\", \"images\": [" + images
                + "], \"links\": [" + links + "], \"extraTechnologies\": [" + technologies + "], \"tags\": [" + tags
                + "], \"metadata\": {" + metadata + "}");
        String address = created("/sneakers", body);
        WrittenKind.assertHolds(((ObjectNode) Api.json(body)).without("silhouette"), Api.get(address));
        for (String format : List.of(NDJSON, CSV)) {
            String file = Transfers.export("/sneakers", format);
            assertTrue(Transfers.imported(format, file)
                            .at("/resources/sneakers/unchanged")
                            .asInt()
                    > 0);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "images": [{"url": "http://images.example/a.jpg"}]                              | /images/0/url
            "images": [{"url": "javascript:alert(1)"}]                                      | /images/0/url
            "images": [{"url": "data:image/png;base64,AA"}]                                 | /images/0/url
            "images": [{"url": "//images.example/a.jpg"}]                                   | /images/0/url
            "images": [{"url": "https://user:pass@images.example/a.jpg"}]                   | /images/0/url
            "images": [{"url": "https://images.example/a b.jpg"}]                           | /images/0/url
            "images": [{"url": "https://images.example/\\u202egpj.a"}]                      | /images/0/url
            "images": [{"alt": "no address"}]                                               | /images/0/url
            "images": ["https://images.example/a.jpg"]                                      | /images/0
            "images": [{"url": "https://a.example/a"}, {"url": "https://a.example/a"}]            | /images/1
            "images": [{"url": "https://images.example/a", "width": 0}]                     | /images/0/width
            "images": [{"url": "https://images.example/a", "height": 100001}]               | /images/0/height
            "images": [{"url": "https://images.example/a", "height": 1.5}]                  | /images/0/height
            "images": [{"url": "https://images.example/a", "alt": "a\\nb"}]                 | /images/0/alt
            "links": [{"rel": "shop", "url": "http://shop.example"}]                        | /links/0/url
            "links": [{"rel": "Shop!", "url": "https://shop.example"}]                      | /links/0/rel
            "links": [{"url": "https://shop.example"}]                                      | /links/0/rel
            "links": [{"rel": "a", "url": "https://a.example"}, {"rel": "a", "url": "https://a.example"}] | /links/1
            "description": ""                                                               | /description
            "description": " \\n "                                                          | /description
            "description": "a\\tb"                                                          | /description
            "description": "a\\rb"                                                          | /description
            "description": "a\\u202eb"                                                      | /description
            "description": "a\\u2028b"                                                      | /description
            "description": ["a", "b"]                                                       | /description
            "tags": ["a", "A!"]                                                             | /tags/1
            "tags": ["\\u2605"]                                                             | /tags/0
            "tags": ["a", ""]                                                               | /tags/1
            "tags": "a"                                                                     | /tags
            "metadata": {"a": 7}                                                            | /metadata/a
            "metadata": {"a": {"b": "c"}}                                                   | /metadata/a
            "metadata": {"a": "x\\ny"}                                                      | /metadata/a
            "metadata": {"a/b~c": ""}                                                       | /metadata/a~1b~0c
            "metadata": {" a": "x"}                                                         | /metadata/ a
            "metadata": {"e\\u0301": "x"}                                                   | /metadata/e\u0301
            "metadata": {"": "x"}                                                           | /metadata/
            "metadata": ["a"]                                                               | /metadata
            """)
    void isRefusedWithAPointer(String fields, String pointer) {
        refusedAt(pointer, "400 invalid-body", post("/sneakers", sneaker(fields)));
    }

    @Test
    void isRefusedBeyondEachLimit() {
        String address = tooLong("https://images.example/", 2001);
        JsonNode tooLong = refused(
                "400 invalid-body",
                post(
                        "/sneakers",
                        sneaker("\"description\": \"" + "x".repeat(5001) + "\", \"images\": [{\"url\": \"" + address
                                + "\", \"alt\": \"" + "x".repeat(501) + "\"}], \"links\": [{\"rel\": \""
                                + "x".repeat(41) + "\", \"url\": \"" + address + "\"}], \"tags\": [\""
                                + "x".repeat(51) + "\"], \"metadata\": {\"a\": \"" + "x".repeat(501) + "\", \""
                                + "n".repeat(65) + "\": \"x\"}")));
        assertEquals(
                List.of(
                        "/description",
                        "/images/0/alt",
                        "/images/0/url",
                        "/links/0/rel",
                        "/links/0/url",
                        "/metadata/a",
                        "/metadata/" + "n".repeat(65),
                        "/tags/0"),
                tooLong.get("errors").findValuesAsText("pointer"));
        ObjectNode many = (ObjectNode) Api.json(sneaker("\"metadata\": {}"));
        ArrayNode tags = many.putArray("tags");
        ArrayNode images = many.putArray("images");
        ArrayNode links = many.putArray("links");
        for (int i = 0; i < 51; i++) {
            ((ObjectNode) many.get("metadata")).put("name " + i, "x");
            if (i < 31) {
                tags.add("tag " + i);
            }
            if (i < 21) {
                images.addObject().put("url", "https://images.example/" + i);
                links.addObject().put("rel", "shop").put("url", "https://shop.example/" + i);
            }
        }
        JsonNode tooMany = refused("400 invalid-body", post("/sneakers", many.toString()));
        assertEquals(
                List.of("/images", "/links", "/metadata", "/tags"),
                tooMany.get("errors").findValuesAsText("pointer"));
        for (String list : List.of("images", "links", "tags")) {
            ((ArrayNode) many.get(list)).remove(0);
        }
        ((ObjectNode) many.get("metadata")).remove("name 0");
        created("/sneakers", many.toString());
    }

    @Test
    void hasLinesSeparatedInOneWay() {
        String address = created("/brands", """
                {"name": "Lines", "description": " \\r\\nfirst\\r\\n\\r\\n  third \\nfourth\\n"}""");
        assertEquals(
                "first\n\n  third \nfourth", Api.get(address).get("description").asText());
        Transfers.imported(CSV, "resource,slug,description\r\nbrands,lines,\"one\r\ntwo\"\r\n");
        assertEquals("one\ntwo", Api.get(address).get("description").asText());
        Transfers.imported(CSV, "resource,slug,description\r\nbrands,lines,\r\n");
        assertFalse(Api.get(address).has("description"), "an empty cell clears it");
    }

    @Test
    void hasMetadataThatIsMergedByName() {
        String address =
                created("/sneakers", sneaker("\"metadata\": {\"vendor sku\": \"1\", \"a\": \"x\", \"none\": null}"));
        String slug = Api.get(address).get("slug").asText();
        assertEquals("{\"a\":\"x\",\"vendor sku\":\"1\"}", metadata(address), "in the order of their names");
        patch(address, "{\"metadata\": {\"a\": null, \"B\": \"y\"}}", "*")
                .then()
                .statusCode(200);
        assertEquals("{\"B\":\"y\",\"vendor sku\":\"1\"}", metadata(address));
        Transfers.imported(
                NDJSON, "{\"resource\":\"sneakers\",\"slug\":\"" + slug + "\",\"metadata\":{\"B\":null,\"c\":\"z\"}}");
        assertEquals("{\"c\":\"z\",\"vendor sku\":\"1\"}", metadata(address));
        Transfers.imported(
                CSV, "resource,slug,metadata\nsneakers," + slug + ",\"{\"\"c\"\":\"\"w\"\",\"\"d\"\":\"\"v\"\"}\"\n");
        assertEquals("{\"c\":\"w\",\"d\":\"v\",\"vendor sku\":\"1\"}", metadata(address));
        JsonNode fault = Transfers.refused(
                422, Transfers.toImport(CSV, Transfers.bytes("resource,slug,metadata\nsneakers," + slug + ",[1]\n")));
        assertEquals("metadata", fault.at("/errors/0/column").asText());
        assertTrue(fault.at("/errors/0/detail").asText().contains("must be an object in JSON"), fault.toString());
        refusedAt("/metadata/e", "422 invalid-patch", patch(address, "{\"metadata\": {\"e\": 7}}", "*"));
        patch(address, "{\"metadata\": null}", "*").then().statusCode(200);
        assertFalse(Api.get(address).has("metadata"));
        String tag = tag(address);
        assertEquals(
                tag,
                patch(address, "{\"metadata\": {}}", "*").header("ETag"),
                "no metadata and empty metadata are equal");
    }

    private static String metadata(String address) {
        return Api.get(address).get("metadata").toString();
    }

    @Test
    void isFoundByTagsInEverySpelling() {
        String one = created("/sneakers", sneaker("\"tags\": [\"Summer 2024\", \"Été\"]"));
        String two = created("/sneakers", sneaker("\"tags\": [\"summer-2024\"]"));
        List<String> both = List.of(slug(one), slug(two));
        for (String tag : List.of("summer-2024", "Summer%202024", "SUMMER_2024")) {
            assertEquals(both, Api.slugs("/sneakers?tag=" + tag));
        }
        assertEquals(List.of(slug(one)), Api.slugs("/sneakers?tag=ete"));
        assertEquals(both, Api.slugs("/sneakers?tag=ete,summer-2024"));
        assertEquals(List.of(), Api.slugs("/sneakers?tag=summer"));
        assertEquals(
                "[\"ete\",\"summer-2024\"]",
                Api.get("/sneakers?tag=Summer%202024,%C3%A9t%C3%A9")
                        .at("/query/tag")
                        .toString());
        assertEquals(
                "tag",
                Api.problem(400, "/sneakers?tag=!!").at("/errors/0/parameter").asText());
        assertEquals(Api.json("""
                        [{"value": "summer-2024", "label": "summer 2024", "count": 2, "selected": false},
                        {"value": "ete", "label": "ete", "count": 1, "selected": true}]
                        """), Api.get("/sneakers?tag=ete&facets=tag").at("/facets/tag/values"));
        patch(two, "{\"tags\": [\"winter\"]}", "*").then().statusCode(200);
        assertEquals(List.of(slug(one)), Api.slugs("/sneakers?tag=summer-2024"));
        assertEquals(List.of(slug(two)), Api.slugs("/sneakers?tag=winter"));
    }

    private static String slug(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** Lists show sneakers from memory. After a change of any of these fields, they must show the changed sneaker. */
    @Test
    void isShownAsItIsNowInLists() {
        ObjectNode body = WrittenKind.SNEAKERS.full(unique("shown"));
        String address = created("/sneakers", body.toString());
        String list = "/sneakers?tag=running";
        for (String pointer : List.of("/description", "/images/0/alt", "/links/1/rel", "/tags/0", "/metadata/origin")) {
            WrittenKind.assertHolds(body, Api.get(list).at("/items/0"));
            body = JsonPointers.with(body, pointer, TextNode.valueOf("another"));
            put(address, body.toString(), "*").then().statusCode(200);
        }
        WrittenKind.assertHolds(body, Api.get(list).at("/items/0"));
    }

    /** The entries of the built-in catalog were written before these fields existed. */
    @Test
    void isEmptyInTheBuiltInCatalog() {
        for (WrittenKind kind : described().toList()) {
            for (JsonNode entry : Api.walk(kind.list())) {
                assertEquals("[][]", entry.get("images").toString() + entry.get("links"), entry.toString());
                assertFalse(entry.has("description") || entry.has("metadata"));
            }
        }
        String exported = Transfers.export("/catalog", NDJSON);
        assertFalse(exported.contains("\"images\"") || exported.contains("\"metadata\""), exported);
    }
}
