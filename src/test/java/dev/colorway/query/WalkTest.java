// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.catalog.CalendarDate;
import dev.colorway.testing.Api;
import dev.colorway.testing.Contract;
import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.Lane;
import dev.colorway.testing.OnBothDatabases;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages through every list in every documented order, with several page sizes, and compares with the complete list. */
@QuarkusTest
@OnBothDatabases
@TestProfile(GeneratedCatalog.Profile.class)
class WalkTest {

    private static final String LAST_DAY = "lastReleaseDay";

    /** The JSON Pointer of each sort key. */
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("name", "/name"),
            Map.entry("price", "/price/amount"),
            Map.entry("premium", "/market/premium"),
            Map.entry("change24h", "/market/change24h"),
            Map.entry("change7d", "/market/change7d"),
            Map.entry("change30d", "/market/change30d"),
            Map.entry("releaseDate", "/releaseDate"),
            Map.entry(LAST_DAY, "/releaseDate"),
            Map.entry("createdAt", "/createdAt"),
            Map.entry("updatedAt", "/updatedAt"),
            Map.entry("released", "/released"),
            Map.entry("date", "/date"),
            Map.entry("amount", "/amount"),
            Map.entry("observedAt", "/observedAt"));

    /**
     * Filters of sneakers. Each order except relevance and the orders by market numbers is tested with all filters in
     * the thorough lane, and with two filters in the quick lane.
     */
    private static final List<String> FILTERS = List.of(
            "currency=USD&",
            "general=false&minPrice=150&",
            "size=US9,US9.5&kind=ASK,SALE&condition=NEW,USED&",
            "include=prices&currency=USD&",
            "q=silv&",
            "q=snaeker&brand=brand-0,brand-1&technology=tech-1,tech-2&");

    /**
     * Returns the page sizes. Pages of one item cause the most requests: in the quick lane only lists without filters
     * have them.
     */
    private static List<Integer> limits(String question) {
        return Lane.current() == Lane.THOROUGH
                ? List.of(1, 2, 3, 4, 5, 6, 7)
                : question.contains("&") ? List.of(3) : List.of(1, 7);
    }

    @BeforeEach
    void fill() {
        GeneratedCatalog.fill();
    }

    static Stream<String> listsAndSorts() {
        return Contract.read()
                .lists()
                .flatMap(list -> list.sorts().stream()
                        .flatMap(sort -> questions(list.path(), sort)
                                .map(question -> list.path() + "?" + question + "sort=" + sort)));
    }

    private static boolean isOfMarket(String sort) {
        return KEYS.getOrDefault(sort.replace("-", ""), "").startsWith("/market");
    }

    private static Stream<String> questions(String path, String sort) {
        return switch (path) {
            case "/sneakers" ->
                isOfMarket(sort)
                        ? Stream.of("include=market&", "include=market&kind=SALE&", "include=market&minPremium=-90&")
                        : sort.equals("relevance")
                                ? Stream.of("q=sneaker&", "q=silver+blakc&", "q=creme&general=false&")
                                : Stream.concat(Stream.of(""), Lane.some(FILTERS, sort, 2).stream());
            case "/drops" ->
                Stream.of(
                        isOfMarket(sort)
                                ? "from=2000&include=market&"
                                : sort.equals("relevance") ? "from=2000&q=sneaker&" : "from=2000&");
            case "/prices" ->
                Stream.of("", "current=false&", "currency=SGD&", "size=US9,JP27&condition=NEW,USED&market=SG,JP&");
            default -> Stream.of("");
        };
    }

    @ParameterizedTest
    @MethodSource("listsAndSorts")
    void seesEveryMatchOnceInOrder(String question) {
        List<JsonNode> items = Api.walk(question + "&limit=100");
        List<String> whole = identities(items);
        assertEquals(Api.get(question).get("total").asInt(), whole.size(), question);
        assertEquals(whole.size(), new HashSet<>(whole).size(), question);
        for (int limit : limits(question)) {
            assertEquals(whole, identities(Api.walk(question + "&limit=" + limit)), question + " with limit " + limit);
        }
        if (!question.endsWith("sort=relevance")) {
            assertInOrder(items, question);
        }
    }

    /** Checks the order of the complete list by its own items. The pages are compared with that list. */
    private static void assertInOrder(List<JsonNode> items, String question) {
        String sort = question.substring(question.lastIndexOf('=') + 1);
        boolean descending = sort.startsWith("-");
        boolean last = sort.endsWith(LAST_DAY);
        String pointer = KEYS.get(descending ? sort.substring(1) : sort);
        List<JsonNode> keys = items.stream().map(item -> item.at(pointer)).toList();
        int missing = (int) keys.stream().filter(JsonNode::isMissingNode).count();
        assertTrue(
                keys.subList(keys.size() - missing, keys.size()).stream().allMatch(JsonNode::isMissingNode),
                "items without the key come last: " + question);
        List<JsonNode> known = keys.subList(0, keys.size() - missing);
        Comparator<JsonNode> ascending = (a, b) -> a.isNumber()
                ? a.decimalValue().compareTo(b.decimalValue())
                : comparable(a, last).compareTo(comparable(b, last));
        List<JsonNode> sorted = new ArrayList<>(known);
        sorted.sort(descending ? ascending.reversed() : ascending);
        assertEquals(
                sorted.stream().map(key -> comparable(key, last)).toList(),
                known.stream().map(key -> comparable(key, last)).toList(),
                question);
        assertTiesInOrder(items, pointer, descending, last, question);
    }

    private static void assertTiesInOrder(
            List<JsonNode> items, String pointer, boolean descending, boolean last, String question) {
        IntStream.range(1, items.size())
                .filter(i -> comparable(items.get(i).at(pointer), last)
                        .equals(comparable(items.get(i - 1).at(pointer), last)))
                .forEach(i -> {
                    int step = items.get(i).has("slug")
                            ? items.get(i - 1)
                                    .get("slug")
                                    .asText()
                                    .compareTo(items.get(i).get("slug").asText())
                            : Long.compare(
                                    items.get(i - 1).get("id").asLong(),
                                    items.get(i).get("id").asLong());
                    assertTrue(
                            descending ? step > 0 : step < 0,
                            "ties are broken in the direction of the order: " + question);
                });
    }

    /** Returns a comparable key: names folded, dates as their first or last day. */
    private static String comparable(JsonNode key, boolean last) {
        String text = key.asText();
        if (!text.matches("[0-9]{4}(-[0-9]{2}){0,2}")) {
            return Names.key(text);
        }
        CalendarDate date = CalendarDate.fromString(text);
        return (last ? date.last() : date.first()).toString();
    }

    private static List<String> identities(List<JsonNode> items) {
        return items.stream().map(item -> item.get("url").asText()).toList();
    }

    @Test
    void goesOnWithAnotherLimit() {
        List<String> whole = Api.slugs("/sneakers?limit=100");
        String next = Api.relative(Api.get("/sneakers?limit=3").get("next").asText());
        assertEquals(whole.subList(3, 13), Api.slugs(next.replace("limit=3", "limit=10")));
    }

    @Test
    void refusesACursorOfAnotherQuestion() {
        String cursor = Api.get("/sneakers?limit=1").get("next").asText().split("cursor=")[1];
        for (String other : List.of("brand=brand-0&", "sort=-name&", "currency=USD&", "minPrice=1&")) {
            JsonNode problem = Api.problem(400, "/sneakers?" + other + "cursor=" + cursor);
            assertTrue(problem.get("type").asText().endsWith("/problems/invalid-cursor"));
            assertEquals("cursor", problem.at("/errors/0/parameter").asText());
        }
        assertEquals(
                "cursor",
                Api.problem(400, "/brands?cursor=" + cursor)
                        .at("/errors/0/parameter")
                        .asText());
        assertEquals(
                GeneratedCatalog.ALL_SNEAKERS - 1,
                Api.walk("/sneakers?condition=NEW&currency=sgd&cursor=" + cursor)
                        .size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "abc=", "W10", "WzEsMiwzXQ", "bnVsbA", "WyJhIiwiYiJd", "e30", "%2B%2F"})
    void refusesWhatIsNoCursor(String cursor) {
        assertEquals(
                "cursor",
                Api.problem(400, "/sneakers?cursor=" + cursor)
                        .at("/errors/0/parameter")
                        .asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"forged\"",
                "\"1E10000000\"",
                "\"1E-999999999\"",
                "\"-1\"",
                "\"9999999999999999999999\"",
                "\"+292278994-08-17\"",
                "\"0000-00-00\"",
                "\"\"",
                "{}"
            })
    void refusesACursorWhoseKeyIsForged(String key) {
        for (String sort : List.of(
                "/sneakers?sort=price",
                "/sneakers?sort=releaseDate",
                "/sneakers?sort=-createdAt",
                "/prices?sort=amount",
                "/prices?sort=observedAt")) {
            assertEquals(
                    "cursor",
                    Api.problem(400, sort + "&cursor=" + forged(sort, key, null))
                            .at("/errors/0/parameter")
                            .asText(),
                    sort);
        }
    }

    @Test
    void refusesACursorWithMoreDigitsThanTheCurrencyHas() {
        String sort = "/sneakers?sort=price";
        assertEquals(
                "cursor",
                Api.problem(400, sort + "&cursor=" + forged(sort, "\"1.2345\"", null))
                        .at("/errors/0/parameter")
                        .asText());
    }

    @Test
    void refusesACursorWhoseIdentityOrMissingKeyIsForged() {
        for (String forged : List.of(
                forged("/sneakers?sort=name", "null", null),
                forged("/sneakers?sort=name", "\"a\\u0000\"", null),
                forged("/sneakers?sort=name", null, "\"\\ud800\""),
                forged("/sneakers?sort=name", null, "null"))) {
            Api.problem(400, "/sneakers?sort=name&cursor=" + forged);
        }
        Api.problem(400, "/prices?sort=amount&cursor=" + forged("/prices?sort=amount", null, "\"x\""));
    }

    /** Returns the cursor of the second page with another key or identity, as JSON; null leaves it unchanged. */
    private static String forged(String question, String key, String identity) {
        String cursor = Api.get(question + "&limit=1").get("next").asText().split("cursor=")[1];
        JsonNode parts = Api.json(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        String json = "[" + parts.get(0) + "," + (key == null ? parts.get(1) : key) + ","
                + (identity == null ? parts.get(2) : identity) + "]";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesACursorOfAnotherListWithTheSameParameters() {
        String cursor = Api.get("/designers?limit=1").get("next").asText().split("cursor=")[1];
        Api.problem(400, "/collaborators?cursor=" + cursor);
        assertEquals(4, Api.walk("/designers?cursor=" + cursor).size());
    }

    /**
     * Values that a filter could fold, drop or confuse with others. The service refuses them or returns a {@code next}
     * that works.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "technology=tech-1,!!",
                "technology=%E3%82%A2",
                "tag=tag-1,!!",
                "tag=TAG%201,%E3%82%AC%E3%82%B9",
                "brand=brand-0,%CC%81",
                "brand=brand-0,foo%EF%BC%8Cbar",
                "styleCode=---",
                "collaborator=collaborator-3,Collaborator%EF%BC%8C%203",
                "brand=a%26b,brand-0",
                "brand=a%2Bb,brand-0,a%20b",
                "brand=brand-0,%25,%3D,%23,%3F",
                "silhouette=silhouette-1,%F0%9F%91%9F",
                "brand=brand-0,%FF",
                "releasedFrom=2019&releasedTo=2022-12",
                "size=us9&currency=sgd",
                "general=false&minPrice=100&maxPrice=290.0"
            })
    void neverGivesANextThatItRefuses(String question) {
        var answer = Api.ask("/sneakers?limit=1&" + question);
        if (answer.statusCode() == 200) {
            assertEquals(
                    Api.json(answer.asString()).get("total").asInt(),
                    Api.walk("/sneakers?limit=1&" + question).size(),
                    question);
        } else {
            assertEquals(
                    question.split("=")[0],
                    Api.problem(400, "/sneakers?limit=1&" + question)
                            .at("/errors/0/parameter")
                            .asText());
        }
    }

    @Test
    void refusesAQuestionWhoseCanonicalFormFitsInNoAddress() {
        // One character, four words: the canonical form is three times as long.
        String values = IntStream.range(10, 60)
                .mapToObj(i -> "x" + i + "%EF%B7%BA".repeat(10))
                .collect(Collectors.joining(","));
        JsonNode problem =
                Api.problem(400, "/sneakers?limit=1&brand=brand-0&collaborator=" + values + "&designer=" + values);
        assertEquals("collaborator", problem.at("/errors/0/parameter").asText());
    }

    @Test
    void canFollowNextOfTheLongestQuestion() {
        String values = String.join(
                        ",",
                        IntStream.range(10, 59)
                                .mapToObj(i -> "some rather long name " + i)
                                .toList())
                .replace(" ", "%20");
        String question = "/sneakers?limit=1&brand=brand-0,brand-1";
        for (String parameter : List.of("designer=designer-0,", "silhouette=silhouette-1,")) {
            question += "&" + parameter + values;
        }
        assertTrue(question.length() > 3000);
        Api.walk(question);
    }

    @Test
    void seesEachLastingEntryOnceDuringWrites() {
        List<String> before = Api.slugs("/sneakers?limit=100");
        List<String> seen = new ArrayList<>();
        int page = 0;
        for (String next = "/sneakers?limit=5"; next != null; page++) {
            JsonNode answer = Api.get(next);
            Api.items(answer).forEach(item -> seen.add(item.get("slug").asText()));
            next = answer.has("next") ? Api.relative(answer.get("next").asText()) : null;
            GeneratedCatalog.simulateWriters(page);
        }
        GeneratedCatalog.simulateWriters(-1);
        assertEquals(before, seen.stream().filter(before::contains).toList());
        assertTrue(seen.size() > before.size(), "some new items were seen");
    }
}
