// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * The prices of a generated catalog, sneaker by sneaker. A fifth of the sneakers has no prices, most have a few, one in
 * a thousand has very many. The prices of a sneaker form series (one size, currency, kind and source) of one
 * observation or a history.
 */
final class PriceSpread {

    private static final Instant START = Instant.parse("2016-01-01T00:00:00Z");
    private static final int SECONDS_OF_FIRST = 5 * 365 * 86_400;
    private static final int SECONDS_OF_HISTORY = 4 * 365 * 86_400;
    private static final int MAX_GAP = 30 * 86_400;
    /** The count of half sizes in a size system. */
    private static final int SIZES = 24;

    private static final int SOURCES = 200;

    private static final List<Sizes> SYSTEMS = List.of(
            new Sizes("US", 4),
            new Sizes("US", 4),
            new Sizes("US", 4),
            new Sizes("USW", 5),
            new Sizes("EU", 36),
            new Sizes("UK", 3),
            new Sizes("JP", 22));
    private static final List<String> KINDS =
            List.of("ASK", "ASK", "ASK", "ASK", "BID", "BID", "SALE", "SALE", "SALE", "RETAIL");
    private static final Money SGD = new Money("SGD", 2, 1, 1);
    private static final Money USD = new Money("USD", 2, 3, 4);
    private static final Money EUR = new Money("EUR", 2, 2, 3);
    private static final List<Money> CURRENCIES = List.of(
            SGD,
            SGD,
            SGD,
            SGD,
            SGD,
            USD,
            USD,
            USD,
            USD,
            EUR,
            EUR,
            EUR,
            new Money("GBP", 2, 3, 5),
            new Money("GBP", 2, 3, 5),
            new Money("JPY", 0, 11, 10),
            new Money("JPY", 0, 11, 10),
            new Money("KWD", 3, 23, 10));

    private final IntFunction<Random> demand;
    private final IntFunction<Random> random;
    private final long prices;
    private long wholeWeight;
    private long weightSoFar;

    /** Returns the random numbers of a row. */
    interface Chance {

        Random of(String what, int number);
    }

    PriceSpread(int sneakers, int prices, Chance chance) {
        this.demand = sneaker -> chance.of("demand", sneaker);
        this.random = sneaker -> chance.of("prices", sneaker);
        this.prices = prices;
        for (int sneaker = 0; sneaker < sneakers; sneaker++) {
            wholeWeight += weight(sneaker);
        }
    }

    /** Writes the prices of the next sneaker. */
    void prices(Rows rows, int sneaker, String slug) throws IOException {
        long before = prices * weightSoFar / wholeWeight;
        weightSoFar += weight(sneaker);
        int count = (int) (prices * weightSoFar / wholeWeight - before);
        Random chance = random.apply(sneaker);
        Sizes sizes = any(chance, SYSTEMS);
        int firstSource = chance.nextInt(SOURCES);
        int cents = 8_000 + chance.nextInt(40) * 1_000;
        int series = 0;
        for (int remaining = count; remaining > 0; series++) {
            int length = Math.min(remaining, historyLength(chance));
            // Two series always differ in size or source, whatever the random values are.
            int size = series % SIZES;
            String source = "Market " + (firstSource + series / SIZES);
            history(
                    rows,
                    slug,
                    series == 0 && chance.nextInt(3) > 0 ? null : sizes.at(size),
                    source,
                    cents,
                    length,
                    chance);
            remaining -= length;
        }
    }

    /**
     * Writes one series.
     *
     * @param size null for a price that applies to every size; only retail prices do
     */
    private static void history(
            Rows rows, String slug, String size, String source, int cents, int length, Random chance)
            throws IOException {
        String kind = size == null ? "RETAIL" : any(chance, KINDS);
        Money money = any(chance, CURRENCIES);
        Instant first = START.plusSeconds(chance.nextInt(SECONDS_OF_FIRST));
        int gap = 1 + chance.nextInt(Math.min(MAX_GAP, SECONDS_OF_HISTORY / length));
        rows.each("prices", length, (row, index) -> {
            row.reference("sneaker", slug);
            row.json().writeNumberField("amount", money.of(cents + chance.nextInt(cents)));
            row.text("currency", money.code);
            row.text("kind", kind);
            row.text("size", size);
            row.text("observedAt", first.plusSeconds((long) gap * index).toString());
            row.text("source", source);
        });
    }

    private static int historyLength(Random chance) {
        int luck = chance.nextInt(20);
        return luck < 13 ? 1 : luck < 19 ? 2 + chance.nextInt(5) : 7 + chance.nextInt(30);
    }

    /** Returns the relative count of a sneaker's prices. The first sneaker always has some. */
    private int weight(int sneaker) {
        Random chance = demand.apply(sneaker);
        int luck = chance.nextInt(1_000);
        if (luck == 0) {
            return 1_000 + chance.nextInt(3_000);
        }
        return luck < 30
                ? 50 + chance.nextInt(100)
                : luck < 300 ? 9 + chance.nextInt(20) : luck < 800 || sneaker == 0 ? 1 + chance.nextInt(8) : 0;
    }

    private static <T> T any(Random chance, List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }

    /** A size system and its smallest size. */
    private record Sizes(String system, int smallest) {

        String at(int halves) {
            return system + (smallest + halves / 2) + (halves % 2 == 0 ? "" : ".5");
        }
    }

    /** A currency, its count of decimal digits, and the rate from a Singapore cent to its smallest unit. */
    private record Money(String code, int digits, int times, int by) {

        BigDecimal of(int cents) {
            return BigDecimal.valueOf((long) cents * times / by, digits);
        }
    }
}
