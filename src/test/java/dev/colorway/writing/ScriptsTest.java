// SPDX-License-Identifier: Apache-2.0
package dev.colorway.writing;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.refusedAt;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in every script get slugs, and are found in the way they are written and in Latin letters. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(WritableCatalog.Profile.class)
class ScriptsTest {

    @Inject
    Flyway migrations;

    /** Creates a silhouette of a brand and a sneaker with it. Returns their slug. */
    private static String shoe(String brand) {
        String slug = unique("shoe");
        ObjectNode silhouette = WrittenKind.SILHOUETTES.minimal(slug);
        silhouette.putObject("brand").put("slug", brand);
        created("/silhouettes", silhouette.toString());
        ObjectNode sneaker = WrittenKind.SNEAKERS.minimal(slug);
        sneaker.putObject("silhouette").put("slug", slug);
        created("/sneakers", sneaker.toString());
        return slug;
    }

    private static String slugOf(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** The names are completed by a unique number. */
    @ParameterizedTest
    @CsvSource({
        "Off-White™,          off-white,           OFF WHITE",
        "Straße Møller Işık,  strasse-moller-isik, STRASSE moller isik",
        "Æon,                 aeon,                aeon",
        "Łódź,                lodz,                LODZ",
        "Кроссовки Шарапова,  krossovki-sharapova, sharapova Krossovki",
        "Γιώργος,             giorgos,             GIORGOS",
        "アシックス ゲル,      ashikkusu-geru,      ｱｼｯｸｽ ゲル",
        "ナイキ・エア,         naiki-ea,            Naiki ea",
        "나이키 에어,          naiki-eeo,           naiki eeo",
        "李宁,                li-ning,             Lǐ Níng",
        "नाइकी,               naiki,               naiki"
    })
    void findsANameAsItIsWrittenAndInLatinLetters(String word, String slug, String other) {
        String number = unique("").substring(1);
        String name = word + " " + number;
        String brand =
                slugOf(created("/brands", WrittenKind.BRANDS.minimal(name).toString()));
        assertEquals(slug + "-" + number, brand);
        String shoe = shoe(brand);
        for (String written : List.of(name, other + " " + number)) {
            String value = Api.encoded(written);
            JsonNode found = Api.get("/sneakers?limit=1&q=" + value);
            assertEquals(shoe, found.at("/items/0/slug").asText(), written + found.get("query"));
            assertEquals(
                    found.get("query"),
                    Api.get("/sneakers?limit=1&q="
                                    + Api.encoded(found.at("/query/q").asText()))
                            .get("query"),
                    "the canonical form stays");
        }
        // A filter compares the whole name, with its punctuation. It ignores trademark signs.
        for (String written : List.of(name, name.toUpperCase(Locale.ROOT))) {
            String value = Api.encoded(written);
            assertEquals(List.of(shoe), Api.slugs("/sneakers?brand=" + value), written);
            assertEquals(List.of(shoe), Api.slugs("/silhouettes?brand=" + value), written);
        }
    }

    @Test
    void findsATradeMarkedNameWithoutItsMark() {
        String number = unique("mark");
        String name = "Off-White™ " + number;
        String brand =
                slugOf(created("/brands", WrittenKind.BRANDS.minimal(name).toString()));
        String shoe = shoe(brand);
        for (String list : List.of("/sneakers", "/silhouettes")) {
            assertEquals(List.of(shoe), Api.slugs(list + "?brand=" + Api.encoded("Off-White " + number)));
            assertEquals(List.of(shoe), Api.slugs(list + "?brand=" + Api.encoded("Off‑White® " + number)));
        }
        created(
                "/collaborators",
                WrittenKind.COLLABORATORS.minimal("ゲル " + number).toString());
        assertEquals(
                "geru-" + number,
                Api.get("/suggestions?q=" + Api.encoded("ゲル " + number))
                        .at("/collaborators/0/slug")
                        .asText());
    }

    @Test
    void findsTheSneakersOfATradeMarkedCollaborator() {
        String number = unique("mark");
        String collaborator = slugOf(created(
                "/collaborators",
                WrittenKind.COLLABORATORS.minimal("Off-White™ " + number).toString()));
        assertEquals("off-white-" + number, collaborator);
        ObjectNode collaboration = WrittenKind.COLLABORATIONS.minimal(unique("joint"));
        collaboration.putArray("collaborators").add(collaborator);
        ObjectNode sneaker = WrittenKind.SNEAKERS
                .minimal(unique("marked"))
                .put("collaboration", slugOf(created("/collaborations", collaboration.toString())));
        String slug = slugOf(created("/sneakers", sneaker.toString()));
        for (String name : List.of("Off-White", "Off-White™", "OFF-WHITE®")) {
            String value = Api.encoded(name + " " + number);
            assertEquals(List.of(slug), Api.slugs("/sneakers?collaborator=" + value), name);
            assertEquals(
                    slug,
                    Api.get("/sneakers?q=kayano%20" + value).at("/items/0/slug").asText(),
                    name);
        }
    }

    @ParameterizedTest
    @CsvSource({"Straße Møller Işık, strasse-moller-isik", "Æon, aeon"})
    void findsADesignerByTheNameInLatinLetters(String name, String slug) {
        String number = unique("").substring(1);
        String whole = name + " " + number;
        String designer = slugOf(
                created("/designers", WrittenKind.DESIGNERS.minimal(whole).toString()));
        assertEquals(slug + "-" + number, designer);
        ObjectNode silhouette = WrittenKind.SILHOUETTES.minimal(unique("designed"));
        silhouette.putArray("designers").addObject().put("slug", designer).put("role", "DESIGNER");
        String designed = slugOf(created("/silhouettes", silhouette.toString()));
        for (String written : List.of(whole, slug.replace('-', ' ') + " " + number, designer)) {
            assertEquals(List.of(designed), Api.slugs("/silhouettes?designer=" + Api.encoded(written)), written);
        }
    }

    @Test
    void findsPartsOfAChineseName() {
        String number = unique("han");
        String name = "中国李宁运动鞋 " + number;
        String shoe =
                shoe(slugOf(created("/brands", WrittenKind.BRANDS.minimal(name).toString())));
        for (String part : List.of("中国李宁运动鞋", "中国", "李宁", "宁", "中国李宁", "zhong guo li ning")) {
            assertEquals(List.of(shoe), Api.slugs("/sneakers?q=" + Api.encoded(number + " " + part)), part);
        }
    }

    @Test
    void acceptsANameOf200ChineseCharactersAndFindsIt() {
        String name = "鞋" + "中".repeat(199);
        String slug = unique("long");
        created("/brands", WrittenKind.BRANDS.minimal(name).put("slug", slug).toString());
        String shoe = shoe(slug);
        assertEquals(List.of(shoe), Api.slugs("/sneakers?brand=" + Api.encoded(name)));
        assertEquals(List.of(shoe), Api.slugs("/silhouettes?brand=" + Api.encoded(name)));
    }

    @Test
    void refusesWordsThatAreTooLongInLatinLetters() {
        JsonNode problem = Api.problem(400, "/sneakers?q=" + Api.encoded("中".repeat(60)));
        assertTrue(problem.at("/errors/0/detail").asText().startsWith("must be shorter"), problem.toString());
    }

    @Test
    void findsATechnologyWithoutItsTradeMark() {
        String word = unique("Foam");
        ObjectNode silhouette = WrittenKind.SILHOUETTES.minimal(unique("foamed"));
        silhouette.putArray("technologies").addObject().put("name", word + "™");
        String slug = slugOf(created("/silhouettes", silhouette.toString()));
        assertEquals(List.of(slug), Api.slugs("/silhouettes?technology=" + word));
        silhouette.withArray("technologies").addObject().put("name", word);
        refusedAt(
                "/technologies/1",
                "400 invalid-body",
                post("/silhouettes", silhouette.put("name", unique("foamed")).toString()));
    }

    @Test
    void findsAStyleCodeInFullWidth() {
        String code = unique("WIDE").toUpperCase(Locale.ROOT);
        StringBuilder wide = new StringBuilder();
        code.chars().forEach(character -> wide.append((char) (character - '!' + '！')));
        String slug = slugOf(created(
                "/sneakers",
                WrittenKind.SNEAKERS
                        .minimal(unique("wide"))
                        .put("styleCode", code)
                        .toString()));
        String value = Api.encoded(wide.toString());
        assertEquals(slug, Api.get("/sneakers/" + value).get("slug").asText());
        assertEquals(List.of(slug), Api.slugs("/sneakers?styleCode=" + value));
        assertEquals(slug, Api.get("/sneakers?q=" + value).at("/items/0/slug").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1201A457-", "1201A457!", "кросс"})
    void saysTheWholeRuleOfStyleCodes(String code) {
        JsonNode problem = refusedAt(
                "/styleCode",
                "400 invalid-body",
                post(
                        "/sneakers",
                        WrittenKind.SNEAKERS
                                .minimal(unique("ruled"))
                                .put("styleCode", code)
                                .toString()));
        for (String word : List.of("spaces", "dots", "hyphens", "slashes", "underscores")) {
            assertTrue(problem.at("/errors/0/detail").asText().contains(word), word + " in " + problem);
        }
    }

    @Test
    void runsTheMigrationThatFoldsNames() {
        assertTrue(Arrays.stream(migrations.info().applied())
                .anyMatch(migration -> migration.getVersion().getVersion().equals("6")));
    }
}
