// SPDX-License-Identifier: Apache-2.0
package dev.colorway.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Lane;
import dev.colorway.testing.ObservedPrices;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares markets and movers with numbers that the test computes from the observations. */
@QuarkusTest
@OnBothDatabases
@TestProfile(dev.colorway.testing.GeneratedCatalog.Profile.class)
class MarketTest {

    private static final Duration YEAR = Duration.ofDays(364);
    private static final Map<String, Duration> WINDOWS =
            new TreeMap<>(Map.of("24h", Duration.ofHours(24), "7d", Duration.ofDays(7), "30d", Duration.ofDays(30)));

    private final Random random = new Random(23);
    private final Map<String, List<JsonNode>> bySneaker = new HashMap<>();

    @BeforeEach
    void fill() {
        ObservedPrices.fill();
        bySneaker.putAll(Api.walk("/prices?limit=100&current=false").stream()
                .collect(
                        Collectors.groupingBy(price -> price.at("/sneaker/slug").asText())));
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static boolean is(JsonNode price, String field, String value) {
        return price.get(field).asText().equals(value);
    }

    private static BigDecimal amount(JsonNode price) {
        return price.get("amount").decimalValue();
    }

    private static Comparator<JsonNode> best(String kind) {
        Comparator<JsonNode> lowest = Comparator.comparing(MarketTest::amount);
        return kind.equals("BID") ? lowest.reversed() : lowest;
    }

    /** The prices of a sneaker in one currency and condition, with the retail prices of new shoes. */
    private List<JsonNode> prices(String sneaker, String currency, String condition) {
        return bySneaker.getOrDefault(sneaker, List.of()).stream()
                .filter(price -> is(price, "currency", currency))
                .filter(price -> is(price, "condition", condition)
                        || (is(price, "kind", "RETAIL") && is(price, "condition", "NEW")))
                .toList();
    }

    private static String kind(List<JsonNode> prices, String condition, String asked) {
        return Stream.of((asked == null ? "ASK,SALE,RETAIL" : asked).split(","))
                .filter(kind ->
                        prices.stream().anyMatch(price -> is(price, "kind", kind) && is(price, "condition", condition)))
                .findFirst()
                .orElse(null);
    }

    /** Returns the current price of a kind that the market shows; null if there is none. */
    private static JsonNode current(List<JsonNode> prices, String kind, String condition, Predicate<JsonNode> isAt) {
        Comparator<JsonNode> order = kind.equals("SALE")
                ? Comparator.comparing(ObservedPrices::observedAt, Comparator.reverseOrder())
                        .thenComparing(best(kind))
                : best(kind);
        return prices.stream()
                .filter(price -> price.get("current").asBoolean())
                .filter(price -> is(price, "kind", kind) && is(price, "condition", condition) && isAt.test(price))
                .min(order)
                .orElse(null);
    }

    private static BigDecimal percent(BigDecimal amount, BigDecimal than) {
        return amount.subtract(than).multiply(BigDecimal.valueOf(100)).divide(than, 2, RoundingMode.HALF_EVEN);
    }

    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** Returns the numbers of a market as texts, by their JSON Pointers. */
    private static Map<String, String> numbers(
            List<JsonNode> prices, String kind, String condition, Predicate<JsonNode> isAt) {
        Map<String, String> numbers = new TreeMap<>();
        JsonNode ask = current(prices, "ASK", condition, isAt);
        JsonNode bid = current(prices, "BID", condition, isAt);
        JsonNode sale = current(prices, "SALE", condition, isAt);
        JsonNode retail = current(prices, "RETAIL", "NEW", price -> !price.has("size") || isAt.test(price));
        putAmount(numbers, "/lowestAsk/amount", ask);
        putAmount(numbers, "/highestBid/amount", bid);
        putAmount(numbers, "/lastSale/amount", sale);
        putAmount(numbers, "/retail/amount", retail);
        if (ask != null && bid != null) {
            numbers.put("/spread", text(amount(ask).subtract(amount(bid))));
        }
        JsonNode priced = kind == null
                ? null
                : switch (kind) {
                    case "ASK" -> ask;
                    case "BID" -> bid;
                    case "SALE" -> sale;
                    default -> null;
                };
        if (priced != null && retail != null) {
            numbers.put("/premium", text(percent(amount(priced), amount(retail))));
        }
        List<JsonNode> own = prices.stream()
                .filter(price -> kind != null && is(price, "kind", kind) && is(price, "condition", condition))
                .filter(isAt)
                .toList();
        if (!own.isEmpty()) {
            JsonNode latest = last(own, kind, Instant.MAX);
            List<JsonNode> year = own.stream()
                    .filter(price -> !ObservedPrices.observedAt(price)
                            .isBefore(ObservedPrices.observedAt(latest).minus(YEAR)))
                    .toList();
            putAmount(numbers, "/latest/amount", latest);
            WINDOWS.forEach((name, window) -> {
                JsonNode before =
                        last(year, kind, ObservedPrices.observedAt(latest).minus(window));
                if (before != null) {
                    numbers.put("/change" + name + "/percent", text(percent(amount(latest), amount(before))));
                    putAmount(numbers, "/change" + name + "/before/amount", before);
                }
            });
            numbers.put("/low52w", text(amount(year.stream().min(best("ASK")).orElseThrow())));
            numbers.put("/high52w", text(amount(year.stream().min(best("BID")).orElseThrow())));
            putVolatility(numbers, year, kind);
        }
        return numbers;
    }

    private static void putAmount(Map<String, String> numbers, String pointer, JsonNode price) {
        if (price != null) {
            numbers.put(pointer, text(amount(price)));
        }
    }

    private static JsonNode last(List<JsonNode> prices, String kind, Instant until) {
        return prices.stream()
                .filter(price -> !ObservedPrices.observedAt(price).isAfter(until))
                .min(Comparator.comparing(ObservedPrices::observedAt, Comparator.reverseOrder())
                        .thenComparing(best(kind)))
                .orElse(null);
    }

    private static void putVolatility(Map<String, String> numbers, List<JsonNode> prices, String kind) {
        Map<LocalDate, List<JsonNode>> days = prices.stream()
                .collect(Collectors.groupingBy(
                        price -> ObservedPrices.observedAt(price)
                                .atZone(ZoneOffset.UTC)
                                .toLocalDate(),
                        TreeMap::new,
                        Collectors.toList()));
        List<Double> closes = days.values().stream()
                .map(day -> amount(last(day, kind, Instant.MAX)).doubleValue())
                .toList();
        if (closes.size() < 3) {
            return;
        }
        List<Double> returns = new ArrayList<>();
        for (int i = 1; i < closes.size(); i++) {
            returns.add(Math.log(closes.get(i) / closes.get(i - 1)));
        }
        double mean = returns.stream().mapToDouble(one -> one).sum() / returns.size();
        double squares =
                returns.stream().mapToDouble(one -> (one - mean) * (one - mean)).sum();
        numbers.put(
                "/volatility",
                text(BigDecimal.valueOf(100 * Math.sqrt(squares / (returns.size() - 1)))
                        .setScale(2, RoundingMode.HALF_EVEN)));
    }

    private static final List<String> POINTERS = List.of(
            "/lowestAsk/amount",
            "/highestBid/amount",
            "/lastSale/amount",
            "/retail/amount",
            "/spread",
            "/premium",
            "/latest/amount",
            "/change24h/percent",
            "/change24h/before/amount",
            "/change7d/percent",
            "/change7d/before/amount",
            "/change30d/percent",
            "/change30d/before/amount",
            "/low52w",
            "/high52w",
            "/volatility");

    private static Map<String, String> shown(JsonNode numbers) {
        Map<String, String> shown = new TreeMap<>();
        POINTERS.stream()
                .filter(pointer -> numbers.at(pointer).isNumber())
                .forEach(pointer -> shown.put(pointer, text(numbers.at(pointer).decimalValue())));
        return shown;
    }

    @Test
    void showsWhatTheObservationsResultIn() {
        int found = 0;
        for (int i = 0; i < Lane.size(100, 1000); i++) {
            String sneaker =
                    random.nextInt(3) == 0 ? any(ObservedPrices.SNEAKERS) : any(List.copyOf(bySneaker.keySet()));
            String currency = any(List.of("SGD", "SGD", "JPY", "USD"));
            String condition = any(List.of("NEW", "NEW", "USED"));
            String asked = random.nextBoolean() ? null : any(List.of("ASK", "BID", "SALE", "RETAIL"));
            String address = "/sneakers/" + sneaker + "/market?currency=" + currency + "&condition=" + condition
                    + (asked == null ? "" : "&kind=" + asked);
            JsonNode market = Api.get(address);
            List<JsonNode> prices = prices(sneaker, currency, condition);
            String kind = kind(prices, condition, asked);
            assertEquals(kind, market.path("kind").asText(null), address);
            assertEquals(numbers(prices, kind, condition, price -> true), shown(market.get("overall")), address);
            List<String> sizes = new ArrayList<>();
            for (JsonNode size : market.get("sizes")) {
                String name = size.get("size").asText();
                sizes.add(name);
                assertEquals(
                        numbers(
                                prices,
                                kind,
                                condition,
                                price -> price.path("size").asText().equals(name)),
                        shown(size.get("numbers")),
                        address + " at " + name);
                found++;
            }
            assertEquals(
                    prices.stream()
                            .filter(price -> is(price, "condition", condition) && price.has("size"))
                            .map(price -> price.get("size").asText())
                            .collect(Collectors.toSet()),
                    new HashSet<>(sizes),
                    address);
        }
        assertTrue(found > Lane.size(100, 1000), found + " sizes");
    }

    @ParameterizedTest
    @CsvSource({"'', SGD, NEW", "SALE, SGD, NEW", "ASK, SGD, USED", "BID, JPY, NEW", "'', JPY, USED"})
    void aListIsSortedAndNarrowedByTheSameNumbers(String kind, String currency, String condition) {
        String question = "currency=" + currency + "&condition=" + condition + (kind.isEmpty() ? "" : "&kind=" + kind);
        List<JsonNode> sneakers = Api.walk("/sneakers?limit=100&include=market&" + question);
        Map<String, BigDecimal> premiums = new HashMap<>();
        int changes = 0;
        for (JsonNode sneaker : sneakers) {
            String slug = sneaker.get("slug").asText();
            JsonNode market = sneaker.get("market");
            JsonNode whole = Api.get("/sneakers/" + slug + "/market?" + question);
            assertEquals(whole.path("kind"), market.path("kind"), slug);
            assertEquals(whole.at("/overall/latest/observedAt"), market.path("latestAt"), slug);
            assertEquals(whole.at("/overall/premium"), market.path("premium"), slug);
            for (String window : WINDOWS.keySet()) {
                assertEquals(whole.at("/overall/change" + window + "/percent"), market.path("change" + window), slug);
                changes += market.has("change" + window) ? 1 : 0;
            }
            if (market.has("premium")) {
                premiums.put(slug, market.get("premium").decimalValue());
            }
            assertEquals(sneaker, Api.fresh("/sneakers/" + slug + "?include=market&" + question), slug);
        }
        assertTrue(!premiums.isEmpty() && changes > 0, premiums + " " + changes);
        List<BigDecimal> ordered = premiums.values().stream().sorted().toList();
        BigDecimal middle = ordered.get(ordered.size() / 2);
        for (String range : List.of("minPremium=" + middle, "maxPremium=" + middle)) {
            assertEquals(
                    premiums.entrySet().stream()
                            .filter(one -> range.startsWith("min")
                                    ? one.getValue().compareTo(middle) >= 0
                                    : one.getValue().compareTo(middle) <= 0)
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toSet()),
                    Api.walk("/sneakers?limit=100&" + question + "&" + range).stream()
                            .map(sneaker -> sneaker.get("slug").asText())
                            .collect(Collectors.toSet()),
                    range);
        }
    }

    private static String and(String question) {
        return question.isEmpty() ? "" : "&" + question;
    }

    @ParameterizedTest
    @CsvSource({
        "gainers, 30d, ''",
        "losers, 30d, ''",
        "gainers, 7d, 'kind=SALE'",
        "losers, 24h, 'kind=ASK&currency=JPY'",
        "losers, 30d, 'brand=brand-0,beta'",
        "gainers, 30d, 'condition=USED&collaborator=kiko'"
    })
    void moversAreTheSneakersWithTheLargestChange(String direction, String window, String question) {
        String prices = Stream.of(question.split("&"))
                .filter(part -> !part.startsWith("brand") && !part.startsWith("collaborator"))
                .collect(Collectors.joining("&"));
        Instant newest = Api.walk("/sneakers?limit=100&include=market" + and(prices)).stream()
                .map(sneaker -> sneaker.at("/market/latestAt"))
                .filter(JsonNode::isTextual)
                .map(at -> Instant.parse(at.asText()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        boolean gains = direction.equals("gainers");
        Comparator<JsonNode> byChange = Comparator.<JsonNode, BigDecimal>comparing(
                        sneaker -> sneaker.at("/market/change" + window).decimalValue())
                .thenComparing(sneaker -> sneaker.get("slug").asText());
        List<String> expected = Api.walk("/sneakers?limit=100&include=market" + and(question)).stream()
                .filter(sneaker -> sneaker.get("market").has("change" + window))
                .filter(sneaker ->
                        sneaker.at("/market/change" + window).decimalValue().signum() == (gains ? 1 : -1))
                .filter(sneaker -> !Instant.parse(sneaker.at("/market/latestAt").asText())
                        .isBefore(newest.minus(WINDOWS.get(window))))
                .sorted(gains ? byChange.reversed() : byChange)
                .map(sneaker -> sneaker.get("slug").asText() + " "
                        + sneaker.at("/market/change" + window).decimalValue())
                .toList();
        String address = "/market/movers?direction=" + direction + "&window=" + window + and(question);
        for (int limit : new int[] {1, 2, 100}) {
            List<JsonNode> movers = Api.walk(address + "&limit=" + limit);
            assertEquals(
                    expected,
                    movers.stream()
                            .map(mover -> mover.at("/sneaker/slug").asText() + " "
                                    + mover.get("percent").decimalValue())
                            .toList(),
                    address);
            for (JsonNode mover : movers) {
                assertEquals(
                        percent(amount(mover.get("latest")), amount(mover.get("before"))),
                        mover.get("percent").decimalValue());
                assertEquals(
                        mover.at("/latest/amount"),
                        Api.get(Api.relative(mover.get("market").asText()) + (prices.isEmpty() ? "" : "?" + prices))
                                .at("/overall/latest/amount"));
            }
        }
        String table = Transfers.export(address + "&limit=2", Transfers.CSV);
        String named = address.replace("?", ".csv?") + "&limit=2";
        assertEquals(table, Transfers.export(named, "*/*"));
        String next =
                Transfers.send(Transfers.to(named)).headers().firstValue("Link").orElse("");
        assertEquals(expected.size() > 2, next.contains("/market/movers.csv?"), next);
        assertEquals(
                expected.stream().limit(2).toList(),
                table.lines()
                        .skip(1)
                        .map(line -> line.split(","))
                        .map(cells -> cells[0] + " "
                                + Stream.of(cells)
                                        .filter(cell -> cell.matches("-?[0-9]+\\.[0-9]{2}"))
                                        .findFirst()
                                        .orElseThrow())
                        .toList());
        if (question.isEmpty()) {
            assertTrue(expected.size() > 1, expected.toString());
        }
    }

    @Test
    void aWriteMovesTheMarketAtOnce() {
        String sneaker = "moving";
        Transfers.imported(
                Transfers.NDJSON,
                "{\"resource\":\"sneakers\",\"slug\":\"moving\",\"name\":\"Moving\",\"brand\":{\"slug\":\"brand-0\"}}\n"
                        + price("RETAIL", 100, "2026-11-01")
                        + price("ASK", 150, "2026-11-01")
                        + price("ASK", 200, "2026-11-20"));
        JsonNode market = Api.get("/sneakers/" + sneaker + "?include=market").get("market");
        assertEquals("100.00", market.get("premium").asText());
        assertEquals("33.33", market.get("change7d").asText());
        assertFalse(market.has("change30d"));
        assertEquals(
                "moving",
                Api.get("/sneakers?sort=-change7d&minPremium=100&maxPremium=100&brand=brand-0&q=moving")
                        .at("/items/0/slug")
                        .asText());
        Transfers.imported(Transfers.NDJSON, price("ASK", 90, "2026-11-20"));
        market = Api.get("/sneakers/" + sneaker + "?include=market").get("market");
        assertEquals("-10.00", market.get("premium").asText());
        assertEquals("-40.00", market.get("change7d").asText());
    }

    private static String price(String kind, int amount, String date) {
        return price("moving", "US9", kind, amount, date);
    }

    private static String price(String sneaker, String size, String kind, int amount, String date) {
        return "{\"resource\":\"prices\",\"sneaker\":{\"slug\":\"" + sneaker + "\"},\"amount\":" + amount
                + ",\"currency\":\"SGD\",\"kind\":\"" + kind
                + "\",\"size\":\"" + size + "\",\"source\":\"shop\",\"observedAt\":\""
                + date + "\"}\n";
    }

    @Test
    void aSizeLooksBackFromItsOwnLatestObservation() {
        Transfers.imported(
                Transfers.NDJSON,
                "{\"resource\":\"sneakers\",\"slug\":\"sized\",\"name\":\"Sized\",\"brand\":{\"slug\":\"brand-0\"}}\n"
                        + price("sized", "US9", "ASK", 90, "2024-11-01")
                        + price("sized", "US9", "ASK", 100, "2025-11-01")
                        + price("sized", "US9", "ASK", 120, "2025-11-10")
                        + price("sized", "US10", "ASK", 150, "2026-11-05"));
        JsonNode market = Api.get("/sneakers/sized/market");
        JsonNode overall = market.get("overall");
        assertEquals(
                "120.00", overall.get("low52w").asText(), "the 52 weeks before the latest observation at any size");
        assertEquals("25.00", overall.at("/change7d/percent").asText());
        JsonNode nine = market.at("/sizes/0/numbers");
        assertEquals("US9", market.at("/sizes/0/size").asText());
        assertEquals("20.00", nine.at("/change7d/percent").asText());
        assertEquals("100.00", nine.get("low52w").asText());
        assertEquals("150.00", market.at("/sizes/1/numbers/low52w").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "'/sneakers?sort=-premium&kind=ASK,SALE', kind",
        "'/sneakers?minPremium=1&condition=NEW,USED', condition",
        "'/sneakers?include=market&kind=ASK,SALE', kind",
        "'/sneakers/observed-0?include=market&kind=ASK,SALE', kind",
        "/sneakers?minPremium=10&maxPremium=5, minPremium",
        "/sneakers?minPremium=-101, minPremium",
        "/sneakers?maxPremium=much, maxPremium",
        "'/market/movers?kind=ASK,SALE', kind",
        "/market/movers?window=1d, window",
        "/market/movers?direction=up, direction"
    })
    void refusesWhatBelongsToNoMarket(String address, String parameter) {
        assertEquals(
                parameter, Api.problem(400, address).at("/errors/0/parameter").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "'/sneakers?minPremium=10&maxPremium=5&kind=ASK,SALE', 'kind,minPremium'",
        "/market/movers?collaborator=-&brand=-, 'collaborator,brand'"
    })
    void namesAllFaultsAtOnce(String address, String parameters) {
        assertEquals(
                parameters,
                String.join(",", Api.problem(400, address).get("errors").findValuesAsText("parameter")));
    }

    @Test
    void refusesACursorOfAnotherWindow() {
        String next = Api.get("/market/movers?window=30d&limit=1").get("next").asText();
        assertTrue(Objects.nonNull(next));
        Api.problem(400, "/market/movers?window=7d&limit=1&cursor=" + next.split("cursor=")[1]);
    }
}
