// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.Lane;
import dev.colorway.testing.ObservedPrices;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares charts with numbers that the test computes from the observations, after every kind of write. */
@QuarkusTest
@OnBothDatabases
@TestProfile(GeneratedCatalog.Profile.class)
class HistoryTest {

    private static final List<String> ZONES = List.of(
            "UTC",
            "Asia/Singapore",
            "Europe/Berlin",
            "America/New_York",
            // Its clocks were put back from one minute past midnight, into the day before.
            "America/St_Johns",
            // Its clocks change by half an hour.
            "Australia/Lord_Howe",
            "Asia/Kathmandu",
            // Its day begins at one o'clock when the clocks change.
            "America/Havana",
            // It left out the 30th of December 2011.
            "Pacific/Apia",
            // Its offset had seconds until 1972.
            "Africa/Monrovia");

    private static final int MOST = 2000;

    @Inject
    PriceDayVerifier verifier;

    private final Random random = new Random(17);

    @BeforeEach
    void fill() {
        ObservedPrices.fill();
    }

    private static String address(String sneaker, Map<String, String> question) {
        return "/sneakers/" + sneaker + "/price-history"
                + question.entrySet().stream()
                        .map(one -> one.getKey() + "=" + Api.encoded(one.getValue()))
                        .collect(Collectors.joining("&", question.isEmpty() ? "" : "?", ""));
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Returns a random question. Its range can have more intervals than a request may have. */
    private Map<String, String> question(List<JsonNode> prices) {
        Map<String, String> question = new LinkedHashMap<>();
        if (random.nextInt(3) == 0) {
            question.put("size", any(List.of("US9", "JP27", "US9.5,EU42.5", "US9-2E", "UK8.5")));
        }
        if (random.nextInt(3) == 0) {
            question.put("currency", any(List.of("USD", "JPY", "SGD")));
        }
        if (random.nextInt(2) == 0) {
            question.put("kind", any(List.of("ASK", "SALE", "BID", "RETAIL")));
        }
        if (random.nextInt(3) == 0) {
            question.put("condition", any(List.of("USED", "NEW,USED", "DEFECT")));
        }
        if (random.nextInt(4) == 0) {
            question.put("source", any(prices).get("source").asText());
        }
        question.put("interval", any(List.of("day", "day", "week", "month")));
        question.put("timeZone", any(ZONES));
        Instant at = ObservedPrices.observedAt(any(prices));
        switch (random.nextInt(4)) {
            case 0 -> question.put("from", at.toString());
            case 1 ->
                question.put("to", at.plus(random.nextInt(90), ChronoUnit.DAYS).toString());
            case 2 -> {
                LocalDate date = at.atZone(ZoneId.of(question.get("timeZone"))).toLocalDate();
                question.put("from", date.toString());
                question.put("to", date.plusDays(random.nextInt(60)).toString());
            }
            default -> {}
        }
        return question;
    }

    private static LocalDate start(LocalDate date, String interval) {
        return switch (interval) {
            case "week" -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month" -> date.withDayOfMonth(1);
            default -> date;
        };
    }

    private static LocalDate date(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }

    private static Instant bound(String given, ZoneId zone, boolean isEnd) {
        if (given.length() > 10) {
            return Instant.parse(given);
        }
        LocalDate date = LocalDate.parse(given);
        return isEnd
                ? date.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS)
                : date.atStartOfDay(zone).toInstant();
    }

    /** Returns the buckets that the prices result in; null if the range has too many intervals. */
    private static List<String> expected(List<JsonNode> prices, Map<String, String> question) {
        List<JsonNode> shown = prices.stream()
                .filter(price -> price.get("currency").asText().equals(question.getOrDefault("currency", "SGD")))
                .filter(price -> List.of(
                                question.getOrDefault("condition", "NEW").split(","))
                        .contains(price.get("condition").asText()))
                .toList();
        String kind = Stream.of(question.getOrDefault("kind", "ASK,SALE,RETAIL").split(","))
                .filter(one -> shown.stream()
                        .anyMatch(price -> price.get("kind").asText().equals(one)))
                .findFirst()
                .orElse("none");
        List<JsonNode> ofKind = shown.stream()
                .filter(price -> price.get("kind").asText().equals(kind))
                .toList();
        if (ofKind.isEmpty()) {
            return List.of();
        }
        String interval = question.get("interval");
        ZoneId zone = ZoneId.of(question.get("timeZone"));
        Instant to = question.containsKey("to")
                ? bound(question.get("to"), zone, true)
                : ofKind.stream()
                        .map(ObservedPrices::observedAt)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        LocalDate earliest = start(date(to, zone), interval);
        earliest = switch (interval) {
            case "week" -> earliest.minusWeeks(MOST - 1);
            case "month" -> earliest.minusMonths(MOST - 1);
            default -> earliest.minusDays(MOST - 1);
        };
        Instant from = question.containsKey("from")
                ? bound(question.get("from"), zone, false)
                : earliest.atStartOfDay(zone).toInstant();
        if (start(date(from, zone), interval).isBefore(earliest)) {
            return null;
        }
        Map<LocalDate, List<JsonNode>> buckets = ofKind.stream()
                .filter(price -> !ObservedPrices.observedAt(price).isBefore(from)
                        && !ObservedPrices.observedAt(price).isAfter(to))
                .filter(price -> !question.containsKey("source")
                        || price.get("source").asText().equals(question.get("source")))
                .filter(price -> !question.containsKey("size")
                        || Stream.of(question.get("size").split(","))
                                .anyMatch(size -> ObservedPrices.isAt(price, size)))
                .collect(Collectors.groupingBy(
                        price -> start(date(ObservedPrices.observedAt(price), zone), interval),
                        TreeMap::new,
                        Collectors.toList()));
        return buckets.entrySet().stream()
                .map(bucket -> text(bucket.getKey(), zone, bucket.getValue(), kind.equals("BID")))
                .toList();
    }

    private static String text(LocalDate start, ZoneId zone, List<JsonNode> observed, boolean isBid) {
        Comparator<JsonNode> best =
                Comparator.comparing(price -> price.get("amount").decimalValue());
        best = isBid ? best.reversed() : best;
        JsonNode open = observed.stream()
                .min(Comparator.comparing(ObservedPrices::observedAt).thenComparing(best))
                .orElseThrow();
        JsonNode close = observed.stream()
                .min(Comparator.comparing(ObservedPrices::observedAt, Comparator.reverseOrder())
                        .thenComparing(best))
                .orElseThrow();
        List<BigDecimal> amounts = observed.stream()
                .map(price -> price.get("amount").decimalValue())
                .sorted()
                .toList();
        int digits = open.get("currency").asText().equals("JPY") ? 0 : 2;
        int size = amounts.size();
        BigDecimal median = amounts.get((size - 1) / 2)
                .add(amounts.get(size / 2))
                .divide(BigDecimal.valueOf(2), digits, RoundingMode.HALF_EVEN);
        BigDecimal mean = amounts.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(size), digits, RoundingMode.HALF_EVEN);
        return Stream.of(
                        start,
                        start.atStartOfDay(zone).toEpochSecond(),
                        open.get("amount").asText(),
                        amounts.get(size - 1),
                        amounts.get(0),
                        close.get("amount").asText(),
                        median,
                        mean,
                        size)
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private static String text(JsonNode bucket) {
        List<String> values = new ArrayList<>();
        bucket.forEach(value -> values.add(value.asText()));
        return String.join(",", values);
    }

    @Test
    void showsWhatTheObservationsResultIn() {
        int buckets = 0;
        int refused = 0;
        for (int i = 0; i < Lane.size(100, 1000); i++) {
            String sneaker = any(ObservedPrices.SNEAKERS);
            List<JsonNode> prices = ObservedPrices.of(sneaker);
            Map<String, String> question = question(prices);
            List<String> expected = expected(prices, question);
            if (expected == null) {
                refused++;
                assertEquals(
                        "from",
                        Api.problem(400, address(sneaker, question))
                                .at("/errors/0/parameter")
                                .asText());
                continue;
            }
            List<String> shown = new ArrayList<>();
            Api.get(address(sneaker, question)).get("buckets").forEach(bucket -> shown.add(text(bucket)));
            assertEquals(expected, shown, address(sneaker, question));
            buckets += shown.size();
        }
        assertTrue(buckets > Lane.size(200, 2000) && refused < Lane.size(50, 500), buckets + " " + refused);
    }

    @Test
    void hasTheSameNumbersInEveryForm() {
        String history = "/sneakers/" + ObservedPrices.SNEAKERS.get(0) + "/price-history?kind=SALE&interval=week";
        List<String> rows = new ArrayList<>();
        JsonNode byRows = Api.get(history);
        byRows.get("buckets").forEach(bucket -> rows.add(text(bucket)));
        assertFalse(rows.isEmpty());
        assertFalse(byRows.has("columns"));
        String table = Transfers.export(history, Transfers.CSV);
        assertEquals(
                "start,time,open,high,low,close,median,mean,count\r\n" + String.join("\r\n", rows) + "\r\n", table);
        assertEquals(table, Transfers.export(history.replace("?", ".csv?"), "*/*"));
        JsonNode columns = Api.get(history + "&layout=columns").get("columns");
        String onItsSide = Transfers.export(history + "&layout=columns", Transfers.CSV);
        List<String> lines = new ArrayList<>();
        columns.properties().forEach(column -> {
            List<String> cells = new ArrayList<>(List.of(column.getKey()));
            column.getValue().forEach(value -> cells.add(value.asText()));
            lines.add(String.join(",", cells));
        });
        assertEquals(String.join("\r\n", lines) + "\r\n", onItsSide);
        assertEquals(rows.size(), columns.get("open").size());
    }

    @Test
    void followsEveryWriteExactly() throws IOException {
        PriceDayVerifier.Comparison before = verifier.compare(prices -> {});
        assertEquals(List.of(), before.differences());
        assertTrue(before.prices() > PriceDay.MOST && before.days() > 100, before.toString());
        String sneaker = WritableCatalog.unique("history-of-one");
        Transfers.imported(
                Transfers.NDJSON,
                "{\"resource\":\"sneakers\",\"slug\":\"" + sneaker
                        + "\",\"name\":\"One\",\"brand\":{\"slug\":\"brand-0\"}}\n" + price(sneaker, "1", 100)
                        + price(sneaker, "2", 200));
        assertEquals("100,200", amounts(sneaker));
        // A correction, a late observation, and one that is refused with everything else in its file.
        Transfers.imported(Transfers.NDJSON, price(sneaker, "1", 110) + price(sneaker, "0", 300));
        Transfers.refused(
                422,
                Transfers.toImport(
                        Transfers.NDJSON, Transfers.bytes(price(sneaker, "5", 500) + price("nobody", "1", 1))));
        assertEquals("110,200,300", amounts(sneaker));
        JsonNode last = Api.get("/prices?limit=1&sneaker=" + sneaker).at("/items/0");
        WritableCatalog.delete(Api.relative(last.get("url").asText()), "*")
                .then()
                .statusCode(204);
        assertEquals("110,300", amounts(sneaker), "without " + last.get("amount"));
        assertEquals(List.of(), verifier.compare(prices -> {}).differences());
        WritableCatalog.delete("/sneakers/" + sneaker + "?withPrices=true", "*")
                .then()
                .statusCode(204);
        PriceDayVerifier.Comparison after = verifier.compare(prices -> {});
        assertEquals(before, after);
    }

    private static String price(String sneaker, String hour, int amount) {
        return "{\"resource\":\"prices\",\"sneaker\":{\"slug\":\"" + sneaker + "\"},\"amount\":" + amount
                + ",\"currency\":\"SGD\",\"kind\":\"SALE\",\"size\":\"US9\",\"source\":\"shop\",\"observedAt\":"
                + "\"2026-03-01T0" + hour + ":00:00Z\"}\n";
    }

    /**
     * Returns the lowest, the middle and the highest amount of a sneaker whose observations are in one bucket. The
     * middle one is left out if there are only two.
     */
    private static String amounts(String sneaker) {
        JsonNode bucket = Api.get("/sneakers/" + sneaker + "/price-history").at("/buckets/0");
        return Stream.of("low", "median", "high")
                .filter(name -> !name.equals("median") || bucket.get("count").asInt() > 2)
                .map(name ->
                        bucket.get(name).decimalValue().stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(","));
    }

    @Test
    void findsAndRepairsDifferences() throws IOException {
        ObservedPrices.execute("update price set amount = amount + 1 where id in (select max(id) from price)");
        ObservedPrices.execute("delete from price_day where utc_day = (select min(utc_day) from price_day)");
        assertTrue(verifier.compare(prices -> {}).different() >= 2);
        long prices = verifier.rebuild();
        PriceDayVerifier.Comparison repaired = verifier.compare(count -> {});
        assertEquals(0, repaired.different());
        assertEquals(prices, repaired.prices());
        ObservedPrices.execute("update price set amount = amount - 1 where id in (select max(id) from price)");
        verifier.rebuild();
    }

    @Test
    void doesNotPreventTheDeletionOfAPriceThatItLacks() throws IOException {
        String sneaker = WritableCatalog.unique("history-lost");
        Transfers.imported(
                Transfers.NDJSON,
                "{\"resource\":\"sneakers\",\"slug\":\"" + sneaker
                        + "\",\"name\":\"Lost\",\"brand\":{\"slug\":\"brand-0\"}}\n" + price(sneaker, "1", 100));
        ObservedPrices.execute(
                "delete from price_day where sneaker_id = (select id from sneaker where slug = '" + sneaker + "')");
        JsonNode price = Api.get("/prices?sneaker=" + sneaker).at("/items/0");
        WritableCatalog.delete(Api.relative(price.get("url").asText()), "*")
                .then()
                .statusCode(204);
        assertEquals(0, Api.get("/prices?sneaker=" + sneaker).get("total").asInt());
        WritableCatalog.delete("/sneakers/" + sneaker, "*").then().statusCode(204);
        assertEquals(0, verifier.compare(prices -> {}).different());
    }

    @Test
    void refusesInvalidParameters() {
        String history = "/sneakers/" + ObservedPrices.SNEAKERS.get(0) + "/price-history";
        Map<String, String> refused = Map.of(
                "timeZone=Asia/Singapour", "timeZone",
                "timeZone=%2B08:00", "timeZone",
                "kind=ASK,SALE", "kind",
                "interval=hour", "interval",
                "from=2026-02-01&to=2026-01-01", "from",
                "from=1990-01-01&to=2026-01-01", "from",
                "size=EU14", "size",
                "layout=table", "layout");
        refused.forEach((question, parameter) -> assertEquals(
                parameter,
                Api.problem(400, history + "?" + question)
                        .at("/errors/0/parameter")
                        .asText(),
                question));
        assertTrue(Api.problem(400, history + "?timeZone=asia/singapour")
                .at("/errors/0/detail")
                .asText()
                .contains("Asia/Singapore"));
        assertEquals(
                "Europe/Berlin",
                Api.get(history + "?timeZone=europe/berlin")
                        .at("/query/timeZone")
                        .asText());
        Api.problem(404, "/sneakers/nothing/price-history");
    }
}
