// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnAnyDatabase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values and words that match nothing, against the built-in catalog. */
@QuarkusTest
@OnAnyDatabase
class NotesTest {

    @ParameterizedTest
    @CsvSource({
        "collaborator, JJJound, jjjound, jjjjound",
        "collaborator, Kiko Kostadinof, kiko kostadinof, kiko-kostadinov",
        "collaborator, kostadinov, kostadinov, kiko-kostadinov",
        "collaboration, jjjound-x-asics, jjjound-x-asics, jjjjound-x-asics",
        "designer, Yamashita, yamashita, hidenori-yamashita",
        "brand, ASCIS, ascis, asics",
        "silhouette, GEL-Kayno 14, gel-kayno 14, gel-kayano-14",
        "technology, GORETEXX, goretexx, gore-tex"
    })
    void namesTheNearestEntryOfAValueThatMatchesNone(String parameter, String given, String value, String suggestion) {
        JsonNode page = Api.get("/sneakers?" + parameter + "=" + Api.encoded(given));
        assertEquals(0, page.get("total").asInt());
        assertEquals(1, page.get("notes").size(), page.toString());
        JsonNode note = page.at("/notes/0");
        assertEquals(parameter, note.get("parameter").asText());
        assertEquals(value, note.get("value").asText());
        assertEquals(suggestion, note.path("suggestion").asText(), note.toString());
        assertTrue(note.get("detail").asText().contains("did you mean"), note.toString());
        assertTrue(Api.get("/sneakers?" + parameter + "=" + suggestion)
                        .get("total")
                        .asInt()
                > 0);
    }

    @Test
    void notesOnlyTheValuesThatMatchNothing() {
        JsonNode page = Api.get("/sneakers?collaborator=JJJJound,JJJound,qqqqqqqq&brand=asics&technology=gel");
        assertEquals(1, page.get("total").asInt());
        assertEquals(2, page.get("notes").size());
        assertEquals("jjjound", page.at("/notes/0/value").asText());
        assertEquals("qqqqqqqq", page.at("/notes/1/value").asText());
        assertFalse(page.at("/notes/1").has("suggestion"));
        assertTrue(page.at("/notes/1/detail").asText().contains("/collaborators"), page.toString());
    }

    @Test
    void suggestsForFiveValuesAtMostWhateverTheirParameters() {
        JsonNode page = Api.get("/sneakers?technology=GORETEXX,GORETEXQ,GORETEXZ"
                + "&collaborator=JJJound,Kostadinof,Kostadinoff&brand=ASCIS,asicss");
        assertEquals(8, page.get("notes").size(), page.toString());
        assertEquals(5, page.get("notes").findValues("suggestion").size(), page.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "/prices?collaborator=, JJJound, jjjjound",
        "/silhouettes?brand=, asisc, asics",
        "/silhouettes?designer=nobody&brand=, asisc, asics",
        "/collaborations?collaborator=, JJJound, jjjjound",
        "/collaborators?brand=, asisc, asics",
        "/designers?brand=, asisc, asics",
        "/brands?collaborator=, JJJound, jjjjound"
    })
    void notesUnknownValuesInEveryList(String list, String given, String suggestion) {
        JsonNode page = Api.get(list + given);
        assertEquals(0, page.get("total").asInt());
        assertTrue(page.get("notes").findValuesAsText("suggestion").contains(suggestion), page.toString());
        assertFalse(Api.get(list + suggestion)
                .path("notes")
                .findValuesAsText("value")
                .contains(suggestion));
    }

    @Test
    void hasNoNotesIfEveryValueIsKnown() {
        assertFalse(Api.get("/sneakers?brand=ASICS").has("notes"));
        // The entry exists but has no sneaker. This is no reason to suspect a typing error.
        assertFalse(Api.get("/sneakers?collaborator=kith").has("notes"));
        assertFalse(Api.get("/sneakers").has("notes"));
    }

    @ParameterizedTest
    @CsvSource({
        "beets, beams",
        "beets kayano, beams kayano",
        "1202a457, 1201a457",
        // No sneaker has both.
        "beets jjjjound,",
        "beets&general=true,",
        // All words are found, but not together.
        "silver mosquito,",
        // Too short to guess.
        "kayano 15,"
    })
    void correctsWordsThatNothingHas(String q, String corrected) {
        JsonNode page = Api.get("/sneakers?q=" + q.replace(" ", "%20"));
        assertEquals(0, page.get("total").asInt());
        assertEquals(corrected, page.at("/didYouMean/q").asText(null), page.toString());
        if (corrected != null) {
            JsonNode better = Api.get(Api.relative(page.at("/didYouMean/url").asText()));
            assertEquals(corrected, better.at("/query/q").asText());
            assertTrue(better.get("total").asInt() > 0);
            assertFalse(better.has("didYouMean"));
        }
    }
}
