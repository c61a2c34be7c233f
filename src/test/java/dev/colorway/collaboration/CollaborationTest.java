// SPDX-License-Identifier: Apache-2.0
package dev.colorway.collaboration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnBothDatabases
class CollaborationTest {

    @Test
    void namesCollaboratorsInBillingOrder() {
        assertEquals(Api.json("""
                { "slug": "kiko-kostadinov-x-ub1-s-x-asics", "name": "Kiko Kostadinov x UB1-S x ASICS",
                  "brand": {"slug": "asics", "name": "ASICS"},
                  "collaborators": [{"slug": "kiko-kostadinov", "name": "Kiko Kostadinov"},
                                    {"slug": "ub1-s", "name": "UB1-S"}],
                  "sneakerCount": 1, "sneakers": "%1$s/sneakers?collaboration=kiko-kostadinov-x-ub1-s-x-asics",
                  "url": "%1$s/collaborations/kiko-kostadinov-x-ub1-s-x-asics", "formerSlugs": [] }
                """.formatted(Api.base())), Api.get("/collaborations/kiko-kostadinov-x-ub1-s-x-asics"));
    }

    @Test
    void findsACollaborationByAnyOfItsCollaborators() {
        assertEquals(List.of("kiko-kostadinov-x-ub1-s-x-asics"), Api.slugs("/collaborations?collaborator=UB1-S"));
        assertEquals(4, Api.get("/collaborations?brand=asics").get("total").asInt());
    }

    @Test
    void listsACollaboratorWithoutSneakersToo() {
        assertEquals(0, Api.get("/collaborators/kith").get("sneakerCount").asInt());
        assertEquals(
                "named as a tastemaker; no sneaker listed",
                Api.get("/collaborators/kith").get("note").asText());
        assertEquals(
                List.of("angelo-baque", "beams", "jjjjound", "kiko-kostadinov", "kith", "ub1-s"),
                Api.slugs("/collaborators"));
        // Kith has no collaboration, so it has no brand.
        assertEquals(
                List.of("angelo-baque", "beams", "jjjjound", "kiko-kostadinov", "ub1-s"),
                Api.slugs("/collaborators?brand=asics"));
    }

    @Test
    void findsBrandsAndDesignersByTheirCollaborations() {
        assertEquals(List.of("asics"), Api.slugs("/brands?collaborator=beams"));
        assertEquals(List.of(), Api.slugs("/brands?collaborator=kith"));
        assertEquals(List.of("hidenori-yamashita", "toshikazu-kayano"), Api.slugs("/designers?brand=asics"));
    }
}
