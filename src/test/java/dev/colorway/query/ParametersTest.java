// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.catalog.CalendarDate;
import dev.colorway.content.Tags;
import dev.colorway.testing.Api;
import dev.colorway.testing.Contract;
import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.OnAnyDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that every documented parameter narrows the response as described. The test filters the complete list and
 * compares.
 */
@QuarkusTest
@OnAnyDatabase
@TestProfile(GeneratedCatalog.Profile.class)
class ParametersTest {

    /** Parameters for order and page; WalkTest covers them. */
    private static final Set<String> ORDER_AND_PART = Set.of("sort", "limit", "cursor");

    /** The condition that a parameter puts on an item, and values that select a part of the list. */
    private record Rule(BiPredicate<JsonNode, String> holds, List<String> values) {

        Rule(BiPredicate<JsonNode, String> holds, String... values) {
            this(holds, List.of(values));
        }
    }

    private List<JsonNode> prices;
    private List<JsonNode> silhouettes;

    @BeforeEach
    void fill() {
        GeneratedCatalog.fill();
        prices = Api.walk("/prices?limit=100");
        silhouettes = Api.walk("/silhouettes?limit=100");
    }

    private Map<String, Rule> sneakerRules() {
        Map<String, Rule> rules = new TreeMap<>();
        rules.put(
                "collaborator",
                new Rule(
                        (s, v) -> named(s.at("/collaboration/collaborators"), v),
                        "collaborator-4",
                        "Kiko",
                        "otomo",
                        "KIKO,collaborator-2"));
        rules.put(
                "collaboration",
                new Rule((s, v) -> named(List.of(s.path("collaboration")), v), "collaboration-1", "Collaboration 2"));
        rules.put(
                "designer",
                new Rule((s, v) -> named(s.get("designers"), v), "designer-1", "Designer 3", "designer-0,designer-2"));
        rules.put("brand", new Rule((s, v) -> named(List.of(s.get("brand")), v), "brand-0", "BETA", "alpha"));
        rules.put(
                "silhouette",
                new Rule((s, v) -> named(List.of(s.path("silhouette")), v), "silhouette-2", "Silhouette 1"));
        rules.put(
                "technology",
                new Rule(
                        (s, v) -> words(v).anyMatch(t -> elements(s.get("technologies"))
                                .anyMatch(x -> Names.slug(x.asText()).equals(Names.slug(t)))),
                        "tech-1",
                        "TECH 3",
                        "tech-5,tech-4"));
        rules.put(
                "tag",
                new Rule(
                        (s, v) -> words(v).anyMatch(t -> elements(s.get("tags"))
                                .anyMatch(x -> Tags.key(x.asText()).equals(Tags.key(t)))),
                        "tag-1",
                        "TAG 3",
                        "tág_5,tag-4"));
        rules.put(
                "q",
                new Rule(
                        (s, v) -> Stream.of(v.split(" "))
                                .allMatch(word -> Stream.of((s.get("name").asText()
                                                        + s.get("colorway")
                                                        + s.get("brand")
                                                        + s.get("collaboration"))
                                                .split("\""))
                                        .anyMatch(text -> Names.key(text).contains(word))),
                        "oyster",
                        "silver otomo",
                        "creme beta"));
        rules.put("general", new Rule((s, v) -> s.has("collaboration") != Boolean.parseBoolean(v), "true", "false"));
        rules.put(
                "styleCode",
                new Rule(
                        (s, v) -> words(v).map(c -> c.replaceAll("[^A-Za-z0-9]", ""))
                                .anyMatch(c -> c.equalsIgnoreCase(
                                        s.path("styleCode").asText().replace("-", ""))),
                        "1201A001-101",
                        "1201a002.102,1201A003103"));
        rules.put(
                "slug",
                new Rule(
                        (s, v) -> words(v).anyMatch(w -> w.equals(s.get("slug").asText())
                                || w.replace("-", "")
                                        .equalsIgnoreCase(
                                                s.path("styleCode").asText().replace("-", ""))),
                        "sneaker-26",
                        "sneaker-26,1201A002-102,nothing"));
        rules.put(
                "releasedFrom",
                new Rule(
                        (s, v) -> s.has("releaseDate")
                                && !date(s, "releaseDate")
                                        .last()
                                        .isBefore(CalendarDate.fromString(v).first()),
                        "2020-07",
                        "2021",
                        "2022-02-28"));
        rules.put(
                "releasedTo",
                new Rule(
                        (s, v) -> s.has("releaseDate")
                                && !date(s, "releaseDate")
                                        .first()
                                        .isAfter(CalendarDate.fromString(v).last()),
                        "2020-05-31",
                        "2020",
                        "2021-12"));
        rules.put("audience", new Rule((s, v) -> isAnyOf(s.path("audience"), v), "WOMEN", "TODDLER,MEN"));
        rules.put(
                "color",
                new Rule(
                        (s, v) -> elements(s.get("colors")).anyMatch(color -> isAnyOf(color.path("base"), v)),
                        "BLACK",
                        "CREAM,GUM"));
        rules.put("status", new Rule((s, v) -> isAnyOf(s.path("status"), v), "DISCONTINUED", "AVAILABLE,ANNOUNCED"));
        rules.put(
                "minPrice",
                new Rule(
                        (s, v) -> priced(s, Map.of(), p -> amount(p).compareTo(new BigDecimal(v)) >= 0),
                        "200",
                        "250.00"));
        rules.put(
                "maxPrice",
                new Rule(
                        (s, v) -> priced(s, Map.of(), p -> amount(p).compareTo(new BigDecimal(v)) <= 0), "150", "200"));
        rules.put("size", new Rule((s, v) -> priced(s, Map.of("size", v), p -> true), "US9", "eu42.5", "US9.5,EU42.5"));
        return rules;
    }

    private static boolean isAnyOf(JsonNode text, String values) {
        return List.of(values.split(",")).contains(text.asText());
    }

    private Map<String, Rule> priceRules() {
        Map<String, Rule> rules = new TreeMap<>();
        Map<String, JsonNode> sneakers = Api.walk("/sneakers?limit=100").stream()
                .collect(Collectors.toMap(s -> s.get("slug").asText(), s -> s));
        rules.put(
                "sneaker",
                new Rule(
                        (p, v) -> words(v).anyMatch(
                                        w -> w.equals(p.at("/sneaker/slug").asText())),
                        "sneaker-26",
                        "sneaker-26,sneaker-03"));
        rules.put(
                "collaborator",
                new Rule(
                        (p, v) -> named(
                                sneakers.get(p.at("/sneaker/slug").asText()).at("/collaboration/collaborators"), v),
                        "Kiko",
                        "collaborator-2"));
        rules.put(
                "size",
                new Rule(ParametersTest::atSize, "US9", "JP27", "US9-2E", "eu42.5-2e", "us9.5,JP27", "US9-2E,UK8.5"));
        rules.put("condition", new Rule((p, v) -> words(v).anyMatch(c -> is(p, "condition", c)), "USED", "NEW,DEFECT"));
        rules.put(
                "market",
                new Rule(
                        (p, v) ->
                                words(v).anyMatch(m -> p.path("market").asText().equalsIgnoreCase(m)),
                        "SG",
                        "jp,SG"));
        rules.put("source", new Rule((p, v) -> is(p, "source", v), "market of used shoes", "shop 3"));
        rules.put("currency", new Rule((p, v) -> p.get("currency").asText().equalsIgnoreCase(v), "SGD", "usd", "JPY"));
        rules.put(
                "kind",
                new Rule(
                        (p, v) -> words(v).anyMatch(k -> is(p, "kind", k)),
                        "ASK",
                        "RETAIL",
                        "BID",
                        "SALE",
                        "ASK,SALE"));
        rules.put(
                "minPrice",
                new Rule((p, v) -> is(p, "currency", "SGD") && amount(p).compareTo(new BigDecimal(v)) >= 0, "200"));
        rules.put(
                "maxPrice",
                new Rule((p, v) -> is(p, "currency", "SGD") && amount(p).compareTo(new BigDecimal(v)) <= 0, "200"));
        rules.put("observedFrom", new Rule((p, v) -> !observed(p).isBefore(Instant.parse(v)), "2026-03-01T00:00:00Z"));
        rules.put("observedTo", new Rule((p, v) -> !observed(p).isAfter(Instant.parse(v)), "2026-03-01T00:00:00Z"));
        return rules;
    }

    private Map<String, Rule> silhouetteRules() {
        Map<String, Rule> rules = new TreeMap<>();
        rules.put("brand", new Rule((s, v) -> named(List.of(s.get("brand")), v), "brand-0", "beta", "Ålpha"));
        rules.put("designer", new Rule((s, v) -> named(s.get("designers"), v), "designer-1", "Designer 2"));
        rules.put("line", new Rule((s, v) -> s.path("line").asText().equalsIgnoreCase(v), "line 1", "Line 0"));
        rules.put(
                "technology",
                new Rule(
                        (s, v) -> elements(s.get("technologies"))
                                .anyMatch(
                                        t -> Names.slug(t.get("name").asText()).equals(Names.slug(v))),
                        "Tech 0",
                        "tech-2"));
        rules.put(
                "releasedFrom",
                new Rule(
                        (s, v) -> s.has("released")
                                && !date(s, "released")
                                        .last()
                                        .isBefore(CalendarDate.fromString(v).first()),
                        "2020"));
        rules.put(
                "releasedTo",
                new Rule(
                        (s, v) -> s.has("released")
                                && !date(s, "released")
                                        .first()
                                        .isAfter(CalendarDate.fromString(v).last()),
                        "2020-06"));
        return rules;
    }

    @Test
    void sneakersAreNarrowedByEveryParameterAsItSays() {
        // Some parameters select only what a page shows: the price (see the test of the matched price), sizes, facets
        // and further fields. The generated catalog has no GTINs and no identifiers: see SneakerCodesTest. MarketTest
        // is about premiums, ConvertToTest about conversions.
        check(
                "/sneakers",
                sneakerRules(),
                Set.of(
                        "currency",
                        "kind",
                        "condition",
                        "include",
                        "convertTo",
                        "facets",
                        "sizeSystem",
                        "gtin",
                        "identifier",
                        "minPremium",
                        "maxPremium"));
    }

    @Test
    void pricesAreNarrowedByEveryParameterAsItSays() {
        check("/prices", priceRules(), Set.of("current", "sizeSystem", "convertTo"));
    }

    @Test
    void silhouettesAreNarrowedByEveryParameterAsItSays() {
        check("/silhouettes", silhouetteRules(), Set.of());
    }

    private static void check(String list, Map<String, Rule> rules, Set<String> testedElsewhere) {
        List<JsonNode> whole = Api.walk(list + "?limit=100");
        Set<String> documented = Contract.read()
                .lists()
                .filter(operation -> operation.path().equals(list))
                .findFirst()
                .orElseThrow()
                .parameters()
                .stream()
                .map(Contract.Parameter::name)
                .filter(name -> !ORDER_AND_PART.contains(name) && !testedElsewhere.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(documented, rules.keySet(), "every documented parameter needs a rule: " + list);
        rules.forEach((name, rule) -> rule.values().forEach(value -> {
            Set<String> expected = urls(whole.stream()
                    .filter(item -> rule.holds().test(item, value))
                    .toList());
            assertTrue(
                    !expected.isEmpty() && expected.size() < whole.size(),
                    list + ": " + name + "=" + value + " selects none or all: " + expected.size());
            assertEquals(
                    expected,
                    urls(Api.walk(list + "?limit=100&" + name + "=" + Api.encoded(value))),
                    list + "?" + name + "=" + value);
        }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "currency=USD",
                "kind=RETAIL",
                "currency=JPY&kind=BID",
                "size=US9",
                "minPrice=150&maxPrice=220",
                "currency=USD&kind=SALE&minPrice=180",
                "currency=SGD&kind=RETAIL&size=JP27&maxPrice=250",
                "currency=JPY",
                "currency=USD&size=US9.5",
                "currency=USD&maxPrice=200",
                "size=US9,EU42.5",
                "currency=USD&size=JP27,US9&maxPrice=220",
                "kind=ASK,SALE",
                "kind=SALE,RETAIL,BID&currency=JPY",
                "kind=ASK,SALE&size=US9,US9.5&minPrice=200",
                "condition=USED",
                "condition=USED,DEFECT&size=US9.5,US9",
                "condition=NEW,USED",
                "condition=NEW,USED&maxPrice=200&kind=SALE,ASK"
            })
    void theMatchedPriceIsTheLowestCurrentOneThatSatisfiesTheWholeQuestion(String question) {
        Map<String, String> requested = Stream.of(question.split("&"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("="))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        List<JsonNode> found = Api.walk("/sneakers?limit=100&" + question);
        // In order of price, the sneakers are ordered by the prices that are shown.
        List<JsonNode> inOrder = Api.walk("/sneakers?limit=100&sort=price&" + question);
        List<BigDecimal> amounts = inOrder.stream()
                .filter(sneaker -> sneaker.has("price"))
                .map(sneaker -> amount(sneaker.get("price")))
                .toList();
        assertEquals(amounts.stream().sorted().toList(), amounts, question);
        assertEquals(urls(found), urls(inOrder));
        // Each sneaker alone is shown with the same price, from the database or from the index.
        String selection = Stream.of(question.split("&"))
                .filter(part -> !part.contains("Price="))
                .collect(Collectors.joining("&"));
        if (selection.equals(question)) {
            for (JsonNode sneaker : found) {
                assertEquals(sneaker, Api.get(Api.relative(sneaker.get("url").asText()) + "?" + question), question);
            }
        }
        for (JsonNode sneaker : found) {
            var lowest = pricesOf(sneaker)
                    .filter(asked(sneaker, requested))
                    .filter(p -> (!requested.containsKey("minPrice")
                                    || amount(p).compareTo(new BigDecimal(requested.get("minPrice"))) >= 0)
                            && (!requested.containsKey("maxPrice")
                                    || amount(p).compareTo(new BigDecimal(requested.get("maxPrice"))) <= 0))
                    .map(ParametersTest::amount)
                    .min(BigDecimal::compareTo);
            if (lowest.isPresent()) {
                JsonNode shown = Api.get(Api.relative(sneaker.at("/price/url").asText()));
                assertTrue(
                        pricesOf(sneaker)
                                .filter(p -> amount(p).compareTo(amount(shown)) == 0
                                        && is(
                                                p,
                                                "currency",
                                                shown.get("currency").asText())
                                        && asked(sneaker, requested).test(p))
                                .noneMatch(p -> observed(p).isAfter(observed(shown))),
                        "the newest of equal prices must be shown: " + shown);
            }
            assertEquals(
                    lowest.map(BigDecimal::toPlainString).orElse("none"),
                    sneaker.has("price") ? amount(sneaker.get("price")).toPlainString() : "none",
                    sneaker.get("slug") + " " + question);
        }
    }

    @Test
    void theHistoryContainsTheCurrentPricesAndMore() {
        List<JsonNode> history = Api.walk("/prices?limit=100&current=false");
        assertTrue(urls(history).containsAll(urls(prices)));
        assertEquals(
                urls(prices),
                urls(history.stream()
                        .filter(price -> price.get("current").asBoolean())
                        .toList()));
        assertNotEquals(prices.size(), history.size());
        for (JsonNode price : history) {
            boolean newest = history.stream()
                    .filter(other -> key(other).equals(key(price)))
                    .noneMatch(other -> observed(other).isAfter(observed(price)));
            assertEquals(newest, price.get("current").asBoolean(), price.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"silhouettes", "collaborations", "collaborators", "designers", "brands"})
    void everyEntryLinksToAsManySneakersAsItCounts(String list) {
        for (JsonNode entry : Api.walk("/" + list + "?limit=100")) {
            assertEquals(
                    entry.get("sneakerCount").asInt(),
                    Api.get(Api.relative(entry.get("sneakers").asText()))
                            .get("total")
                            .asInt(),
                    entry.get("url").asText());
            assertEquals(entry, Api.get(Api.relative(entry.get("url").asText())));
        }
    }

    @Test
    void entriesAreFilteredByTheirCollaborations() {
        List<JsonNode> sneakers = Api.walk("/sneakers?limit=100");
        List<JsonNode> collaborations = Api.walk("/collaborations?limit=100");
        for (String collaborator : List.of("Kiko", "collaborator-2", "collaborator-5")) {
            assertEquals(
                    urls(collaborations.stream()
                            .filter(k -> named(k.get("collaborators"), collaborator))
                            .toList()),
                    urls(Api.walk("/collaborations?collaborator=" + collaborator)));
            assertEquals(
                    collaborations.stream()
                            .filter(k -> named(k.get("collaborators"), collaborator))
                            .map(k -> k.at("/brand/slug").asText())
                            .collect(Collectors.toSet()),
                    Set.copyOf(Api.slugs("/brands?collaborator=" + collaborator)));
        }
        for (String brand : List.of("brand-0", "beta", "brand-2")) {
            assertEquals(
                    urls(collaborations.stream()
                            .filter(k -> named(List.of(k.get("brand")), brand))
                            .toList()),
                    urls(Api.walk("/collaborations?brand=" + brand)));
            assertEquals(
                    collaborations.stream()
                            .filter(k -> named(List.of(k.get("brand")), brand))
                            .flatMap(k -> k.get("collaborators").findValuesAsText("slug").stream())
                            .collect(Collectors.toSet()),
                    Set.copyOf(Api.slugs("/collaborators?brand=" + brand)));
            assertEquals(
                    Stream.concat(
                                    silhouettes.stream()
                                            .filter(x -> named(List.of(x.get("brand")), brand))
                                            .map(x -> x.get("designers")),
                                    sneakers.stream()
                                            .filter(s -> named(List.of(s.get("brand")), brand))
                                            .map(s -> s.get("credits")))
                            .flatMap(credits -> credits.findValuesAsText("slug").stream())
                            .collect(Collectors.toSet()),
                    Set.copyOf(Api.slugs("/designers?brand=" + brand)));
        }
    }

    /**
     * Returns the condition that currency, kind, condition and size put on the prices of a sneaker. If no kind is
     * requested, it is the first of ask, sale and retail that the sneaker has. If that is sale, only the last sale
     * counts: the last at each requested size, or the last of all if no size is requested.
     */
    private Predicate<JsonNode> asked(JsonNode sneaker, Map<String, String> requested) {
        Predicate<JsonNode> ofCurrency = p -> is(p, "currency", requested.getOrDefault("currency", "SGD"));
        List<Predicate<JsonNode>> sizes = requested.containsKey("size")
                ? words(requested.get("size"))
                        .<Predicate<JsonNode>>map(size -> p -> atSize(p, size))
                        .toList()
                : List.of(p -> true);
        return words(requested.getOrDefault("condition", "NEW"))
                .map(condition -> {
                    List<JsonNode> own = pricesOf(sneaker)
                            .filter(ofCurrency.and(p -> is(p, "condition", condition)))
                            .toList();
                    if (requested.containsKey("kind")) {
                        return (Predicate<JsonNode>) p -> own.contains(p)
                                && words(requested.get("kind")).anyMatch(kind -> is(p, "kind", kind))
                                && sizes.stream().anyMatch(size -> size.test(p));
                    }
                    String shown = Stream.of("ASK", "SALE", "RETAIL")
                            .filter(kind -> own.stream().anyMatch(p -> is(p, "kind", kind)))
                            .findFirst()
                            .orElse("none");
                    List<JsonNode> candidates =
                            own.stream().filter(p -> is(p, "kind", shown)).toList();
                    return (Predicate<JsonNode>) p -> candidates.contains(p)
                            && sizes.stream()
                                    .anyMatch(size -> size.test(p)
                                            && (!shown.equals("SALE")
                                                    || candidates.stream()
                                                            .filter(size)
                                                            .noneMatch(other -> observed(other)
                                                                    .isAfter(observed(p)))));
                })
                .reduce(Predicate::or)
                .orElseThrow();
    }

    private Stream<JsonNode> pricesOf(JsonNode sneaker) {
        return prices.stream().filter(price -> price.at("/sneaker/slug").equals(sneaker.get("slug")));
    }

    private boolean priced(JsonNode sneaker, Map<String, String> requested, Predicate<JsonNode> condition) {
        return pricesOf(sneaker).anyMatch(asked(sneaker, requested).and(condition));
    }

    private static boolean atSize(JsonNode price, String sizes) {
        return !price.has("size")
                || words(sizes)
                        .anyMatch(size -> isAt(size, price.get("size").asText())
                                || elements(price.get("equivalents")).anyMatch(same -> isAt(size, same.asText())));
    }

    /** A size without a width finds every width. */
    private static boolean isAt(String requested, String offered) {
        return offered.equalsIgnoreCase(requested) || offered.split("-")[0].equalsIgnoreCase(requested);
    }

    private static boolean is(JsonNode node, String member, String value) {
        return node.get(member).asText().equals(value);
    }

    private static BigDecimal amount(JsonNode price) {
        return price.get("amount").decimalValue();
    }

    private static Instant observed(JsonNode price) {
        return Instant.parse(price.get("observedAt").asText());
    }

    private static CalendarDate date(JsonNode item, String member) {
        return CalendarDate.fromString(item.get(member).asText());
    }

    private static String key(JsonNode price) {
        return Stream.of("/sneaker/slug", "/size", "/currency", "/kind", "/source", "/condition", "/market")
                .map(pointer -> price.at(pointer).asText())
                .collect(Collectors.joining("|"));
    }

    private static boolean named(Iterable<JsonNode> references, String values) {
        return words(values)
                .map(Names::key)
                .anyMatch(value -> elements(references)
                        .anyMatch(reference -> reference.path("slug").asText().equals(value)
                                || Names.key(reference.path("name").asText()).equals(value)));
    }

    private static Stream<String> words(String values) {
        return Stream.of(values.split(","));
    }

    private static Stream<JsonNode> elements(Iterable<JsonNode> nodes) {
        return java.util.stream.StreamSupport.stream(nodes.spliterator(), false);
    }

    private static Set<String> urls(List<JsonNode> items) {
        return items.stream().map(item -> item.get("url").asText()).collect(Collectors.toCollection(TreeSet::new));
    }
}
