// SPDX-License-Identifier: Apache-2.0
package dev.colorway.writing;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.refused;
import static dev.colorway.testing.WritableCatalog.refusedAt;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.JsonPointers;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Creates entries with POST. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class CreateEntryTest {

    private static void assertCreated(WrittenKind kind, ObjectNode body, String slug) {
        Response answer = post(kind.list(), body.toString());
        assertEquals(201, answer.statusCode(), answer.asString());
        String address = Api.base() + kind.address(slug);
        assertEquals(address, answer.header("Location"));
        assertEquals(address, answer.header("Content-Location"));
        assertEquals("no-store", answer.header("Cache-Control"));
        Response read = Api.ask(kind.address(slug));
        assertEquals(read.asString(), answer.asString());
        assertEquals(read.header("ETag"), answer.header("ETag"));
        JsonNode view = Api.json(answer.asString());
        assertEquals(address, view.get("url").asText());
        WrittenKind.assertHolds(body, view);
    }

    @ParameterizedTest
    @EnumSource
    void needsOnlyTheRequiredFields(WrittenKind kind) {
        String name = unique(kind.word());
        assertCreated(kind, kind.minimal(name), name);
    }

    @ParameterizedTest
    @EnumSource
    void keepsEveryField(WrittenKind kind) {
        String name = unique(kind.word());
        assertCreated(kind, kind.full(name), name);
    }

    @ParameterizedTest
    @EnumSource
    void isSeenInTheList(WrittenKind kind) {
        String name = unique(kind.word());
        created(kind.list(), kind.minimal(name).toString());
        assertEquals(
                1,
                Api.walk(kind.list() + "?limit=100").stream()
                        .filter(item -> item.get("slug").asText().equals(name))
                        .count());
    }

    @ParameterizedTest
    @EnumSource
    void makesTheSlugOfTheName(WrittenKind kind) {
        String number = unique("slug");
        assertCreated(kind, kind.minimal("Çå fÉ, x 'Überlauf'! " + number), "ca-fe-x-uberlauf-" + number);
    }

    @ParameterizedTest
    @EnumSource
    void needsASlugWhereNoneCanBeMadeOfTheName(WrittenKind kind) {
        for (String name : List.of("🥾", "Æ!".repeat(50), "new", "Prices", "-", "a-".repeat(100))) {
            refusedAt(
                    "/slug",
                    "400 invalid-body",
                    post(kind.list(), kind.minimal(name).toString()));
        }
        String slug = unique(kind.word());
        assertCreated(kind, kind.minimal("🥾").put("slug", slug), slug);
    }

    @ParameterizedTest
    @EnumSource
    void refusesASlugThatIsTaken(WrittenKind kind) {
        String slug = unique(kind.word());
        created(kind.list(), kind.minimal(slug).toString());
        JsonNode problem = refusedAt(
                "/slug",
                "409 already-exists",
                post(kind.list(), kind.minimal(slug).toString()));
        assertEquals(
                "There is a " + kind.word().replace('-', ' ') + " '" + slug + "' already.",
                problem.get("detail").asText());
        refusedAt(
                "/slug",
                "409 already-exists",
                post(kind.list(), kind.full("another").put("slug", slug).toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "a b",
                "a--b",
                "-a",
                "a-",
                "ä",
                "a_b",
                "a/b",
                "..",
                "%61",
                "batch",
                "changes",
                "export",
                "facets",
                "import",
                "new",
                "prices",
                "related",
                "search",
                "stream",
                "suggestions"
            })
    void refusesWhatCanBeNoSlug(String slug) {
        for (WrittenKind kind : WrittenKind.values()) {
            refusedAt(
                    "/slug",
                    "400 invalid-body",
                    post(kind.list(), kind.minimal("any").put("slug", slug).toString()));
        }
    }

    @Test
    void acceptsASlugOf120CharactersAndNoMore() {
        String slug = unique("x") + "x".repeat(120);
        assertCreated(
                WrittenKind.BRANDS,
                WrittenKind.BRANDS.minimal("Long").put("slug", slug.substring(0, 120)),
                slug.substring(0, 120));
        refusedAt(
                "/slug",
                "400 invalid-body",
                post(
                        "/brands",
                        WrittenKind.BRANDS
                                .minimal("Long")
                                .put("slug", slug.substring(0, 121))
                                .toString()));
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsDerived(WrittenKind kind) {
        JsonNode read =
                Api.get(created(kind.list(), kind.full(unique(kind.word())).toString()));
        String name = unique(kind.word());
        String counted = kind == WrittenKind.SNEAKERS ? "technologies" : "sneakerCount";
        for (String member : read.has(counted) ? List.of("url", counted) : List.of("url")) {
            ObjectNode body = kind.minimal(name);
            body.set(member, read.get(member));
            JsonNode problem = refusedAt("/" + member, "400 unknown-member", post(kind.list(), body.toString()));
            assertTrue(problem.at("/errors/0/detail").asText().contains("leave it out"), problem.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryFaultAtOnce(WrittenKind kind) {
        ObjectNode body = kind.full(unique(kind.word()));
        List<String> texts = JsonPointers.ofTexts(body).sorted().toList();
        for (String pointer : texts) {
            body = JsonPointers.with(body, pointer, TextNode.valueOf("x\u0007x"));
        }
        JsonNode problem = refused("400 invalid-body", post(kind.list(), body.toString()));
        assertEquals(texts, problem.get("errors").findValuesAsText("pointer"));
    }

    @ParameterizedTest
    @EnumSource
    void suggestsTheFieldThatWasMeant(WrittenKind kind) {
        ObjectNode body = kind.minimal("any").put("slugg", "x").put("nothing/like~that", 7);
        JsonNode problem = refused("400 unknown-member", post(kind.list(), body.toString()));
        assertEquals(
                List.of("/slugg", "/nothing~1like~0that"), problem.get("errors").findValuesAsText("pointer"));
        assertEquals("slug", problem.at("/errors/0/suggestion").asText());
        assertTrue(problem.at("/errors/1/suggestion").isMissingNode());
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryReferenceThatLeadsNowhere(WrittenKind kind) {
        ObjectNode body = kind.full(unique(kind.word()));
        for (String pointer : kind.references()) {
            body = JsonPointers.with(body, pointer, TextNode.valueOf("nothing-like-this"));
        }
        if (!kind.references().isEmpty()) {
            JsonNode problem = refused("422 invalid-reference", post(kind.list(), body.toString()));
            assertEquals(
                    kind.references().stream()
                            .map(pointer -> pointer.replaceFirst("/slug$", ""))
                            .toList(),
                    problem.get("errors").findValuesAsText("pointer"));
            assertTrue(problem.get("detail").asText().contains("'nothing-like-this'"), problem.toString());
        }
    }

    @Test
    void acceptsAReferenceAsItsSlugAlone() {
        String name = unique("short");
        String silhouette = Api.relative(post(
                        "/silhouettes",
                        "{'name': '#', 'brand': 'asics', 'predecessor': null}"
                                .replace('\'', '"')
                                .replace("#", name))
                .header("Location"));
        assertEquals("asics", Api.get(silhouette).at("/brand/slug").asText());
        String collaboration = created("/collaborations", """
                {"name": "%s", "brand": "asics", "collaborators": ["kith", {"slug": "beams"}, "ub1-s"]}
                """.formatted(name));
        assertEquals(
                List.of("kith", "beams", "ub1-s"),
                Api.get(collaboration).get("collaborators").findValuesAsText("slug"));
        String sneaker = created("/sneakers", """
                {"name": "%s", "silhouette": "%s", "collaboration": "%s"}""".formatted(name, name, name));
        assertEquals(name, Api.get(sneaker).at("/silhouette/slug").asText());
    }

    @Test
    void stripsSpacesAroundTextAndComposesIt() {
        String slug = unique("clean");
        String address = created("/collaborators", """
                {"slug": "%s", "name": "  Cafe\\u0301 \\u3000", "note": "\\u212bngstro\\u0308m  two spaces"}
                """.formatted(slug));
        assertEquals("Caf\u00e9", Api.get(address).get("name").asText());
        assertEquals(
                "\u00c5ngstr\u00f6m  two spaces", Api.get(address).get("note").asText());
        // The same text in another Unicode form changes nothing.
        String tag = WritableCatalog.tag(address);
        assertEquals(
                tag,
                WritableCatalog.put(
                                address,
                                "{\"name\": \"Cafe\\u0301\", \"note\": \"\\u00c5ngstr\\u00f6m  two spaces\"}",
                                tag)
                        .header("ETag"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /collaborations | {"name": "x", "brand": "asics", "collaborators": ["beams", "beams"]} \
                                                                                                  | /collaborators/1
            /collaborations | {"name": "x", "brand": "asics", "collaborators": []}                | /collaborators
            /collaborations | {"name": "x", "brand": "asics"}                                     | /collaborators
            /collaborations | {"name": "x", "collaborators": ["beams"]}                           | /brand
            /silhouettes    | {"name": "x"}                                                       | /brand
            /silhouettes    | {"name": "x", "brand": "asics", "technologies": [{"name": "GEL"}, {"name": "gel "}]} \
                                                                                                  | /technologies/1
            /silhouettes    | {"name": "x", "brand": "asics", "technologies": [{"name": "***"}]}  | /technologies/0/name
            /silhouettes    | {"name": "x", "brand": "asics", "awards": [{"name": "A", "year": 1799}]} \
                                                                                                  | /awards/0/year
            /silhouettes    | {"name": "x", "brand": "asics", "awards": [{"name": "A", "year": 2008.5}]} \
                                                                                                  | /awards/0/year
            /silhouettes    | {"name": "x", "brand": "asics", "awards": [{"name": "A", "year": 99999999999}]} \
                                                                                                  | /awards/0/year
            /silhouettes    | {"name": "x", "brand": "asics", "awards": [{"by": "Jury"}]}         | /awards/0/name
            /silhouettes    | {"name": "x", "brand": "asics", "designers": [{"slug": "toshikazu-kayano"}]} \
                                                                                                  | /designers/0/role
            /silhouettes    | {"name": "x", "brand": "asics", "designers": \
            [{"slug": "toshikazu-kayano", "role": "artist"}]}                                   | /designers/0/role
            /silhouettes    | {"name": "x", "brand": "asics", "designers": ["toshikazu-kayano"]}  | /designers/0
            /silhouettes    | {"name": "x", "brand": "asics", "released": "2023-02-29"}           | /released
            /size-charts    | {"name": "x", "rows": [["US9", "JP27"]]}                            | /brand
            /size-charts    | {"name": "x", "brand": "asics"}                                     | /rows
            /size-charts    | {"name": "x", "brand": "asics", "rows": []}                         | /rows
            /size-charts    | {"name": "x", "brand": "asics", "rows": [{}]}                       | /rows/0/sizes
            /size-charts    | {"name": "x", "brand": "asics", "rows": [["US9"]]}                  | /rows/0/sizes
            /size-charts    | {"name": "x", "brand": "asics", "rows": [{"sizes": ["JP27", "US9.25"]}]} \
                                                                                                  | /rows/0/sizes/1
            /size-charts    | {"name": "x", "brand": "asics", "rows": [["JP27", "US9", "us9.5"]]} | /rows/0/sizes
            /size-charts    | {"name": "x", "brand": "asics", "rows": [["US9", "US9"]]}           | /rows/0/sizes
            /size-charts    | {"name": "x", "brand": "asics", "rows": [["US9", "UK8"], ["JP27", "US9"]]} \
                                                                                                  | /rows/1/sizes
            /sneakers       | {"name": "x"}                                                       | /silhouette
            /sneakers       | {"name": "x", "silhouette": "gel-kayano-14", "styleCode": "-1"}     | /styleCode
            /sneakers       | {"name": "x", "silhouette": "gel-kayano-14", "styleCode": "ÄÖÜ"}    | /styleCode
            /brands         | {"name": null}                                                      | /name
            /brands         | {}                                                                  | /name
            /brands         | {"name": "   "}                                                     | /name
            """)
    void refusesInvalidBodies(String list, String body, String pointer) {
        refusedAt(pointer, "400 invalid-body", post(list, body));
    }

    @Test
    void acceptsANameOf200CharactersAndNoMore() {
        String word = unique("n");
        String name = word + " " + "n".repeat(199 - word.length());
        created("/brands", WrittenKind.BRANDS.minimal(name).put("slug", word).toString());
        refusedAt(
                "/name",
                "400 invalid-body",
                post(
                        "/brands",
                        WrittenKind.BRANDS
                                .minimal(name + "n")
                                .put("slug", unique("n"))
                                .toString()));
        // Each of these characters becomes eighteen in the comparison key, so the key is cut.
        created(
                "/brands",
                WrittenKind.BRANDS
                        .minimal("\ufdfa".repeat(200))
                        .put("slug", unique("n"))
                        .toString());
    }

    @Test
    void acceptsTwentyOfAListAndNoMore() {
        ObjectNode body = WrittenKind.SILHOUETTES.minimal(unique("many"));
        for (int i = 0; i < 20; i++) {
            body.withArray("technologies").addObject().put("name", "Tech " + i);
            body.withArray("awards").addObject().put("name", "The same award");
        }
        assertEquals(
                20,
                Api.get(created("/silhouettes", body.toString()))
                        .get("technologies")
                        .size());
        body.withArray("technologies").addObject().put("name", "Tech 20");
        body.withArray("awards").addObject().put("name", "The same award");
        JsonNode problem = refused("400 invalid-body", post("/silhouettes", body.toString()));
        assertEquals(List.of("/awards", "/technologies"), problem.get("errors").findValuesAsText("pointer"));
    }
}
