// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Contract;
import dev.colorway.testing.GeneratedCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks every list under every sort that the contract knows, with every page size from 1 to 7, and compares with the whole. */
@QuarkusTest
@TestProfile(GeneratedCatalog.Profile.class)
class WalkTest {

    /** Where the sort key of an item stands in its JSON. */
    private static final Map<String, String> KEYS = Map.of("name", "/name", "price", "/price/amount", "releaseDate", "/releaseDate",
            "released", "/released", "amount", "/amount", "observedAt", "/observedAt");

    @BeforeEach
    void fill() {
        GeneratedCatalog.fill();
    }

    static Stream<String> listsAndSorts() {
        return Contract.read().lists().flatMap(list -> list.sorts().stream()
                .flatMap(sort -> questions(list.path()).map(question -> list.path() + "?" + question + "sort=" + sort)));
    }

    private static Stream<String> questions(String path) {
        return switch (path) {
            case "/sneakers" -> Stream.of("", "currency=USD&", "general=false&minPrice=150&");
            case "/prices" -> Stream.of("", "current=false&", "currency=SGD&");
            default -> Stream.of("");
        };
    }

    @ParameterizedTest
    @MethodSource("listsAndSorts")
    void seesEveryMatchOnceInOrder(String question) {
        List<String> whole = identities(Api.walk(question + "&limit=100"));
        assertEquals(Api.get(question).get("total").asInt(), whole.size(), question);
        assertEquals(whole.size(), new HashSet<>(whole).size(), question);
        for (int limit = 1; limit <= 7; limit++) {
            assertEquals(whole, identities(Api.walk(question + "&limit=" + limit)), question + " by " + limit);
        }
        assertInOrder(question);
    }

    /** The pages are right if the whole is; that the whole is in order is seen from the items themselves. */
    private static void assertInOrder(String question) {
        String sort = question.substring(question.lastIndexOf('=') + 1);
        boolean descending = sort.startsWith("-");
        String pointer = KEYS.get(descending ? sort.substring(1) : sort);
        List<JsonNode> items = Api.walk(question + "&limit=100");
        List<JsonNode> keys = items.stream().map(item -> item.at(pointer)).toList();
        int missing = (int) keys.stream().filter(JsonNode::isMissingNode).count();
        assertTrue(keys.subList(keys.size() - missing, keys.size()).stream().allMatch(JsonNode::isMissingNode), "what lacks the key comes last: " + question);
        List<JsonNode> known = keys.subList(0, keys.size() - missing);
        Comparator<JsonNode> ascending = (a, b) -> a.isNumber() ? a.decimalValue().compareTo(b.decimalValue()) : comparable(a).compareTo(comparable(b));
        List<JsonNode> sorted = new ArrayList<>(known);
        sorted.sort(descending ? ascending.reversed() : ascending);
        assertEquals(sorted.stream().map(WalkTest::comparable).toList(), known.stream().map(WalkTest::comparable).toList(), question);
        assertTiesInOrder(items, pointer, descending, question);
    }

    private static void assertTiesInOrder(List<JsonNode> items, String pointer, boolean descending, String question) {
        IntStream.range(1, items.size()).filter(i -> comparable(items.get(i).at(pointer)).equals(comparable(items.get(i - 1).at(pointer)))).forEach(i -> {
            int step = items.get(i).has("slug") ? items.get(i - 1).get("slug").asText().compareTo(items.get(i).get("slug").asText())
                    : Long.compare(items.get(i - 1).get("id").asLong(), items.get(i).get("id").asLong());
            assertTrue(descending ? step > 0 : step < 0, "ties are broken in the direction of the order: " + question);
        });
    }

    /** Names compare folded, dates by their first day. */
    private static String comparable(JsonNode key) {
        String text = key.asText();
        return text.matches("[0-9]{4}(-[0-9]{2}){0,2}") ? (text + "-01-01").substring(0, 10) : Names.key(text);
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
        assertEquals("cursor", Api.problem(400, "/brands?cursor=" + cursor).at("/errors/0/parameter").asText());
        assertEquals(GeneratedCatalog.SNEAKERS - 1, Api.walk("/sneakers?kind=ASK&currency=sgd&cursor=" + cursor).size());
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"x", "abc=", "W10", "WzEsMiwzXQ", "bnVsbA", "WyJhIiwiYiJd", "e30", "%2B%2F"})
    void refusesWhatIsNoCursor(String cursor) {
        assertEquals("cursor", Api.problem(400, "/sneakers?cursor=" + cursor).at("/errors/0/parameter").asText());
    }

    @Test
    void refusesACursorWhoseKeyIsForged() {
        for (String sort : List.of("price", "releaseDate")) {
            String cursor = Api.get("/sneakers?limit=1&sort=" + sort).get("next").asText().split("cursor=")[1];
            String forged = new String(java.util.Base64.getUrlDecoder().decode(cursor)).replaceFirst(",\"[^\"]*\",", ",\"forged\",");
            assertEquals("cursor", Api.problem(400, "/sneakers?sort=" + sort + "&cursor="
                    + java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(forged.getBytes())).at("/errors/0/parameter").asText());
        }
    }
}
