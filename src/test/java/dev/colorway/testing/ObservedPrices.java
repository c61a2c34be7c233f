// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The generated catalog, and sneakers with long histories: many observations around the times at which clocks change,
 * several observations at the same moment, one day with more observations than one stored part of a day can have,
 * corrections, late observations and deletions.
 */
public final class ObservedPrices {

    /** The slugs of the sneakers with histories. */
    public static final List<String> SNEAKERS = List.of("observed-0", "observed-1", "observed-2");

    /** Further sneakers. The prices of two have changed by the same percentage; the price of one has not changed. */
    private static final int MOVERS = 8;

    private static final int OBSERVATIONS = 400;
    private static final int OF_ONE_DAY = 1_300;
    private static final int MINUTES_AROUND = 4 * 24 * 60;
    private static final int YEAR = 365;
    private static final List<Instant> AROUND = Stream.of(
                    "1971-12-31T23:00:00Z",
                    // St. John's, one minute past midnight.
                    "2010-11-07T02:31:00Z",
                    "2011-12-30T10:00:00Z",
                    "2025-03-09T05:00:00Z",
                    "2025-03-30T01:00:00Z",
                    "2025-04-05T15:00:00Z",
                    "2025-10-26T01:00:00Z",
                    "2025-11-02T06:00:00Z",
                    "2026-03-29T01:00:00Z",
                    "2026-10-25T01:00:00Z")
            .map(Instant::parse)
            .toList();
    private static final List<String> SIZES = List.of("US9", "US9", "US9.5", "EU42.5", "JP27", "US9-2E");

    private static long filledRevision = -1;
    private static final Map<String, List<JsonNode>> PRICES = new HashMap<>();

    private final Random random = new Random(4);

    private ObservedPrices() {}

    /** Makes this the catalog of the application under test, unless it already is. */
    public static void fill() {
        if (filledRevision == Api.revision()) {
            return;
        }
        GeneratedCatalog.fill();
        ObservedPrices filled = new ObservedPrices();
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < SNEAKERS.size(); i++) {
            rows.append("{\"resource\":\"sneakers\",\"slug\":\"%s\",\"name\":\"Observed %d\","
                            .formatted(SNEAKERS.get(i), i))
                    .append(
                            i == 1
                                    ? "\"brand\":{\"slug\":\"brand-1\"}}\n"
                                    : "\"silhouette\":{\"slug\":\"silhouette-" + i + "\"}}\n");
        }
        List<String> prices = new ArrayList<>();
        for (int i = 0; i < MOVERS; i++) {
            String mover = "mover-" + i;
            rows.append(("{\"resource\":\"sneakers\",\"slug\":\"%s\",\"name\":\"Mover\","
                            + "\"brand\":{\"slug\":\"brand-%d\"}}\n")
                    .formatted(mover, i % 3));
            prices.add(filled.moverRow(mover, "2026-09-20", 100));
            prices.add(filled.moverRow(mover, "2026-10-20", 100 + i / 2 * 5 - 10));
            prices.add(filled.moverRow(mover, "2026-10-26", i < 2 ? 120 : 100 + (i - 4) * 7));
        }
        for (int i = 0; i < OBSERVATIONS; i++) {
            prices.add(filled.price(i, filled.time()));
        }
        for (int i = 0; i < OF_ONE_DAY; i++) {
            prices.add(filled.row(
                    SNEAKERS.get(2),
                    "SALE",
                    "SGD",
                    "NEW",
                    Instant.parse("2026-02-03T00:00:00Z").plusSeconds(i * 60L),
                    i));
        }
        Transfers.imported(Transfers.NDJSON, rows + String.join("", prices));
        // About half of the corrections keep the amount.
        Transfers.imported(
                Transfers.NDJSON,
                String.join(
                        "",
                        filled.corrected(prices.subList(OBSERVATIONS / 2, OBSERVATIONS + OF_ONE_DAY / 4)),
                        filled.price(OBSERVATIONS, Instant.parse("2024-02-29T23:59:59.999999Z"))));
        forget();
        for (String sneaker : SNEAKERS) {
            List<JsonNode> all = of(sneaker);
            for (int i = 0; i < all.size(); i += 37) {
                WritableCatalog.delete(Api.relative(all.get(i).get("url").asText()), "*")
                        .then()
                        .statusCode(204);
            }
        }
        forget();
        filledRevision = Api.revision();
    }

    private static void forget() {
        PRICES.clear();
    }

    /** Returns all observations of a sneaker, as the list of prices shows them. */
    public static List<JsonNode> of(String sneaker) {
        return PRICES.computeIfAbsent(sneaker, slug -> Api.walk("/prices?limit=100&current=false&sneaker=" + slug));
    }

    public static Instant observedAt(JsonNode price) {
        return Instant.parse(price.get("observedAt").asText());
    }

    /** Returns whether a request for a size finds a price. */
    public static boolean isAt(JsonNode price, String size) {
        return !price.has("size")
                || Stream.concat(
                                Stream.of(price.get("size")),
                                StreamSupport.stream(price.get("equivalents").spliterator(), false))
                        .map(JsonNode::asText)
                        .anyMatch(own -> own.equals(size) || own.split("-")[0].equals(size));
    }

    /** Changes the database behind the back of the service. */
    public static void execute(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        Panache.getEntityManager().createNativeQuery(statement).executeUpdate());
    }

    private Instant time() {
        return random.nextInt(4) == 0
                ? Instant.parse("2025-01-01T00:00:00Z").plus(random.nextInt(YEAR), ChronoUnit.DAYS)
                : AROUND.get(random.nextInt(AROUND.size()))
                        .plus(random.nextInt(MINUTES_AROUND) - MINUTES_AROUND / 2L, ChronoUnit.MINUTES)
                        .plus(random.nextInt(1000) * 1000L * random.nextInt(2), ChronoUnit.MICROS);
    }

    private String moverRow(String sneaker, String date, int amount) {
        return row(sneaker, "SALE", "SGD", "NEW", Instant.parse(date + "T12:00:00Z"), random.nextInt())
                .replaceAll("\"amount\":\\d+", "\"amount\":" + amount);
    }

    private String price(int number, Instant time) {
        return row(
                SNEAKERS.get(number % SNEAKERS.size()),
                List.of("ASK", "ASK", "SALE", "BID", "RETAIL").get(random.nextInt(5)),
                List.of("SGD", "SGD", "SGD", "JPY").get(random.nextInt(4)),
                List.of("NEW", "NEW", "NEW", "USED").get(random.nextInt(4)),
                time,
                number);
    }

    private String row(String sneaker, String kind, String currency, String condition, Instant time, int number) {
        String size = kind.equals("RETAIL") && random.nextBoolean()
                ? ""
                : "\"size\":\"" + SIZES.get(random.nextInt(SIZES.size())) + "\",";
        return ("{\"resource\":\"prices\",\"sneaker\":{\"slug\":\"%s\"},\"kind\":\"%s\",%s\"currency\":\"%s\","
                        + "\"condition\":\"%s\",\"observedAt\":\"%s\",\"source\":\"Shop %d, of many\","
                        + "\"reference\":\"r%d\",\"amount\":%d}\n")
                .formatted(
                        sneaker,
                        kind,
                        size,
                        currency,
                        condition,
                        time,
                        random.nextInt(3),
                        number,
                        100 + random.nextInt(99));
    }

    private String corrected(List<String> rows) {
        return rows.stream()
                .map(row -> random.nextBoolean()
                        ? row
                        : row.replaceAll("\"amount\":\\d+", "\"amount\":" + (50 + random.nextInt(9))))
                .reduce("", String::concat);
    }
}
