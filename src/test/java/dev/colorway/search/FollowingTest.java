// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.delete;
import static dev.colorway.testing.WritableCatalog.patch;
import static dev.colorway.testing.WritableCatalog.tag;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checks that every write is searchable with the next request, and that the updated index equals a rebuilt one. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class FollowingTest {

    @Inject
    IndexVerifier proof;

    private final String brand = unique("brandish");
    private final String designer = unique("designerly");
    private final String silhouette = unique("silhouettish");
    private final String collaborator = unique("collaboratory");
    private final String collaboration = unique("collaborative");
    private final String sneaker = unique("sneakery");

    /** Creates a sneaker and the entries that it refers to, directly or through its silhouette or collaboration. */
    private void write() {
        created("/brands", "{\"name\":\"" + brand + "\"}");
        created("/designers", "{\"name\":\"" + designer + "\"}");
        created(
                "/silhouettes",
                ("{'name':'" + silhouette + "','brand':{'slug':'" + brand + "'},'designers':[{'slug':'" + designer
                                + "','role':'DESIGNER'}],'technologies':[{'name':'Waxwing " + silhouette + "'}]}")
                        .replace('\'', '"'));
        created("/collaborators", "{\"name\":\"" + collaborator + "\"}");
        created(
                "/collaborations",
                ("{'slug':'" + collaboration + "','name':'" + collaboration + "','brand':{'slug':'" + brand
                                + "'},'collaborators':[{'slug':'" + collaborator + "'}]}")
                        .replace('\'', '"'));
        created(
                "/sneakers",
                ("{'name':'" + sneaker + "','silhouette':{'slug':'" + silhouette + "'},'collaboration':{'slug':'"
                                + collaboration + "'},'colorway':'Quince'}")
                        .replace('\'', '"'));
    }

    @AfterEach
    void equalsARebuiltIndex() throws IOException {
        IndexVerifier.Comparison comparison = proof.compare((done, total) -> {});
        assertEquals(List.of(), comparison.differences());
        assertEquals(0, comparison.different());
    }

    @Test
    void findsByAllThatItRefersTo() {
        write();
        for (String word : List.of(brand, designer, silhouette, collaborator, sneaker, "waxwing " + silhouette)) {
            assertEquals(List.of(sneaker), Api.slugs("/sneakers?q=" + word.replace(" ", "+")), word);
        }
        for (String question : List.of(
                "brand=" + brand,
                "designer=" + designer,
                "silhouette=" + silhouette,
                "collaborator=" + collaborator,
                "collaboration=" + collaboration,
                "technology=waxwing-" + silhouette)) {
            assertEquals(List.of(sneaker), Api.slugs("/sneakers?" + question), question);
        }
    }

    @Test
    void followsEveryRename() {
        write();
        for (String address : List.of(
                "/brands/" + brand,
                "/designers/" + designer,
                "/silhouettes/" + silhouette,
                "/collaborators/" + collaborator,
                "/sneakers/" + sneaker)) {
            String renamed = unique("renamed");
            patch(address, "{\"name\":\"" + renamed + "\"}", tag(address))
                    .then()
                    .statusCode(200);
            assertEquals(List.of(sneaker), Api.slugs("/sneakers?q=" + renamed), address);
        }
        assertEquals(List.of(), Api.slugs("/sneakers?q=" + designer + "&brand=" + brand));
    }

    @Test
    void followsWhatMovesToOtherThings() {
        write();
        String other = unique("otherbrand");
        created("/brands", "{\"name\":\"" + other + "\"}");
        patch(
                        "/silhouettes/" + silhouette,
                        ("{'brand':{'slug':'" + other + "'},'designers':null,'technologies':null}").replace('\'', '"'),
                        tag("/silhouettes/" + silhouette))
                .then()
                .statusCode(200);
        assertEquals(List.of(sneaker), Api.slugs("/sneakers?brand=" + other));
        assertEquals(List.of(), Api.slugs("/sneakers?designer=" + designer));
        patch("/sneakers/" + sneaker, "{\"collaboration\":null}", tag("/sneakers/" + sneaker))
                .then()
                .statusCode(200);
        assertEquals(List.of(sneaker), Api.slugs("/sneakers?general=true&brand=" + other));
        assertEquals(List.of(), Api.slugs("/sneakers?collaborator=" + collaborator));
    }

    @Test
    void followsPricesAndSizeCharts() {
        write();
        WritableCatalog.post(
                        "/prices",
                        ("{'sneaker':{'slug':'" + sneaker
                                        + "'},'amount':100,'currency':'SGD','kind':'ASK','size':'US9','source':'a',"
                                        + "'observedAt':'2026-01-02T00:00:00Z'}")
                                .replace('\'', '"'))
                .then()
                .statusCode(201);
        assertEquals(List.of(sneaker), Api.slugs("/sneakers?size=US9&maxPrice=100&brand=" + brand));
        assertEquals(List.of(), Api.slugs("/sneakers?size=JP27&brand=" + brand));
        String chart = created(
                "/size-charts",
                ("{'name':'" + unique("chart") + "','brand':{'slug':'" + brand
                                + "'},'rows':[{'sizes':['US9','JP27']}]}")
                        .replace('\'', '"'));
        assertEquals(List.of(sneaker), Api.slugs("/sneakers?size=JP27&brand=" + brand));
        delete(chart, tag(chart)).then().statusCode(204);
        assertEquals(List.of(), Api.slugs("/sneakers?size=JP27&brand=" + brand));
        String price = Api.relative(Api.get("/sneakers/" + sneaker + "/prices")
                .at("/items/0")
                .get("url")
                .asText());
        delete(price, tag(price)).then().statusCode(204);
        assertEquals(List.of(), Api.slugs("/sneakers?size=US9&brand=" + brand));
    }

    @Test
    void forgetsWhatIsDeleted() {
        write();
        delete("/sneakers/" + sneaker, tag("/sneakers/" + sneaker)).then().statusCode(204);
        assertEquals(List.of(), Api.slugs("/sneakers?q=" + sneaker));
        assertEquals(0, Api.get("/suggestions?q=" + sneaker).get("sneakers").size());
    }
}
