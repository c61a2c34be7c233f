// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker.index;

import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.search.EntryDocument;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.size.ShoeSize;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.lucene.index.FieldInfos;
import org.jspecify.annotations.Nullable;

/**
 * The index fields for the current prices of one currency, kind and condition. One field contains the amounts at all
 * sizes, another the lowest amount. A third packs size and amount into one number, so that a condition on both applies
 * to one and the same price. Amounts are in the currency's smallest unit. The fields of the shown kind contain the
 * prices that a sneaker shows if a request names no kind.
 *
 * @param currency the currency of the prices
 * @param kind the kind of the prices; null for the fields of the shown kind
 * @param condition the condition of the shoes
 */
public record IndexedPrices(CurrencyCode currency, @Nullable PriceKind kind, ItemCondition condition) {

    /** The size code of a price that applies to every size. */
    public static final int EVERY_SIZE = 0;

    /**
     * 50 bits are enough for the largest amount of any currency with up to three decimal places. A larger amount counts
     * as {@link #MAX_UNITS}. The other 14 bits are the size code.
     */
    private static final int AMOUNT_BITS = 50;

    private static final String AMOUNTS = "amounts ";
    static final long MAX_UNITS = (1L << AMOUNT_BITS) - 1;
    /** All size codes are below this. */
    public static final int CODES = 1 + ShoeSize.COUNT;

    private static final String SHOWN = "SHOWN";

    /** Returns the currencies of all prices in the index. Can also return currencies of deleted prices. */
    public static List<CurrencyCode> currencies(IndexSnapshot snapshot) {
        return StreamSupport.stream(
                        FieldInfos.getMergedFieldInfos(snapshot.searcher().getIndexReader())
                                .spliterator(),
                        false)
                .map(field -> field.name)
                .filter(field -> field.startsWith(AMOUNTS))
                .map(field -> field.substring(AMOUNTS.length()).split(" ")[0])
                .distinct()
                .map(CurrencyCode::fromString)
                .toList();
    }

    /**
     * Returns the part of the name that all these fields share. It leaves out the condition {@code NEW}, because most
     * prices are for new shoes.
     */
    String name() {
        return currency + " " + (kind == null ? SHOWN : kind) + (condition == ItemCondition.NEW ? "" : " " + condition);
    }

    /** Returns the name of the field with the amounts. */
    String amounts() {
        return AMOUNTS + name();
    }

    /** Returns the name of the field with the lowest amount. */
    String lowest() {
        return "lowest " + name();
    }

    /** Returns the name of the field with sizes and amounts. In its order, prices at one size follow each other. */
    String sized() {
        return "sized " + name();
    }

    static long units(CurrencyCode currency, BigDecimal amount) {
        return Math.min(MAX_UNITS, amount.movePointRight(currency.digits()).longValueExact());
    }

    /** Returns the code of a size: 1 or more, less than {@link #CODES}, in the order of sizes. */
    public static int code(ShoeSize size) {
        return 1 + size.rank();
    }

    /** Returns the size with this code. */
    public static ShoeSize size(int code) {
        return ShoeSize.ofRank(code - 1);
    }

    /** Packs a size code and an amount. The highest bit of the code becomes the sign of the result. */
    public static long sized(int code, long units) {
        return ((long) code << AMOUNT_BITS) | units;
    }

    public static int codeOf(long sized) {
        return (int) (sized >>> AMOUNT_BITS);
    }

    public static long unitsOf(long sized) {
        return sized & MAX_UNITS;
    }

    /**
     * A current price.
     *
     * @param id its id in the database
     * @param amount in major units
     * @param codes the code of its size, then those of all equivalent sizes; {@link #EVERY_SIZE} alone if the price
     *     applies to every size
     */
    record Offer(long id, BigDecimal amount, Instant observedAt, List<Integer> codes)
            implements PriceCondition.Candidate {}

    /**
     * Adds the prices of one sneaker to its document.
     *
     * @param prices at least one price
     */
    void addTo(EntryDocument document, List<Offer> prices) {
        add(document, prices, prices);
    }

    /**
     * Adds to the document of a sneaker the prices that the sneaker shows. Of sales, adds only the last sale at each
     * size and the last sale of all.
     *
     * @param prices at least one price
     * @param ofKind the kind of the prices
     */
    void addShownTo(EntryDocument document, List<Offer> prices, PriceKind ofKind) {
        if (ofKind != PriceKind.SALE) {
            add(document, prices, prices);
            return;
        }
        Map<Integer, Offer> lastAt = prices.stream()
                .sorted(PriceCondition.NEWEST_FIRST)
                .flatMap(sale -> sale.codes.stream()
                        .map(code -> new Offer(sale.id, sale.amount, sale.observedAt, List.of(code))))
                .collect(Collectors.toMap(sale -> sale.codes.get(0), Function.identity(), (newer, older) -> newer));
        add(
                document,
                prices.stream().sorted(PriceCondition.NEWEST_FIRST).limit(1).toList(),
                lastAt.values().stream()
                        .sorted(Comparator.comparing(sale -> sale.codes.get(0)))
                        .toList());
    }

    private void add(EntryDocument document, List<Offer> atAnySize, List<Offer> atSizes) {
        long[] units = atAnySize.stream()
                .mapToLong(price -> units(currency, price.amount))
                .distinct()
                .sorted()
                .toArray();
        long[] sized = atSizes.stream()
                .flatMapToLong(price ->
                        price.codes.stream().mapToLong(code -> sized(code, units(currency, price.amount))))
                .distinct()
                .sorted()
                .toArray();
        document.number(lowest(), units[0]);
        Arrays.stream(units).forEach(amount -> document.number(amounts(), amount));
        Arrays.stream(sized).forEach(offer -> document.number(sized(), offer));
    }
}
