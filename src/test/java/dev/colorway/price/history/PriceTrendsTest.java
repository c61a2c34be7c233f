// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.database.Database;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hibernate.query.NativeQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cost of the changes of prices does not grow with the age of the prices. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class PriceTrendsTest {

    private static final LocalDate LAST = LocalDate.parse("2026-11-20");
    private static final int YOUNG = 60;
    private static final int OLD = 1000;
    /** The length 0, and the three windows. */
    private static final Integer[] WINDOWS = {0, 1, 7, 30};
    /** More than some look-ups of a row and the days of a week, and much less than all days. */
    private static final int FEW = 60;
    /** More than H2 accepts in an array. */
    private static final int MANY = 70_000;

    private static final Pattern READ_ON_H2 = Pattern.compile("scanCount: (\\d+)");
    private static final Pattern READ_ON_POSTGRESQL = Pattern.compile(
            "price_day[^\\n]*actual [^\\n]*rows=(\\d+)[.\\d]* loops=(\\d+)|Rows Removed by [^:\\n]*: (\\d+)");

    @Inject
    EntityManager entities;

    private String sneaker;

    @BeforeEach
    void begin() {
        String brand = WritableCatalog.unique("trends");
        WritableCatalog.created("/brands", "{\"name\": \"" + brand + "\"}");
        sneaker = WritableCatalog.created("/sneakers", "{\"name\": \"" + brand + "\", \"brand\": \"" + brand + "\"}")
                .replace("/sneakers/", "");
    }

    /** Imports two prices of each day, one before and one after the start of each window. */
    private void importDays(int from, int to) {
        Transfers.imported(
                Transfers.CSV,
                "resource,sneaker,amount,currency,kind,size,observedAt,source\n"
                        + IntStream.range(from, to)
                                .mapToObj(LAST::minusDays)
                                .flatMap(day -> Stream.of("08:00", "13:00")
                                        .map(time -> "prices,%s,%d,USD,SALE,US9,%sT%s:00Z,trends%n"
                                                .formatted(sneaker, 100 + day.getDayOfMonth(), day, time)))
                                .collect(Collectors.joining()));
    }

    private Map<String, String> changes() {
        JsonNode market =
                Api.get("/sneakers/" + sneaker + "?include=market&currency=USD").get("market");
        return Stream.of("change24h", "change7d", "change30d")
                .collect(
                        Collectors.toMap(name -> name, name -> market.path(name).asText()));
    }

    @Test
    void readsFewRowsOfAnOldPrice() {
        importDays(0, YOUNG);
        // Noon is between the two prices of a day, so each window splits one.
        WritableCatalog.post("/prices", """
                        {"sneaker": "%s", "amount": 150, "currency": "USD", "kind": "SALE", "size": "US9",
                        "observedAt": "%sT12:00:00Z", "source": "trends"}""".formatted(sneaker, LAST.plusDays(1)))
                .then()
                .statusCode(201);
        Map<String, String> changes = Map.of("change24h", "25.00", "change7d", "31.58", "change30d", "22.95");
        assertEquals(changes, changes());
        importDays(YOUNG, OLD);
        assertEquals(changes, changes());
        QuarkusTransaction.requiringNew().run(this::assertReadFewRows);
    }

    /** H2 accepts at most 65,536 elements in an array. */
    @Test
    void findsOneOfVeryManySeries() {
        importDays(0, 2);
        QuarkusTransaction.requiringNew().run(() -> {
            TrendKey key = key();
            Map<TrendKey, Trend.Point> latest = new LinkedHashMap<>();
            LongStream.range(0, MANY)
                    .mapToObj(other -> new TrendKey(-1 - other, "USD", PriceKind.SALE, ItemCondition.NEW))
                    .forEach(other -> latest.put(other, new Trend.Point(0, 1)));
            Instant lateOnTheLastDay = Instant.parse(LAST + "T23:00:00Z");
            latest.put(key, new Trend.Point(TimeUnit.SECONDS.toMicros(lateOnTheLastDay.getEpochSecond()), 1));
            assertEquals(Set.of(key), PriceTrends.of(latest.keySet()).keySet());
            Instant moved = LastMoves.of(latest, TrendWindow.HOURS_24).get(key);
            assertEquals(Instant.parse(LAST + "T08:00:00Z"), moved, "the first observation of the last day");
        });
    }

    @Test
    void comparesWholeTexts() {
        QuarkusTransaction.requiringNew()
                .run(() -> assertEquals(
                        List.of("LONGERTHANTEN"),
                        SeriesQuery.of(
                                        "select k.currency from unnest(" + SeriesQuery.KEYS + ") as k("
                                                + SeriesQuery.COLUMNS + ")",
                                        String.class,
                                        List.of(new TrendKey(1, "LONGERTHANTEN", PriceKind.SALE, ItemCondition.NEW)))
                                .getResultList()));
    }

    private TrendKey key() {
        return new TrendKey(
                entities.createQuery("select s.id from Sneaker s where s.slug = :slug", Long.class)
                        .setParameter("slug", sneaker)
                        .getSingleResult(),
                "USD",
                PriceKind.SALE,
                ItemCondition.NEW);
    }

    private void assertReadFewRows() {
        if (Database.current() == Database.POSTGRESQL) {
            // The table is so small here that PostgreSQL would rather read all of it.
            entities.createNativeQuery("set local enable_seqscan = off").executeUpdate();
        }
        TrendKey key = key();
        assertReadsFewRows(explained(PriceTrends.SUMMARIES, key).setParameter("windows", WINDOWS));
        Integer day = (int) LAST.minusDays(7).toEpochDay();
        assertReadsFewRows(explained(PriceTrends.OBSERVED, key).setParameter("days", new Integer[] {day}));
        assertReadsFewRows(explained(LastMoves.DAYS, key)
                .setParameter("first", new Integer[] {day})
                .setParameter("last", new Integer[] {(int) LAST.toEpochDay()}));
    }

    private static NativeQuery<String> explained(String query, TrendKey key) {
        return SeriesQuery.of("explain analyze " + query, String.class, List.of(key));
    }

    private static void assertReadsFewRows(NativeQuery<String> explained) {
        String plan = String.join("\n", explained.getResultList());
        Pattern read = Database.current() == Database.H2 ? READ_ON_H2 : READ_ON_POSTGRESQL;
        long rows = read.matcher(plan)
                .results()
                .flatMapToLong(found -> IntStream.rangeClosed(1, found.groupCount())
                        .mapToObj(found::group)
                        .filter(group -> group != null && !group.isEmpty())
                        .mapToLong(Long::parseLong))
                .sum();
        assertTrue(rows > 0 && rows <= FEW, () -> rows + " rows read: " + plan);
    }
}
