// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.testing.Api;
import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A restored catalog has the former addresses of its entries. */
@QuarkusTest
@OnBothDatabases
@TestProfile(GeneratedCatalog.Profile.class)
class FormerSlugsInFilesTest {

    private static final String ROWS = """
            {"resource":"brands","slug":"asics","name":"ASICS","formerSlugs":["asics-tiger","onitsuka"]}
            {"resource":"silhouettes","slug":"gt","name":"GT","brand":"onitsuka","formerSlugs":["gt-old"]}
            {"resource":"sneakers","slug":"gt-silver","name":"GT Silver","silhouette":"gt-old","formerSlugs":["silver"]}
            {"resource":"prices","sneaker":"silver","amount":1,"currency":"SGD","kind":"ASK","size":"US9",\
            "observedAt":"2026-01-01T00:00:00Z","source":"s"}
            """;

    @BeforeEach
    void empty() {
        Transfers.empty();
    }

    @ParameterizedTest
    @ValueSource(strings = {Transfers.NDJSON, Transfers.CSV})
    void areExportedAndImportedAgain(String format) {
        assertEquals(4, Transfers.count(Transfers.imported(Transfers.NDJSON, ROWS), "created"));
        String exported = Transfers.export("/catalog", format);
        assertEquals(4, Transfers.count(Transfers.imported(format, exported), "unchanged"));
        Transfers.empty();
        assertEquals(4, Transfers.count(Transfers.imported(format, exported), "created"));
        assertEquals(exported, Transfers.export("/catalog", format));
        assertEquals(
                "gt-silver",
                Api.json(RestAssured.given().get("/sneakers/silver").asString())
                        .get("slug")
                        .asText());
        assertEquals(1, Api.get("/sneakers?brand=asics-tiger").get("total").asInt());
    }

    /** A row can refer to an entry by a former slug that an earlier row of the same batch gives it. */
    @Test
    void canBeUsedBelowTheRowThatAddsThem() {
        Transfers.imported(Transfers.NDJSON, ROWS);
        assertEquals(1, Transfers.count(Transfers.imported(Transfers.NDJSON, """
                {"resource":"silhouettes","slug":"gt","formerSlugs":["gt-older"]}
                {"resource":"silhouettes","slug":"gt-2","name":"GT 2","brand":"asics","predecessor":"gt-older"}
                """), "created"));
        assertEquals("gt", Api.get("/silhouettes/gt-2").at("/predecessor/slug").asText());
    }
}
