// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.catalog.Audience;
import dev.colorway.content.Tags;
import dev.colorway.http.FieldNames;
import dev.colorway.price.PriceKind;
import dev.colorway.sneaker.BaseColor;
import dev.colorway.sneaker.Facets;
import dev.colorway.testing.Api;
import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.Lane;
import dev.colorway.testing.OnAnyDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Checks facet counts against the results of choosing each value, for random questions: {@code -Dquestions} of them.
 */
@QuarkusTest
@OnAnyDatabase
@TestProfile(GeneratedCatalog.Profile.class)
class FacetsTest {

    private static final List<String> ALL = FieldNames.of(Facets.class);
    /** The facets that choose the price which is shown. */
    private static final List<String> PRICED = List.of("currency", "kind");

    private static final int QUESTIONS = Integer.getInteger("questions", Lane.size(30, 100));

    private final Random random = new Random(Long.getLong("seed", 5L));

    @BeforeEach
    void fill() {
        GeneratedCatalog.fill();
    }

    @Test
    void countsWhatChoosingAValueYields() {
        int counts = 0;
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            counts += compareAll(question(), differences);
        }
        System.out.println(
                QUESTIONS + " questions, " + counts + " counts compared, " + differences.size() + " differences");
        assertEquals(List.of(), differences);
        assertTrue(counts > QUESTIONS * 5, "too few counts to compare");
    }

    private int compareAll(Map<String, String> question, List<String> differences) {
        int counts = 0;
        JsonNode facets = Api.get(address(question, Map.of("facets", String.join(",", ALL), "limit", "1")))
                .get("facets");
        for (String facet : ALL) {
            counts += facet.equals("price")
                    ? comparePrices(question, facets.get(facet), differences)
                    : facet.equals("size")
                            ? compareSizes(question, facets.get(facet), differences)
                            : PRICED.contains(facet)
                                    ? comparePriced(facet, question, facets.get(facet), differences)
                                    : compareValues(facet, question, facets.get(facet), differences);
        }
        return counts;
    }

    /** A question with many filters, and with more values of a filter than the HTML page shows at once. */
    @Test
    void countsWhatChoosingAValueYieldsWithManyFilters() {
        Map<String, String> question = new LinkedHashMap<>();
        question.put("designer", "designer-0,designer-1,designer-2,designer-3,designer-4");
        question.put(
                "silhouette",
                IntStream.range(0, 7).mapToObj(i -> "silhouette-" + i).collect(Collectors.joining(",")));
        question.put("color", Stream.of(BaseColor.values()).map(BaseColor::name).collect(Collectors.joining(",")));
        question.put(
                "technology", IntStream.range(0, 9).mapToObj(i -> "tech-" + i).collect(Collectors.joining(",")));
        question.put("tag", IntStream.range(0, 9).mapToObj(i -> "tag-" + i).collect(Collectors.joining(",")));
        question.put(
                "audience", Stream.of(Audience.values()).map(Audience::name).collect(Collectors.joining(",")));
        question.put("size", "US9,US9.5,EU42.5,JP27,US9-2E,US9.5-2E,EU42.5-2E,JP27-2E");
        question.put("kind", "RETAIL,ASK,BID,SALE");
        question.put("condition", "NEW,USED");
        question.put("maxPrice", "290");
        List<String> differences = new ArrayList<>();
        int counts = compareAll(question, differences);
        assertEquals(List.of(), differences);
        assertTrue(counts > 30, "too few counts to compare: " + counts);
    }

    /** Compares with the matches, each of which contains its values. */
    private int compareValues(String facet, Map<String, String> question, JsonNode counted, List<String> differences) {
        Map<String, Long> expected = Api.walk(address(without(question, facet), Map.of("limit", "100"))).stream()
                .flatMap(item -> has(facet, item).distinct())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        Map<String, Long> actual = values(counted, true);
        if (!expected.equals(actual)) {
            differences.add(facet + " of " + question + ": " + actual + ", not " + expected);
        }
        assertOrdered(counted);
        return expected.size();
    }

    private static Stream<String> has(String facet, JsonNode item) {
        return switch (facet) {
            case "collaborator" ->
                stream(item.at("/collaboration/collaborators"))
                        .map(one -> one.get("slug").asText());
            case "designer" ->
                stream(item.get("designers")).map(one -> one.get("slug").asText());
            case "technology" ->
                stream(item.get("technologies")).map(one -> dev.colorway.query.Names.slug(one.asText()));
            case "color" ->
                stream(item.get("colors"))
                        .filter(color -> color.has("base"))
                        .map(color -> color.get("base").asText());
            case "audience", "status" ->
                Stream.of(item.path(facet)).filter(JsonNode::isTextual).map(JsonNode::asText);
            case "tag" -> stream(item.get("tags")).map(one -> Tags.key(one.asText()));
            default ->
                Stream.of(item.at("/" + facet + "/slug"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText);
        };
    }

    /** Compares with the list for each size, including sizes without a match. */
    private int compareSizes(Map<String, String> question, JsonNode counted, List<String> differences) {
        Map<String, Long> expected = new TreeMap<>();
        for (String size : GeneratedCatalog.knownSizes()) {
            expected.put(size, total(with(question, "size", size)));
        }
        Map<String, Long> actual = values(counted, false);
        // Some sizes have no price of their own: only prices for every size match them. The facet does not list them.
        expected.keySet().retainAll(actual.keySet());
        if (!expected.equals(actual)) {
            differences.add("size of " + question + ": " + actual + ", not " + expected);
        }
        assertEquals(
                GeneratedCatalog.knownSizes().stream()
                        .filter(actual::containsKey)
                        .toList(),
                stream(counted.get("values"))
                        .map(value -> value.get("value").asText())
                        .toList());
        return actual.size();
    }

    /** Compares with the sneakers that are shown with a price if the value is chosen. */
    private int comparePriced(String facet, Map<String, String> question, JsonNode counted, List<String> differences) {
        List<String> choices = facet.equals("kind")
                ? Stream.of(PriceKind.values()).map(PriceKind::name).toList()
                : List.of("SGD", "USD", "JPY", "EUR");
        Map<String, Long> expected = new TreeMap<>();
        for (String choice : choices) {
            long priced = Api.walk(address(with(question, facet, choice), Map.of("limit", "100"))).stream()
                    .filter(item -> item.has("price"))
                    .count();
            if (priced > 0) {
                expected.put(choice, priced);
            }
        }
        Map<String, Long> actual = values(counted, true);
        if (!expected.equals(actual)) {
            differences.add(facet + " of " + question + ": " + actual + ", not " + expected);
        }
        assertEquals(
                facet.equals("kind") && !question.containsKey(facet)
                        ? Set.of()
                        : Set.of(question.getOrDefault(facet, "SGD").split(",")),
                stream(counted.get("values"))
                        .filter(value -> value.get("selected").asBoolean())
                        .map(value -> value.get("value").asText())
                        .collect(Collectors.toSet()));
        assertOrdered(counted);
        return expected.size();
    }

    @Test
    void countsCurrenciesWithoutDecimalPlacesUnderARangeThatHasSome() {
        JsonNode values = Api.get("/sneakers?minPrice=99.01&maxPrice=99.99&facets=currency")
                .at("/facets/currency/values");
        assertTrue(stream(values).noneMatch(value -> value.get("value").asText().equals("JPY")), values.toString());
        assertEquals(
                total(Map.of("currency", "JPY", "minPrice", "101")),
                values(Api.get("/sneakers?minPrice=100.01&facets=currency").at("/facets/currency"), false)
                        .getOrDefault("JPY", 0L));
    }

    @Test
    void aPriceFacetWithoutPricesHasNoEnds() {
        JsonNode prices = Api.get("/sneakers?currency=EUR&facets=price").at("/facets/price");
        assertEquals("{\"currency\":\"EUR\",\"buckets\":[]}", prices.toString());
    }

    /** Compares with the list for each range. The ranges have no gaps, and no price is outside of them. */
    private int comparePrices(Map<String, String> question, JsonNode counted, List<String> differences) {
        Map<String, String> others = without(without(question, "minPrice"), "maxPrice");
        List<JsonNode> buckets = stream(counted.get("buckets")).toList();
        for (JsonNode bucket : buckets) {
            long expected = total(with(
                    with(others, "minPrice", bucket.get("min").decimalValue().toPlainString()),
                    "maxPrice",
                    bucket.get("max").decimalValue().toPlainString()));
            if (expected != bucket.get("count").asLong()) {
                differences.add("price of " + question + ": " + bucket + ", not " + expected);
            }
        }
        if (!buckets.isEmpty()) {
            BigDecimal min = counted.get("min").decimalValue();
            BigDecimal max = counted.get("max").decimalValue();
            assertTrue(
                    total(with(others, "maxPrice", min.toPlainString())) > 0
                            && total(with(others, "minPrice", max.toPlainString())) > 0,
                    question.toString());
            assertTrue(buckets.get(0).get("min").decimalValue().compareTo(min) <= 0
                    && buckets.get(buckets.size() - 1).get("max").decimalValue().compareTo(max) >= 0);
            BigDecimal unit = BigDecimal.ONE.movePointLeft(Math.max(0, min.scale()));
            IntStream.range(1, buckets.size())
                    .forEach(i -> assertEquals(
                            0,
                            buckets.get(i - 1)
                                    .get("max")
                                    .decimalValue()
                                    .add(unit)
                                    .compareTo(buckets.get(i).get("min").decimalValue()),
                            "no gaps in " + buckets));
        }
        return buckets.size();
    }

    private static void assertOrdered(JsonNode counted) {
        List<JsonNode> values = stream(counted.get("values")).toList();
        assertEquals(0, counted.get("more").asInt());
        IntStream.range(1, values.size()).forEach(i -> {
            long step = values.get(i - 1).get("count").asLong()
                    - values.get(i).get("count").asLong();
            assertTrue(
                    step > 0
                            || (step == 0
                                    && values.get(i - 1)
                                                    .get("label")
                                                    .asText()
                                                    .compareTo(values.get(i)
                                                            .get("label")
                                                            .asText())
                                            <= 0),
                    counted.toString());
        });
    }

    /**
     * Returns the count of each facet value.
     *
     * @param found whether to skip values with count 0: a chosen value is listed even then
     */
    private static Map<String, Long> values(JsonNode counted, boolean found) {
        return stream(counted.get("values"))
                .filter(value -> !found || value.get("count").asLong() > 0)
                .collect(Collectors.toMap(
                        value -> value.get("value").asText(),
                        value -> value.get("count").asLong(),
                        Long::sum,
                        TreeMap::new));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private Map<String, String> question() {
        Map<String, String> question = new LinkedHashMap<>();
        some(
                question,
                "q",
                "sneaker",
                "silver",
                "blu",
                "creme sneaker",
                "snaeker",
                "oyster",
                "brand",
                "silhouette 1",
                "kiko",
                "tech 2");
        some(question, "collaborator", "kiko", "collaborator-2,collaborator-3", "collaborator-5", "nobody");
        some(question, "designer", "designer-1", "designer-0,designer-3");
        some(question, "brand", "brand-0", "alpha,beta");
        some(question, "silhouette", "silhouette-1,silhouette-2,silhouette-3", "silhouette-4");
        some(question, "technology", "tech-1", "tech-2,tech-5");
        some(question, "audience", "MEN", "WOMEN,UNISEX,TODDLER");
        some(question, "status", "AVAILABLE", "ANNOUNCED,DISCONTINUED");
        some(question, "color", "BLACK", "CREAM,GUM,BEIGE");
        some(question, "tag", "tag-1", "Tag 2,tag-5");
        some(question, "general", "true", "false");
        some(question, "size", "US9", "EU42.5", "JP27", "US9-2E", "EU42.5-2E", "US9,US9.5", "US9,US9-2E");
        some(question, "minPrice", "100", "150", "200");
        some(question, "maxPrice", "250", "290");
        some(question, "kind", "RETAIL", "BID", "SALE", "ASK", "ASK,SALE");
        some(question, "condition", "USED", "NEW,USED");
        some(question, "currency", "USD", "JPY");
        some(question, "releasedFrom", "2020", "2021-06");
        some(question, "releasedTo", "2021", "2022-01");
        return question;
    }

    private void some(Map<String, String> question, String parameter, String... values) {
        if (random.nextInt(5) == 0) {
            question.put(parameter, values[random.nextInt(values.length)]);
        }
    }

    private static Map<String, String> without(Map<String, String> question, String parameter) {
        Map<String, String> others = new LinkedHashMap<>(question);
        others.remove(parameter);
        return others;
    }

    private static Map<String, String> with(Map<String, String> question, String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(question);
        more.put(parameter, value);
        return more;
    }

    private static long total(Map<String, String> question) {
        return Api.get(address(question, Map.of("limit", "1"))).get("total").asLong();
    }

    private static String address(Map<String, String> question, Map<String, String> more) {
        return "/sneakers?"
                + Stream.concat(question.entrySet().stream(), more.entrySet().stream())
                        .map(parameter ->
                                parameter.getKey() + "=" + parameter.getValue().replace(" ", "+"))
                        .collect(Collectors.joining("&"));
    }

    @Test
    void listsWhatIsChosenEvenIfNothingHasIt() {
        JsonNode facets = Api.get("/sneakers?collaborator=kiko&q=oyster&general=true&facets=collaborator")
                .get("facets");
        assertEquals(List.of("collaborator"), List.copyOf(names(facets)));
        assertEquals(0, facets.at("/collaborator/values/0/count").asInt());
        assertTrue(facets.at("/collaborator/values/0/selected").asBoolean());
        assertEquals("Kiko", facets.at("/collaborator/values/0/label").asText());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void countsOnlyOnDemandAndNotAgainOnTheNextPage() {
        assertTrue(!Api.get("/sneakers").has("facets"));
        JsonNode first = Api.get("/sneakers?limit=2&facets=size");
        assertEquals("[\"size\"]", first.at("/query/facets").toString());
        JsonNode second = Api.get(Api.relative(first.get("next").asText()));
        assertTrue(!second.has("facets"));
        assertTrue(Api.get(Api.relative(first.get("next").asText()) + "&facets=size")
                .has("facets"));
    }

    @Test
    void refusesUnknownFacets() {
        JsonNode problem = Api.problem(400, "/sneakers?facets=collaborators");
        assertEquals("facets", problem.at("/errors/0/parameter").asText());
        assertEquals("collaborator", problem.at("/errors/0/suggestion").asText());
    }
}
