// SPDX-License-Identifier: Apache-2.0
package dev.colorway.writing;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.patch;
import static dev.colorway.testing.WritableCatalog.refusedAt;
import static dev.colorway.testing.WritableCatalog.tag;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Contract;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes entries with a JSON Merge Patch. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class PatchEntryTest {

    /** Fields that no patch can clear alone: each entry has a slug, and each sneaker a silhouette or a brand. */
    private static final Set<String> NEEDED = Set.of("slug", "silhouette", "brand");

    private static String fullSneaker() {
        return created("/sneakers", WrittenKind.SNEAKERS.full(unique("patched")).toString());
    }

    private static JsonNode patched(String address, String patch) {
        String before = tag(address);
        JsonNode answer = Api.json(
                patch(address, patch, before).then().statusCode(200).extract().asString());
        assertEquals(answer, Api.get(address));
        assertNotEquals(before, tag(address));
        return answer;
    }

    @ParameterizedTest
    @EnumSource
    void setsTheNameAndLeavesTheRest(WrittenKind kind) {
        String slug = unique(kind.word());
        String address = created(kind.list(), kind.full(slug).toString());
        JsonNode before = Api.get(address);
        JsonNode after = patched(address, "{\"name\": \"Other\"}");
        assertEquals("Other", after.get("name").asText());
        before.properties().stream()
                .filter(member -> !List.of("name", "updatedAt").contains(member.getKey()))
                .forEach(member -> assertEquals(member.getValue(), after.get(member.getKey()), member.getKey()));
    }

    @ParameterizedTest
    @EnumSource
    void changesNothingWithAnEmptyPatch(WrittenKind kind) {
        String address = created(kind.list(), kind.full(unique(kind.word())).toString());
        String before = tag(address);
        assertEquals(
                before,
                patch(address, "{}", before).then().statusCode(200).extract().header("ETag"));
        assertEquals(before, tag(address));
    }

    /** Returns the fields that a patch can clear, each with its type of entry, as the contract says. */
    static Stream<Arguments> clearable() {
        Contract contract = Contract.read();
        return Stream.of(WrittenKind.values())
                .flatMap(kind -> contract.patch(kind.list()).properties().stream()
                        .filter(member -> !NEEDED.contains(member.getKey()))
                        .filter(member -> allows(member.getValue(), "null") && !allows(member.getValue(), "array"))
                        .map(member -> Arguments.of(kind, member.getKey())));
    }

    /** Returns whether a schema allows values of a type. */
    private static boolean allows(JsonNode schema, String type) {
        return Stream.concat(Stream.of(schema), schema.path("anyOf").valueStream())
                .map(choice -> choice.path("type"))
                .anyMatch(types -> types.asText().equals(type)
                        || types.valueStream().anyMatch(each -> each.asText().equals(type)));
    }

    @ParameterizedTest
    @MethodSource("clearable")
    void clearsAField(WrittenKind kind, String member) {
        String address = created(kind.list(), kind.full(unique(kind.word())).toString());
        assertTrue(Api.get(address).has(member), "the full body lacks it");
        assertFalse(patched(address, "{\"" + member + "\": null}").has(member));
    }

    @Test
    void clearsAList() {
        String address = fullSneaker();
        assertEquals(
                0,
                patched(address, "{\"extraTechnologies\": null}")
                        .get("extraTechnologies")
                        .size());
    }

    @Test
    void freesTheStyleCodeThatItClears() {
        String address = fullSneaker();
        String code = Api.get(address).get("styleCode").asText();
        patched(address, "{\"styleCode\": null}");
        created(
                "/sneakers",
                WrittenKind.SNEAKERS
                        .minimal(unique("heir"))
                        .put("styleCode", code)
                        .toString());
    }

    @Test
    void setsANestedField() {
        String address = fullSneaker();
        assertEquals(
                "gel-kayano-15",
                patched(address, "{\"silhouette\": {\"slug\": \"gel-kayano-15\"}}")
                        .at("/silhouette/slug")
                        .asText());
        assertEquals(
                "jjjjound-x-asics",
                patched(address, "{\"collaboration\": {\"slug\": \"jjjjound-x-asics\"}}")
                        .at("/collaboration/slug")
                        .asText());
        assertEquals(
                "gel-kayano-14",
                patched(address, "{\"silhouette\": \"gel-kayano-14\"}")
                        .at("/silhouette/slug")
                        .asText());
    }

    @Test
    void replacesAListWhole() {
        String address = fullSneaker();
        assertEquals(
                Api.json("[{\"name\": \"FLYTEFOAM\"}, {\"name\": \"GEL\", \"position\": \"forefoot\"}]"),
                patched(
                                address,
                                "{\"extraTechnologies\": [{\"name\": \"FLYTEFOAM\"}, {\"name\": \"GEL\", "
                                        + "\"position\": \"forefoot\"}]}")
                        .get("extraTechnologies"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"name": null}                                                        | /name
            {"silhouette": null}                                                  | /silhouette
            {"silhouette": {"slug": null}}                                        | /silhouette/slug
            {"silhouette": null, "brand": null}                                   | /silhouette
            {"name": ""}                                                          | /name
            {"releaseDate": "2022-13"}                                            | /releaseDate
            {"releaseDate": {"year": 2022}}                                       | /releaseDate
            {"styleCode": "1201A457--101!"}                                       | /styleCode
            {"audience": "KIDS"}                                                  | /audience
            {"credits": [{"slug": "toshikazu-kayano"}]}                           | /credits/0/role
            {"credits": [{"slug": "beams", "role": "COLORIST"}]}                  | /credits/0/role
            {"colors": "White/Black"}                                             | /colors
            {"colors": [{"base": "WHITE"}]}                                       | /colors/0/name
            {"colors": [{"name": "Sail", "base": "SAIL"}]}                        | /colors/0/base
            {"colors": [{"name": "Sail", "hex": "f1e9d6"}]}                       | /colors/0/hex
            {"status": ["AVAILABLE"]}                                             | /status
            {"extraTechnologies": [{"position": "heel"}]}                         | /extraTechnologies/0/name
            {"extraTechnologies": [{"name": "GEL"}, null]}                        | /extraTechnologies/1
            {"extraTechnologies": [{"name": "GEL"}, {"name": "Gel"}]}             | /extraTechnologies/1
            {"slug": "new"}                                                       | /slug
            {"slug": "a_b"}                                                       | /slug
            {"slug": null}                                                        | /slug
            """)
    void isRefusedWhereItWouldMakeTheSneakerWrong(String patch, String pointer) {
        isRefused("422 invalid-patch", patch, pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"url": "https://elsewhere.example"}                                  | /url
            {"colorway": "Good", "price": {"amount": 1}}                          | /price
            {"price": null}                                                       | /price
            """)
    void isRefusedWithADerivedField(String patch, String pointer) {
        isRefused("400 unknown-member", patch, pointer);
    }

    private static void isRefused(String problem, String patch, String pointer) {
        String address = fullSneaker();
        String before = Api.ask(address).asString();
        String tag = tag(address);
        refusedAt(pointer, problem, patch(address, patch, tag));
        assertEquals(before, Api.ask(address).asString());
        assertEquals(tag, tag(address));
    }

    @Test
    void isRefusedWithAllFaultsAtOnce() {
        JsonNode problem = refusedAt(
                "/colorway",
                "422 invalid-patch",
                patch(fullSneaker(), "{\"name\": null, \"colorway\": 7, \"releaseDate\": \"soon\"}", "*"));
        assertEquals(
                List.of("/colorway", "/name", "/releaseDate"),
                problem.get("errors").findValuesAsText("pointer"));
    }

    @ParameterizedTest
    @CsvSource({"null", "[]", "7", "'\"text\"'", "true", "[{}]"})
    void isRefusedUnlessItIsAnObject(String patch) {
        refusedAt("", "400 invalid-body", patch(fullSneaker(), patch, "*"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"colourway": "Silver"}                | /colourway             | colorway
            {"colourway": null}                    | /colourway             | colorway
            {"silhouette": {"slugg": null}}        | /silhouette/slugg      | slug
            {"silhouette": {"slugg": "x"}}         | /silhouette/slugg      | slug
            """)
    void isRefusedWithAnUnknownField(String patch, String pointer, String suggestion) {
        String address = fullSneaker();
        JsonNode problem = refusedAt(pointer, "400 unknown-member", patch(address, patch, "*"));
        assertEquals(suggestion, problem.at("/errors/0/suggestion").asText());
    }

    @Test
    void findsASneakerByItsStyleCode() {
        String address = fullSneaker();
        String code = Api.get(address).get("styleCode").asText();
        patch(
                        "/sneakers/" + code.toUpperCase(Locale.ROOT).replace("-", "%20"),
                        "{\"colorway\": \"Found\"}",
                        tag(address))
                .then()
                .statusCode(200);
        assertEquals("Found", Api.get(address).get("colorway").asText());
    }
}
