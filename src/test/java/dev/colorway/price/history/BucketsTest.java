// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.price.PriceKind;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.testing.Lane;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The buckets of a chart, and the bytes that store the observations of a day, without a database. */
class BucketsTest {

    private static final List<String> ZONES = List.of(
            "UTC",
            "Asia/Kathmandu",
            "America/New_York",
            "America/St_Johns",
            "Australia/Lord_Howe",
            "America/Havana",
            "Pacific/Apia",
            "Pacific/Kiritimati",
            "Africa/Monrovia");

    private static final Instant FIRST = Instant.parse("2010-11-01T00:00:00Z");
    private static final int DAYS = 500;

    private final Random random = new Random(5);

    private List<Observed> observations(int count) {
        List<Observed> observed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long at = ChronoUnit.MICROS.between(Instant.EPOCH, FIRST.plus(random.nextInt(DAYS * 24), ChronoUnit.HOURS))
                    + random.nextInt(2) * 60_000_000L;
            observed.add(new Observed(
                    at,
                    10_000L * (1 + random.nextInt(50)),
                    "US" + (7 + random.nextInt(3)),
                    "shop " + random.nextInt(2)));
        }
        Collections.sort(observed);
        return observed;
    }

    @Test
    void areThoseOfTheDatesOfTheirObservations() {
        for (int round = 0; round < Lane.size(100, 1000); round++) {
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            Interval interval = List.of(Interval.values()).get(random.nextInt(3));
            List<Observed> observed = observations(1 + random.nextInt(400));
            Buckets buckets = new Buckets(interval, zone, CurrencyCode.fromString("SGD"), PriceKind.SALE);
            observed.forEach(one -> {
                buckets.next(Observed.day(one.at()));
                buckets.add(one);
            });
            Map<LocalDate, List<Observed>> expected = observed.stream()
                    .collect(Collectors.groupingBy(
                            one -> interval.start(Instant.EPOCH
                                    .plus(one.at(), ChronoUnit.MICROS)
                                    .atZone(zone)
                                    .toLocalDate()),
                            TreeMap::new,
                            Collectors.toList()));
            List<HistoryBucket> all = buckets.all();
            assertEquals(
                    List.copyOf(expected.keySet()),
                    all.stream().map(HistoryBucket::start).toList(),
                    zone + " " + interval);
            for (HistoryBucket bucket : all) {
                List<Observed> own = expected.get(bucket.start());
                assertEquals(own.size(), bucket.count());
                // The first observation in order of time and amount gives the opening price.
                assertEquals(amount(own.get(0)), bucket.open());
                long last = own.get(own.size() - 1).at();
                assertEquals(
                        own.stream()
                                .filter(one -> one.at() == last)
                                .map(BucketsTest::amount)
                                .min(BigDecimal::compareTo)
                                .orElseThrow(),
                        bucket.close());
            }
        }
    }

    private static BigDecimal amount(Observed observed) {
        return Observed.amount(observed.units()).setScale(2);
    }

    @Test
    void roundHalfToEvenAndSumWithoutOverflow() {
        Amounts amounts = new Amounts();
        amounts.add(Observed.units(new BigDecimal("1.01")));
        amounts.add(Observed.units(new BigDecimal("1.02")));
        assertEquals("1.02", amounts.sorted().median(2).toPlainString());
        assertEquals("1.02", amounts.mean(2).toPlainString());
        Amounts large = new Amounts();
        for (int i = 0; i < 5000; i++) {
            large.add(Observed.units(new BigDecimal("999999999999.9999")));
        }
        assertEquals("999999999999.9999", large.sorted().mean(4).toPlainString());
        assertEquals("999999999999.9999", large.median(4).toPlainString());
    }

    @Test
    void aDayIsTheSameBytesHoweverItWasFilled() {
        List<Observed> day = observations(300).stream()
                .map(one -> new Observed(
                        Math.floorMod(one.at(), Observed.startOf(1)) + Observed.startOf(20_000),
                        one.units(),
                        one.size(),
                        one.source()))
                .sorted()
                .toList();
        byte[] bytes = ObservedBytes.of(20_000, day);
        assertEquals(day, ObservedBytes.read(20_000, bytes));
        List<Observed> shuffled = new ArrayList<>(day);
        Collections.shuffle(shuffled, random);
        Collections.sort(shuffled);
        assertArrayEquals(bytes, ObservedBytes.of(20_000, shuffled));
        assertTrue(bytes.length < 10 * day.size(), bytes.length + " bytes");
        assertEquals(List.of(), ObservedBytes.read(-400_000, ObservedBytes.of(-400_000, List.of())));
    }
}
