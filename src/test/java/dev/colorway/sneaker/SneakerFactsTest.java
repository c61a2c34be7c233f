// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.patch;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a sneaker can say of itself beyond names and references, written, found and counted. */
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

    private static List<String> enumeration(String parameter) {
        List<String> values = new ArrayList<>();
        Contract.read()
                .lists()
                .filter(list -> list.path().equals("/sneakers"))
                .flatMap(list -> list.parameters().stream())
                .filter(one -> one.name().equals(parameter))
                .forEach(one -> one.json().at("/schema/items/enum").forEach(value -> values.add(value.asText())));
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
    void saysNothingOfWhatIsNotKnown() {
        JsonNode sneaker = Api.get(only("{}")).at("/items/0");
        assertEquals("[]", sneaker.get("colors").toString());
        assertFalse(sneaker.has("audience") || sneaker.has("status"), sneaker.toString());
    }

    @Test
    void refusesAnAudienceThatThereIsNot() {
        JsonNode problem = Api.problem(400, "/sneakers?audience=WOMAN&status=SOLD");
        assertEquals("audience", problem.at("/errors/0/parameter").asText());
        assertEquals("WOMEN", problem.at("/errors/0/suggestion").asText());
        assertEquals("status", problem.at("/errors/1/parameter").asText());
    }
}
