// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.testing.Lane;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compares the chosen rate and the converted amounts with a model that looks at every rate and every pair of rates. */
class RatesTest {

    private static final List<String> CURRENCIES = List.of("EUR", "USD", "SGD", "JPY", "BHD", "CLF");
    private static final List<String> SOURCES = List.of("a", "b", "c");
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

    private record Quoted(LocalDate day, String source, String base, String quote, BigDecimal rate) {}

    /**
     * A way to convert.
     *
     * @param kind 0 by the rate itself, 1 by the inverse rate, 2 by two rates with a common base
     */
    private record Way(int kind, LocalDate day, String source, String base, BigDecimal dividend, BigDecimal divisor) {}

    private final Random random = new Random(7);

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /**
     * Returns a long number, or a short one. Only products of short numbers end exactly at half a unit, which rounding
     * must decide.
     */
    private BigDecimal number(int digits, int scale) {
        return random.nextBoolean()
                ? BigDecimal.valueOf(1 + random.nextInt(400), random.nextInt(4))
                : new BigDecimal(new BigInteger(3 * digits, random).add(BigInteger.ONE), random.nextInt(scale + 1));
    }

    private List<Quoted> catalog() {
        List<Quoted> quoted = new ArrayList<>();
        for (int i = random.nextInt(30); i > 0; i--) {
            Quoted one = new Quoted(
                    FIRST.plusDays(random.nextInt(20)), any(SOURCES), any(CURRENCIES), any(CURRENCIES), number(8, 12));
            boolean isNew = quoted.stream()
                    .noneMatch(other -> other.day.equals(one.day)
                            && other.source.equals(one.source)
                            && other.base.equals(one.base)
                            && other.quote.equals(one.quote));
            if (isNew && !one.base.equals(one.quote)) {
                quoted.add(one);
            }
        }
        return quoted;
    }

    private static Optional<Way> expected(List<Quoted> all, String from, String to, LocalDate day) {
        List<Way> ways = new ArrayList<>();
        for (Quoted one : all) {
            if (one.base.equals(from) && one.quote.equals(to)) {
                ways.add(new Way(0, one.day, one.source, "", one.rate, BigDecimal.ONE));
            }
            if (one.base.equals(to) && one.quote.equals(from)) {
                ways.add(new Way(1, one.day, one.source, "", BigDecimal.ONE, one.rate));
            }
            for (Quoted other : all) {
                if (one.quote.equals(from)
                        && other.quote.equals(to)
                        && one.base.equals(other.base)
                        && one.day.equals(other.day)
                        && one.source.equals(other.source)) {
                    ways.add(new Way(2, one.day, one.source, one.base, other.rate, one.rate));
                }
            }
        }
        return ways.stream()
                .filter(way -> !way.day.isAfter(day) && !way.day.isBefore(day.minusDays(7)))
                .min(Comparator.comparing(Way::day, Comparator.reverseOrder())
                        .thenComparing(Way::kind)
                        .thenComparing(Way::source)
                        .thenComparing(Way::base));
    }

    @Test
    void anAmountIsConvertedByTheNearestRateAndRoundedHalfToEven() {
        int converted = 0;
        for (int i = Lane.size(3_000, 100_000); i > 0; i--) {
            List<Quoted> all = catalog();
            String from = any(CURRENCIES);
            String to = any(CURRENCIES);
            if (from.equals(to)) {
                continue;
            }
            LocalDate day = FIRST.plusDays(random.nextInt(30));
            Rates rates = new Rates(CurrencyCode.fromString(to));
            all.forEach(one -> rates.add(one.day, one.source, one.base, one.quote, one.rate));
            Optional<Way> way = expected(all, from, to, day);
            Optional<Rate> found = rates.find(CurrencyCode.fromString(from), day);
            assertEquals(way.map(Way::day), found.map(Rate::date), () -> from + " to " + to + " of " + all);
            if (way.isEmpty()) {
                continue;
            }
            converted++;
            BigDecimal exact = way.get().kind == 0
                    ? way.get().dividend
                    : way.get()
                            .dividend
                            .divide(way.get().divisor, new MathContext(80))
                            .round(new MathContext(12, RoundingMode.HALF_EVEN));
            BigDecimal amount = number(9, 3);
            Converted shown = found.orElseThrow().convert(amount);
            assertEquals(0, exact.compareTo(shown.rate()), () -> exact + " but " + shown);
            assertEquals(way.get().source, shown.source());
            assertEquals(
                    amount.multiply(exact).setScale(CurrencyCode.fromString(to).digits(), RoundingMode.HALF_EVEN),
                    shown.amount(),
                    () -> amount + " by " + exact);
        }
        assertEquals(true, converted > 100, "converted " + converted);
    }
}
