// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.refusedAt;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prices, charts and questions for sizes with thirds, for sizes of children, for widths and in every system. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class EverySizeTest {

    private final String brand = unique("every-size");
    private final String sneaker = unique("any-foot");

    @BeforeEach
    void createSneaker() {
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
    }

    /** Adds a price at each size; the first is the lowest. Returns the sizes as they are shown. */
    private List<String> priced(String... sizes) {
        return Stream.of(sizes)
                .map(size -> {
                    String body = """
                            {"sneaker": "%s", "amount": %d, "currency": "SGD", "kind": "ASK", "size": "%s",
                            "observedAt": "2026-01-01T00:00:00Z", "source": "shop"}
                            """.formatted(sneaker, 100 + List.of(sizes).indexOf(size), size);
                    return Api.json(post("/prices", body)
                                    .then()
                                    .statusCode(201)
                                    .extract()
                                    .asString())
                            .at("/items/0/size")
                            .asText();
                })
                .toList();
    }

    private String chart(String audience, String... rows) {
        return created("/size-charts", chartBody(audience, rows).toString());
    }

    /** @param rows sizes separated by commas */
    private ObjectNode chartBody(String audience, String... rows) {
        ObjectNode chart = WrittenKind.SIZE_CHARTS.minimal(unique("chart")).put("brand", brand);
        if (audience != null) {
            chart.put("audience", audience);
        }
        chart.set(
                "rows",
                Api.json(Stream.of(rows)
                        .map(row -> "{\"sizes\": [\"" + row.replace(",", "\", \"") + "\"]}")
                        .toList()
                        .toString()));
        return chart;
    }

    /** Returns the sizes of the prices that a filter by size finds. The lists, the sneaker and the facet must agree. */
    private List<String> found(String size) {
        String at = "size=" + Api.encoded(size);
        List<String> found = Api.walk("/sneakers/" + sneaker + "/prices?" + at).stream()
                .map(price -> price.get("size").asText())
                .map(ShoeSize::new)
                .sorted()
                .map(ShoeSize::text)
                .toList();
        assertEquals(
                found.size(),
                Api.get("/prices?sneaker=" + sneaker + "&" + at).get("total").asInt());
        assertEquals(
                !found.isEmpty(), Api.get("/sneakers/" + sneaker + "?" + at).has("price"));
        JsonNode sneakers = Api.get("/sneakers?facets=size&brand=" + brand + "&" + at);
        assertEquals(found.isEmpty() ? 0 : 1, sneakers.get("total").asInt());
        assertEquals(
                List.of(sneakers.get("total").asInt()),
                values(sneakers)
                        .filter(value -> value.get("selected").asBoolean())
                        .map(value -> value.get("count").asInt())
                        .toList());
        assertEquals(Api.get("/sneakers/" + sneaker + "?" + at).path("price"), sneakers.at("/items/0/price"));
        return found;
    }

    private static Stream<JsonNode> values(JsonNode page) {
        return StreamSupport.stream(page.at("/facets/size/values").spliterator(), false);
    }

    private List<String> facet(String more) {
        return values(Api.get("/sneakers?facets=size&brand=" + brand + more))
                .map(value -> value.get("value").asText())
                .toList();
    }

    private List<String> equivalents(String size) {
        return SizeTest.equivalents(Api.walk("/sneakers/" + sneaker + "/prices").stream()
                .filter(price -> price.get("size").asText().equals(size))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void thirdsAreStoredChartedAndFilteredInEverySpelling() {
        chart("MEN", "EU42 2/3,US9,UK8.5", "EU43⅓,US9.5", "EU42,US8.5");
        assertEquals(List.of("EU43", "EU42.67", "EU42"), priced("EU43", "EU42 2/3", "EU42"));
        for (String spelling :
                List.of("EU42 2/3", "EU42.67", "EU42.66", "EU42⅔", "EU42 ⅔", "eu42-2/3", "US9", "UK8.5")) {
            assertEquals(List.of("EU42.67"), found(spelling), spelling);
        }
        assertEquals(List.of("US9", "UK8.5"), equivalents("EU42.67"));
        assertEquals(List.of("US8.5", "US9", "UK8.5", "EU42", "EU42.67", "EU43"), facet(""));
        assertEquals(
                "EU42 2/3",
                values(Api.get("/sneakers?facets=size&brand=" + brand))
                        .filter(value -> value.get("value").asText().equals("EU42.67"))
                        .findFirst()
                        .orElseThrow()
                        .get("label")
                        .asText());
        JsonNode page = Api.get("/sneakers?limit=1&size=EU42%E2%85%94&brand=" + brand);
        assertEquals("EU42.67", page.at("/query/size/0").asText());
        assertEquals(page, Api.get("/sneakers?limit=1&brand=" + brand + "&size=eu42+2/3"));
    }

    @Test
    void childrensSizesAreNeverThoseOfMen() {
        chart("TODDLER", "10C,UK9.5K,EU27", "10.5K,EU27.5");
        chart("GRADE_SCHOOL", "5Y,UK4.5,EU37.5");
        assertEquals(
                List.of("USC10", "USC10.5", "USC13.5", "USY5", "US10"),
                priced("10C", "US10.5K", "13.5C", "5Y", "US10"));
        assertEquals(List.of("US10"), found("US10"));
        assertEquals(List.of("USC10"), found("10C"));
        assertEquals(List.of("USC10"), found("EU27"));
        assertEquals(List.of("USC10.5"), found("US10.5C"));
        assertEquals(List.of("USY5"), found("US5Y"));
        assertEquals(List.of(), found("UK9"));
        assertEquals(List.of("UKC9.5", "EU27"), equivalents("USC10"));
        assertEquals(
                List.of("US10", "USY5", "USC10", "USC10.5", "USC13.5", "UK4.5", "UKC9.5", "EU27", "EU27.5", "EU37.5"),
                facet(""));
    }

    @Test
    void koreanSizesAreInMillimetresAndCentimetresAreJapanese() {
        chart(null, "KR270,CM27,CN43,EU42.5");
        assertEquals(List.of("KR270", "JP27.5", "CN43", "OS"), priced("KR270", "CM27.5", "CN43", "one size"));
        assertEquals(List.of("KR270", "CN43"), found("JP27"));
        assertEquals(List.of("KR270", "CN43"), found("cm27"));
        assertEquals(List.of("KR270", "CN43"), found("KR270"));
        assertEquals(List.of("KR270", "CN43"), found("CN43"));
        assertEquals(List.of("JP27.5"), found("JP27.5"));
        assertEquals(List.of("OS"), found("ONE_SIZE"));
        assertEquals(List.of("EU42.5", "JP27", "CN43"), equivalents("KR270"));
        assertEquals(List.of("EU42.5", "JP27", "JP27.5", "KR270", "CN43", "OS"), facet(""));
    }

    @Test
    void aSizeWithoutAWidthFindsEveryWidthAndEquivalentsKeepIt() {
        chart(null, "US9,UK8,JP27");
        assertEquals(
                List.of("US9-2E", "US9", "UK8-2E", "US9-D", "US9.5-2E"),
                priced("US9 2E", "US9", "UK8 EE", "US9 D", "US9.5-2E"));
        assertEquals(List.of("US9", "US9-D", "US9-2E", "UK8-2E"), found("US9"));
        assertEquals(List.of("US9", "US9-D", "US9-2E", "UK8-2E"), found("JP27"));
        assertEquals(List.of("US9-2E", "UK8-2E"), found("US9 2E"));
        assertEquals(List.of("US9-2E", "UK8-2E"), found("JP27 EE"));
        assertEquals(List.of("US9-D"), found("UK8-D"));
        assertEquals(List.of(), found("US9 4E"));
        assertEquals(List.of("US9.5-2E"), found("US9.5"));
        assertEquals(List.of("UK8-2E", "JP27-2E"), equivalents("US9-2E"));
        assertEquals(List.of("US9-2E", "JP27-2E"), equivalents("UK8-2E"));
        assertEquals(List.of("UK8", "JP27"), equivalents("US9"));
        assertEquals(
                List.of(
                        "US9",
                        "US9-D",
                        "US9-2E",
                        "US9.5",
                        "US9.5-2E",
                        "UK8",
                        "UK8-D",
                        "UK8-2E",
                        "JP27",
                        "JP27-D",
                        "JP27-2E"),
                facet(""));
        Api.problem(400, "/prices?size=US97-2E");
    }

    @Test
    void chartsHaveNoWidthsAndNoSizeForAll() {
        JsonNode width = refusedAt(
                "/rows/0/sizes",
                "400 invalid-body",
                post("/size-charts", chartBody(null, "US9 2E,UK8").toString()));
        assertEquals(
                "must have sizes without a width: US9, not US9-2E. A row applies to every width",
                width.at("/errors/0/detail").asText());
        refusedAt(
                "/rows/1/sizes",
                "400 invalid-body",
                post("/size-charts", chartBody(null, "US9,UK8", "US10,OS").toString()));
    }

    @Test
    void filesAreTheSameAfterAnImport() {
        String chart = chart("WOMEN", "USW10.5,EU42⅔,KR265", "5Y,EU37 1/3");
        priced("EU42 2/3", "EU43⅓", "10C", "5Y", "10.5K 2E", "KR270", "CM27", "CN43", "US9 4E", "US9", "OS", "UK10K");
        for (String format : List.of(Transfers.NDJSON, Transfers.CSV)) {
            String prices = Transfers.export("/prices?sneaker=" + sneaker + "&sort=amount", format);
            String charts = Transfers.export("/size-charts?brand=" + brand, format);
            assertEquals(
                    12,
                    Transfers.imported(format, prices)
                            .at("/resources/prices/unchanged")
                            .asInt());
            for (JsonNode price : Api.walk("/sneakers/" + sneaker + "/prices")) {
                WritableCatalog.delete(Api.relative(price.get("url").asText()), "*")
                        .then()
                        .statusCode(204);
            }
            WritableCatalog.delete(chart, "*").then().statusCode(204);
            assertEquals(
                    12,
                    Transfers.imported(format, prices)
                            .at("/resources/prices/created")
                            .asInt());
            assertEquals(
                    1,
                    Transfers.imported(format, charts)
                            .at("/resources/size-charts/created")
                            .asInt());
            assertEquals(prices, Transfers.export("/prices?sneaker=" + sneaker + "&sort=amount", format));
            assertEquals(charts, Transfers.export("/size-charts?brand=" + brand, format));
        }
    }

    @Test
    void onlySizesOfTheNamedSystemAreListed() {
        chart(null, "US9,EU42.67,JP27", "US9.5,EU43.33");
        priced("US9", "US9.5");
        assertEquals(List.of("EU42.67", "EU43.33"), facet("&sizeSystem=EU"));
        assertEquals(List.of("US9", "EU42.67", "EU43.33"), facet("&sizeSystem=EU&size=US9"));
        for (String address : List.of("/sneakers/" + sneaker, "/sneakers?brand=" + brand)) {
            String more = address.contains("?") ? "&" : "?";
            String price = address.contains("?") ? "/items/0/price" : "/price";
            assertEquals(
                    List.of("EU42.67", "JP27"),
                    SizeTest.equivalents(Api.get(address).at(price)));
            assertEquals(
                    List.of("EU42.67"),
                    SizeTest.equivalents(
                            Api.get(address + more + "sizeSystem=EU").at(price)));
            assertEquals(
                    List.of("JP27"),
                    SizeTest.equivalents(
                            Api.get(address + more + "sizeSystem=CM").at(price)));
        }
        for (String list : List.of("/prices?sneaker=" + sneaker + "&", "/sneakers/" + sneaker + "/prices?")) {
            JsonNode page = Api.get(list + "sizeSystem=CM&limit=1&sort=amount");
            assertEquals(List.of("JP27"), SizeTest.equivalents(page.at("/items/0")));
            assertEquals("JP", page.at("/query/sizeSystem").asText());
            assertEquals(
                    List.of(),
                    SizeTest.equivalents(
                            Api.get(Api.relative(page.get("next").asText())).at("/items/0")));
        }
        assertEquals(
                "EU",
                Api.get("/sneakers/" + sneaker + "/related?sizeSystem=EU")
                        .at("/query/sizeSystem")
                        .asText());
        assertEquals(
                "sizeSystem",
                Api.problem(400, "/sneakers?sizeSystem=FR")
                        .at("/errors/0/parameter")
                        .asText());
    }

    @Test
    void theFacetStaysRightWhenASizeAppearsAndDisappears() {
        priced("US9", "EU42 2/3");
        assertEquals(List.of("US9", "EU42.67"), facet(""));
        long before = count("KR395-6E");
        priced("KR395 6E");
        assertEquals(List.of("US9", "EU42.67", "KR395", "KR395-6E"), facet(""));
        // A sneaker of another test can show a retail price for every size. The facet counts it at each size
        // that occurs.
        assertEquals(Api.get("/sneakers?limit=1&size=KR395-6E").get("total").asLong(), count("KR395-6E"));
        WritableCatalog.delete("/sneakers/" + sneaker + "?withPrices=true", "*")
                .then()
                .statusCode(204);
        assertEquals(before, count("KR395-6E"));
    }

    /**
     * Returns how many sneakers of the whole catalog the facet counts at a size. Selects the size, because a facet of
     * many sizes shows only the most frequent and the selected ones. A size without a price cannot be selected.
     */
    private static long count(String size) {
        HttpResponse<byte[]> answer =
                Transfers.send(Transfers.to("/sneakers?limit=1&facets=size&sizeSystem=KR&size=" + size));
        return answer.statusCode() == 400
                ? 0
                : values(Api.json(Transfers.text(answer)))
                        .filter(value -> value.get("value").asText().equals(size))
                        .mapToLong(value -> value.get("count").asLong())
                        .sum();
    }

    @Test
    void chartsAreFoundByTheirAudience() {
        String men = chart("MEN", "US9,UK8");
        String toddlers = chart("TODDLER", "10C,EU27");
        String all = chart(null, "US8,UK7");
        assertEquals("MEN", Api.get(men).get("audience").asText());
        assertFalse(Api.get(all).has("audience"));
        assertEquals(Set.of(men), charts("&audience=MEN"));
        assertEquals(Set.of(toddlers), charts("&audience=TODDLER,WOMEN"));
        assertEquals(Set.of(men, toddlers), charts("&audience=TODDLER&audience=MEN"));
        assertEquals(Set.of(men, toddlers, all), charts(""));
        assertEquals(
                "MEN",
                Api.problem(400, "/size-charts?audience=MAN")
                        .at("/errors/0/suggestion")
                        .asText());
        assertEquals(
                "/audience",
                refusedAt(
                                "/audience",
                                "400 invalid-body",
                                post("/size-charts", chartBody("MAN", "US9,UK8").toString()))
                        .at("/errors/0/pointer")
                        .asText());
    }

    private Set<String> charts(String more) {
        return Api.walk("/size-charts?brand=" + brand + more).stream()
                .map(chart -> Api.relative(chart.get("url").asText()))
                .collect(Collectors.toSet());
    }
}
