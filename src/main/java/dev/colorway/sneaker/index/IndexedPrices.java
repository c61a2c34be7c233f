// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker.index;

import dev.colorway.price.CurrencyCode;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.search.EntryDocument;
import dev.colorway.size.ShoeSize;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/**
 * The current prices of sneakers in the index, for each currency and kind: their amounts, whatever the size, and their
 * sizes and amounts together in one number, so that both hold on one and the same price. An amount is counted in the
 * currency's smallest unit.
 *
 * @param currency of the prices
 * @param kind of the prices
 */
public record IndexedPrices(CurrencyCode currency, PriceKind kind) {

    /** Instead of a size, of a price that holds for every size. */
    public static final int EVERY_SIZE = 0;

    /**
     * 53 bits: more than the largest amount of any currency with up to three digits behind the point. What is beyond
     * counts as the same.
     */
    private static final int AMOUNT_BITS = 53;

    private static final long LARGEST = (1L << AMOUNT_BITS) - 1;
    private static final List<String> SYSTEMS = List.of("US", "USW", "UK", "EU", "JP");
    /** Values go from 1 to 99.5 in halves. */
    private static final int CODES_OF_A_SYSTEM = 200;
    /** All codes are below this. */
    public static final int CODES = SYSTEMS.size() * CODES_OF_A_SYSTEM;

    public static IndexedPrices of(PriceCondition price) {
        return new IndexedPrices(price.currency(), price.kind());
    }

    /** The field of amounts. */
    public String amounts() {
        return "amounts " + currency + " " + kind;
    }

    /** The field of the lowest amount. */
    String lowest() {
        return "lowest " + currency + " " + kind;
    }

    /** The field of sizes with amounts, in the order of both. */
    public String sized() {
        return "sized " + currency + " " + kind;
    }

    public long units(BigDecimal amount) {
        return Math.min(LARGEST, amount.movePointRight(currency.digits()).longValueExact());
    }

    public BigDecimal amount(long units) {
        return BigDecimal.valueOf(units, currency.digits());
    }

    /** The number of a size: 1 to 999. */
    public static int code(ShoeSize size) {
        String text = size.text();
        int letters = (int) text.chars().takeWhile(Character::isLetter).count();
        return SYSTEMS.indexOf(text.substring(0, letters)) * CODES_OF_A_SYSTEM
                + new BigDecimal(text.substring(letters)).movePointRight(1).intValueExact() / 5;
    }

    /** The size with a number. */
    public static ShoeSize size(int code) {
        int halves = code % CODES_OF_A_SYSTEM;
        return new ShoeSize(SYSTEMS.get(code / CODES_OF_A_SYSTEM) + halves / 2 + (halves % 2 == 0 ? "" : ".5"));
    }

    public static long sized(int code, long units) {
        return ((long) code << AMOUNT_BITS) | units;
    }

    public static int codeOf(long sized) {
        return (int) (sized >>> AMOUNT_BITS);
    }

    public static long unitsOf(long sized) {
        return sized & LARGEST;
    }

    /** Adds the prices of one sneaker, which it has at these codes and amounts. */
    void addTo(EntryDocument document, Stream<long[]> codesAndUnits) {
        long[] sized = codesAndUnits
                .mapToLong(offer -> sized((int) offer[0], offer[1]))
                .distinct()
                .sorted()
                .toArray();
        long[] units = Arrays.stream(sized)
                .map(IndexedPrices::unitsOf)
                .distinct()
                .sorted()
                .toArray();
        document.number(lowest(), units[0]);
        for (long amount : units) {
            document.number(amounts(), amount);
        }
        for (long offer : sized) {
            document.number(sized(), offer);
        }
    }

    /** The lowest amount that a condition takes. */
    public long min(PriceCondition price) {
        return price.min() == null ? 0 : units(price.min());
    }

    /** The highest amount that a condition takes. */
    public long max(PriceCondition price) {
        return price.max() == null ? LARGEST : units(price.max());
    }

    /**
     * That the price that a sneaker is shown with, without a range, is in that of the condition; at a size, that it has
     * one there.
     */
    public Query lowestIn(PriceCondition price) {
        return price.size() == null ? LongField.newRangeQuery(lowest(), min(price), max(price)) : matching(price);
    }

    /** That a sneaker has a price that satisfies the condition. */
    public Query matching(PriceCondition price) {
        long min = min(price);
        long max = max(price);
        if (price.size() == null) {
            return LongField.newRangeQuery(amounts(), min, max);
        }
        int code = code(price.size());
        return new BooleanQuery.Builder()
                .add(LongField.newRangeQuery(sized(), sized(code, min), sized(code, max)), Occur.SHOULD)
                .add(LongField.newRangeQuery(sized(), sized(EVERY_SIZE, min), sized(EVERY_SIZE, max)), Occur.SHOULD)
                .build();
    }
}
