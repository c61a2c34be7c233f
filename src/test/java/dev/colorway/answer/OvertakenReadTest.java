// SPDX-License-Identifier: Apache-2.0
package dev.colorway.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Overtaking;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A write overtakes each statement of a read. The response still shows one state: that of its revision. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class OvertakenReadTest {

    private static final int SNEAKERS = 4;

    /** The names of the sneakers after each write, by slug. */
    private final TreeMap<Long, Map<String, String>> states = new TreeMap<>();

    private final List<String> slugs = new ArrayList<>();
    private String brand;
    private int renamed;

    @BeforeEach
    void write() {
        brand = WritableCatalog.unique("overtaken");
        WritableCatalog.created("/brands", "{\"name\":\"" + brand + "\"}");
        String silhouette = WritableCatalog.unique("overtaken");
        WritableCatalog.created(
                "/silhouettes", "{\"name\":\"" + silhouette + "\",\"brand\":{\"slug\":\"" + brand + "\"}}");
        Map<String, String> names = new TreeMap<>();
        for (int i = 0; i < SNEAKERS; i++) {
            String slug = WritableCatalog.unique("overtaken");
            WritableCatalog.created(
                    "/sneakers", "{\"name\":\"" + slug + "\",\"silhouette\":{\"slug\":\"" + silhouette + "\"}}");
            slugs.add(slug);
            names.put(slug, slug);
        }
        states.put(Api.revision(), names);
    }

    @Test
    void aPageShowsOneState() {
        Response response =
                Overtaking.during(() -> Api.ask("/sneakers?sort=name&limit=100&brand=" + brand), this::rename);
        assertEquals(
                state(response).values().stream()
                        .sorted(String.CASE_INSENSITIVE_ORDER)
                        .toList(),
                Api.items(Api.json(response.asString()))
                        .map(sneaker -> sneaker.get("name").asText())
                        .toList());
    }

    @Test
    void aSneakerShowsOneState() {
        Response response = Overtaking.during(() -> Api.ask("/sneakers/" + slugs.get(0)), this::rename);
        assertEquals(
                state(response).get(slugs.get(0)),
                Api.json(response.asString()).get("name").asText());
    }

    @Test
    void aChartIsNotFoundIfItsSneakerIsDeletedDuringTheRead() {
        AtomicInteger statement = new AtomicInteger();
        Response response =
                Overtaking.during(() -> Api.ask("/sneakers/" + slugs.get(0) + "/price-history?size=US9"), () -> {
                    if (statement.incrementAndGet() == 2) {
                        WritableCatalog.delete("/sneakers/" + slugs.get(0), "*")
                                .then()
                                .statusCode(204);
                    }
                });
        assertTrue(statement.get() >= 2, "the read had fewer than two statements, so nothing was deleted");
        assertEquals(404, response.statusCode(), response::asString);
    }

    /** Gives the next sneaker a name that changes the order of the list. */
    private void rename() {
        String slug = slugs.get(renamed % SNEAKERS);
        String name = (renamed % 2 == 0 ? "Zebra" : "Aardvark") + " overtaken " + renamed;
        Response written = WritableCatalog.patch("/sneakers/" + slug, "{\"name\":\"" + name + "\"}", "*");
        assertEquals(200, written.statusCode(), written::asString);
        renamed++;
        Map<String, String> names = new TreeMap<>(states.lastEntry().getValue());
        names.put(slug, name);
        states.put(Long.parseLong(written.header("Catalog-Revision")), names);
    }

    private Map<String, String> state(Response response) {
        assertEquals(200, response.statusCode(), response::asString);
        assertTrue(renamed > 0, "No write has overtaken the read");
        long revision = Long.parseLong(response.header("Catalog-Revision"));
        assertTrue(states.containsKey(revision), () -> revision + " is none of " + states.keySet());
        return states.get(revision);
    }
}
