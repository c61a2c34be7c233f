// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@OnBothDatabases
class SilhouetteTest {

    @Test
    void showsEveryFieldOfTheGelKayano14() {
        JsonNode silhouette = Api.get("/silhouettes/gel-kayano-14");
        assertEquals(Api.json("""
                { "slug": "gel-kayano-14", "name": "GEL-Kayano 14", "brand": {"slug": "asics", "name": "ASICS"},
                  "line": "GEL-Kayano", "released": "2008", "retroReleased": "2020",
                  "designers": [{"slug": "hidenori-yamashita", "name": "Hidenori Yamashita", "role": "DESIGNER"},
                                {"slug": "hidenori-yamashita", "name": "Hidenori Yamashita", "role": "RELAUNCH"},
                                {"slug": "toshikazu-kayano", "name": "Toshikazu Kayano", "role": "NAMESAKE"}],
                  "designConcept": "flash", "upper": "mesh base with panels, tiger stripes often in reflective silver",
                  "technologies": [{"name": "GEL", "position": "heel", "benefit": "shock absorption and stability"},
                                   {"name": "TRUSSTIC", "position": "midfoot of the sole",
                                    "benefit": "stability at low weight"}],
                  "awards": [{"name": "International Editor's Choice", "by": "Runner's World", "year": 2008}],
                  "successor": {"slug": "gel-kayano-15", "name": "GEL-Kayano 15"},
                  "note": "first of the line not designed by its namesake", "sneakerCount": 6,
                  "sneakers": "%1$s/sneakers?silhouette=gel-kayano-14", "url": "%1$s/silhouettes/gel-kayano-14",
                  "images": [], "links": [], "formerSlugs": [] }
                """.formatted(Api.base())), silhouette);
    }

    @Test
    void linksPredecessorAndSuccessorBothWays() {
        assertEquals(
                "gel-kayano-14",
                Api.get("/silhouettes/gel-kayano-15").at("/predecessor/slug").asText());
        assertEquals(
                "gel-kayano-15",
                Api.get("/silhouettes/gel-kayano-14").at("/successor/slug").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "sort=released, gel-kayano-14 gel-kayano-15",
        "sort=-released, gel-kayano-15 gel-kayano-14",
        "sort=-name, gel-kayano-15 gel-kayano-14",
        "designer=Toshikazu%20Kayano, gel-kayano-14",
        "technology=gel, gel-kayano-14",
        "releasedFrom=2009, gel-kayano-15",
        "releasedTo=2008-06, gel-kayano-14",
        "line=gel-kayano&brand=ASICS, gel-kayano-14 gel-kayano-15"
    })
    void listsSilhouettesAsAskedFor(String question, String slugs) {
        assertEquals(List.of(slugs.split(" ")), Api.slugs("/silhouettes?" + question));
    }
}
