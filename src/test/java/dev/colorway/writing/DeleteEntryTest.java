// SPDX-License-Identifier: Apache-2.0
package dev.colorway.writing;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.delete;
import static dev.colorway.testing.WritableCatalog.patch;
import static dev.colorway.testing.WritableCatalog.put;
import static dev.colorway.testing.WritableCatalog.refused;
import static dev.colorway.testing.WritableCatalog.tag;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class DeleteEntryTest {

    @ParameterizedTest
    @EnumSource
    void deletesTheEntry(WrittenKind kind) {
        String slug = unique(kind.word());
        String address = created(kind.list(), kind.full(slug).toString());
        Response answer = delete(address, tag(address));
        assertEquals(204, answer.statusCode());
        assertEquals("", answer.asString());
        refused("404 not-found", Api.ask(address));
        refused("404 not-found", delete(address, "*"));
        refused("404 not-found", patch(address, "{}", "*"));
        assertEquals(address, created(kind.list(), kind.full(slug).toString()), "the slug is free again");
    }

    /**
     * The ways in which one entry can refer to another: the list and body of the referring entry, and the text in the
     * problem. Other tests cover references from size charts and prices.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            BRANDS         | /silhouettes    | {"brand": "#"}                                      | silhouettes (1)
            BRANDS         | /collaborations | {"brand": "#", "collaborators": ["beams"]}          | collaborations (1)
            BRANDS         | /sneakers       | {"brand": "#"}                                      | sneakers (1)
            DESIGNERS      | /silhouettes    | {"brand": "asics", "designers": [\
            {"slug": "#", "role": "DESIGNER"}, {"slug": "#", "role": "NAMESAKE"}]}                 | silhouettes (1)
            DESIGNERS      | /sneakers       | {"silhouette": "gel-kayano-14", "credits": [\
            {"slug": "#", "role": "DESIGNER"}, {"slug": "#", "role": "NAMESAKE"}]}                 | sneakers (1)
            COLLABORATORS  | /collaborations | {"brand": "asics", "collaborators": ["beams", "#"]} | collaborations (1)
            COLLABORATIONS | /sneakers       | {"silhouette": "gel-kayano-14", "collaboration": "#"} | sneakers (1)
            SILHOUETTES    | /sneakers       | {"silhouette": "#"}                                 | sneakers (1)
            SILHOUETTES    | /silhouettes    | {"brand": "asics", "predecessor": "#"} | silhouettes that followed it (1)
            """)
    void leavesWhatOthersReferTo(WrittenKind kind, String list, String body, String by) {
        String slug = unique(kind.word());
        String address = created(kind.list(), kind.full(slug).toString());
        String referrer = created(
                list, body.replace("#", slug).replaceFirst("\\{", "{\"name\": \"" + unique("referrer") + "\", "));
        JsonNode problem = refused("409 still-referenced", delete(address, tag(address)));
        assertEquals(
                "'" + slug + "' cannot be deleted, because others refer to it: " + by + ".",
                problem.get("detail").asText());
        assertEquals(200, Api.ask(address).statusCode());
        delete(referrer, "*").then().statusCode(204);
        delete(address, "*").then().statusCode(204);
    }

    @Test
    void leavesASneakerWithPrices() {
        String slug = unique("priced");
        String address = created("/sneakers", WrittenKind.SNEAKERS.full(slug).toString());
        Response price = WritableCatalog.post("/prices", """
                {"sneaker": "%s", "amount": 1, "currency": "EUR", "kind": "RETAIL",
                "observedAt": "2026-01-01T00:00:00Z", "source": "x"}""".formatted(slug));
        JsonNode problem = refused("409 still-referenced", delete(address, "*"));
        assertEquals(
                "'" + slug + "' cannot be deleted, because others refer to it: prices (1).",
                problem.get("detail").asText());
        delete(Api.relative(price.header("Location")), "*").then().statusCode(204);
        delete(address, "*").then().statusCode(204);
    }

    @Test
    void countsAllReferences() {
        String slug = unique("popular");
        String address = created("/brands", WrittenKind.BRANDS.minimal(slug).toString());
        for (int i = 0; i < 3; i++) {
            created(
                    "/silhouettes",
                    WrittenKind.SILHOUETTES
                            .minimal(unique("of"))
                            .put("brand", slug)
                            .toString());
        }
        created(
                "/collaborations",
                "{\"name\": \"" + unique("with") + "\", \"brand\": \"" + slug + "\", \"collaborators\": [\"beams\"]}");
        created(
                "/size-charts",
                WrittenKind.SIZE_CHARTS
                        .minimal(unique("chart"))
                        .put("brand", slug)
                        .toString());
        String detail = refused("409 still-referenced", delete(address, "*"))
                .get("detail")
                .asText();
        assertEquals(
                "'" + slug
                        + "' cannot be deleted, because others refer to it: silhouettes (3), collaborations "
                        + "(1), size charts (1).",
                detail);
    }

    @Test
    void deletesAnEntryWithoutReferences() {
        String slug = unique("left");
        String address = created("/brands", WrittenKind.BRANDS.minimal(slug).toString());
        String silhouette = created(
                "/silhouettes",
                WrittenKind.SILHOUETTES.minimal(unique("of")).put("brand", slug).toString());
        refused("409 still-referenced", delete(address, "*"));
        patch(silhouette, "{\"brand\": \"asics\"}", "*").then().statusCode(200);
        delete(address, "*").then().statusCode(204);
    }

    @Test
    void findsASneakerByItsStyleCode() {
        String slug = unique("coded");
        String address = created(
                "/sneakers",
                WrittenKind.SNEAKERS
                        .minimal(slug)
                        .put("styleCode", "del " + slug)
                        .toString());
        delete("/sneakers/DEL." + slug.replace("-", ""), tag(address)).then().statusCode(204);
        refused("404 not-found", Api.ask(address));
        put(
                        address,
                        WrittenKind.SNEAKERS
                                .minimal(slug)
                                .put("styleCode", "del " + slug)
                                .toString(),
                        null)
                .then()
                .statusCode(201);
    }
}
