// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.patch;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.put;
import static dev.colorway.testing.WritableCatalog.refusedAt;
import static dev.colorway.testing.WritableCatalog.tag;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class SizeChartTest {

    private final String brand = unique("charted");
    private final String sneaker = unique("sized");

    /** Creates a sneaker of a new brand, with a price at each of these sizes. */
    private void priced(String... sizes) {
        String silhouette = unique("silhouette");
        created("/brands", WrittenKind.BRANDS.minimal(brand).toString());
        created(
                "/silhouettes",
                WrittenKind.SILHOUETTES.minimal(silhouette).put("brand", brand).toString());
        created(
                "/sneakers",
                WrittenKind.SNEAKERS
                        .minimal(sneaker)
                        .put("silhouette", silhouette)
                        .toString());
        for (String size : sizes) {
            post("/prices", """
                    {"sneaker": "%s", "amount": 100, "currency": "SGD", "kind": "ASK", "size": "%s",
                    "observedAt": "2026-01-01T00:00:00Z", "source": "shop"}
                    """.formatted(sneaker, size)).then().statusCode(201);
        }
    }

    /**
     * Creates a size chart for a brand and returns its address.
     *
     * @param rows sizes separated by spaces
     */
    private static String chart(String brand, String... rows) {
        ObjectNode chart = WrittenKind.SIZE_CHARTS.minimal(unique("chart")).put("brand", brand);
        chart.set("rows", rows(rows));
        return created("/size-charts", chart.toString());
    }

    private static JsonNode rows(String... rows) {
        return Api.json(Stream.of(rows)
                .map(row -> "{\"sizes\": [\"" + row.replace(" ", "\", \"") + "\"]}")
                .toList()
                .toString());
    }

    /** Returns the sizes of the matching prices, after checking that lists, the sneaker and the export agree. */
    private List<String> found(String size) {
        List<String> found = Api.walk("/sneakers/" + sneaker + "/prices?size=" + size).stream()
                .map(price -> price.get("size").asText())
                .sorted()
                .toList();
        assertEquals(
                found,
                Api.walk("/prices?limit=1&sneaker=" + sneaker + "&size=" + size).stream()
                        .map(price -> price.get("size").asText())
                        .sorted()
                        .toList());
        assertEquals(
                found.isEmpty(),
                !Api.get("/sneakers/" + sneaker + "?size=" + size).has("price"));
        assertEquals(
                found.size(),
                Transfers.export("/prices?sneaker=" + sneaker + "&size=" + size, Transfers.NDJSON)
                        .lines()
                        .count());
        return found;
    }

    private List<String> equivalents() {
        return SizeTest.equivalents(Api.get("/sneakers/" + sneaker).get("price"));
    }

    @Test
    void doesNotAffectOtherBrands() {
        priced("US9");
        assertEquals(List.of(), found("JP27"));
        assertEquals(List.of("US9"), found("US9"));
        assertEquals(List.of(), equivalents());
    }

    @Test
    void affectsTheNextResponse() {
        priced("US9", "UK8");
        String chart = chart(brand, "US9 EU42.5", "UK8 JP26");
        assertEquals(List.of("US9"), found("EU42.5"));
        assertEquals(List.of("UK8"), found("JP26"));
        assertEquals(List.of(), found("JP27"));
        assertEquals(List.of("EU42.5"), equivalents());
        ObjectNode changed = Api.json("{}").deepCopy();
        changed.set("rows", rows("US9 UK8 JP27"));
        patch(chart, changed.toString(), tag(chart)).then().statusCode(200);
        assertEquals(List.of("UK8", "US9"), found("JP27"));
        assertEquals(List.of("UK8", "US9"), found("UK8"));
        assertEquals(List.of(), found("JP26"));
        assertEquals(List.of("UK8", "JP27"), equivalents());
        WritableCatalog.delete(chart, tag(chart)).then().statusCode(204);
        assertEquals(List.of("UK8"), found("UK8"));
        assertEquals(List.of(), found("JP27"));
        assertEquals(List.of(), equivalents());
    }

    @Test
    void addsToTheOtherChartsOfItsBrand() {
        priced("US9", "UK8", "USW10.5");
        chart(brand, "US9 UK8 JP27");
        chart(brand, "USW10.5 UK8");
        assertEquals(List.of("UK8", "US9", "USW10.5"), found("UK8"));
        // Equivalence is not transitive, because charts may differ.
        assertEquals(List.of("UK8", "US9"), found("US9"));
        assertEquals(List.of("UK8", "USW10.5"), found("USW10.5"));
        assertEquals(
                List.of("US9", "USW10.5", "JP27"),
                SizeTest.equivalents(Api.items(Api.get("/sneakers/" + sneaker + "/prices"))
                        .filter(price -> price.get("size").asText().equals("UK8"))
                        .findFirst()
                        .orElseThrow()));
    }

    @Test
    void hasTheSizesOfARowInTheOrderOfTheirSystemsAndRowsAsTheyAreSent() {
        String chart = chart("asics", "jp27 uk8 us9 EU42.5 usw10.5", "US8 JP26");
        JsonNode ordered = rows("US9 USW10.5 UK8 EU42.5 JP27", "US8 JP26");
        assertEquals(ordered, Api.get(chart).get("rows"));
        ObjectNode body = Api.get(chart).deepCopy();
        String tag = tag(chart);
        body.set("rows", rows("UK8 USW10.5 JP27 EU42.5 US9", "JP26 US8"));
        assertEquals(
                tag,
                put(chart, body.toString(), tag)
                        .then()
                        .statusCode(200)
                        .extract()
                        .header("ETag"));
        body.set("rows", rows("US8 JP26", "US9 USW10.5 UK8 EU42.5 JP27"));
        assertEquals(
                body.get("rows"),
                Api.json(put(chart, body.toString(), tag).asString()).get("rows"));
        WritableCatalog.delete(chart, "*").then().statusCode(204);
    }

    @Test
    void hasAHundredRowsAndNoMore() {
        priced();
        String[] rows = Stream.iterate(1, number -> number + 1)
                .limit(100)
                .map(number -> number % 2 == 0
                        ? "US" + number / 2 + " JP" + number / 2
                        : "US" + (number + 1) / 2 + ".5 JP" + (number + 1) / 2 + ".5")
                .toArray(String[]::new);
        String chart = chart(brand, rows);
        assertEquals(100, Api.get(chart).get("rows").size());
        ObjectNode more = WrittenKind.SIZE_CHARTS.minimal(unique("more"));
        more.set(
                "rows",
                rows(Stream.concat(Stream.of(rows), Stream.of("US99 JP99")).toArray(String[]::new)));
        refusedAt("/rows", "400 invalid-body", post("/size-charts", more.toString()));
        WritableCatalog.delete(chart, "*").then().statusCode(204);
    }

    @Test
    void isTheSameAfterAnExportAndAnImport() {
        priced();
        String chart = chart(brand, "US9 UK8 JP27", "US9.5 EU43");
        for (String format : List.of(Transfers.NDJSON, Transfers.CSV)) {
            JsonNode before = Api.get(chart);
            String file = Transfers.export("/size-charts?brand=" + brand, format);
            assertEquals(
                    1,
                    Transfers.imported(format, file)
                            .at("/resources/size-charts/unchanged")
                            .asInt(),
                    file);
            WritableCatalog.delete(chart, "*").then().statusCode(204);
            assertEquals(
                    1,
                    Transfers.imported(format, file)
                            .at("/resources/size-charts/created")
                            .asInt());
            assertEquals(before, Api.get(chart));
            assertEquals(file, Transfers.export("/size-charts?brand=" + brand, format));
        }
        List<String> changes = Api.walk("/changes?resource=size-charts").stream()
                .filter(change -> change.get("url").asText().endsWith(chart))
                .map(change -> change.get("change").asText())
                .toList();
        assertEquals(List.of("CREATED", "DELETED", "CREATED", "DELETED", "CREATED"), changes);
    }

    @Test
    void isFoundForAllBrandsAtOnce() {
        priced();
        chart(brand, "US9 UK8", "US10 UK9");
        Equivalents all = QuarkusTransaction.requiringNew().call(Equivalents::all);
        assertEquals(
                List.of(new ShoeSize("US10"), new ShoeSize("UK9")), List.copyOf(all.of(brand, new ShoeSize("UK9"))));
        assertEquals(List.of(new ShoeSize("JP9")), List.copyOf(all.of(brand, new ShoeSize("JP9"))));
        assertEquals(List.of(new ShoeSize("US9")), List.copyOf(all.of("nobody", new ShoeSize("US9"))));
    }
}
