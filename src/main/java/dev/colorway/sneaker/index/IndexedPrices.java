// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker.index;

import dev.colorway.price.CurrencyCode;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.search.EntryDocument;
import dev.colorway.search.IndexListing;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.size.ShoeSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * The index fields for the current prices of one currency and kind. One field contains the amounts at all sizes,
 * another the lowest amount. A third packs size and amount into one number, so that a condition on both applies to one
 * and the same price. Amounts are in the currency's smallest unit. The data of a document lists the prices of all
 * currencies and kinds, in the order in which they match, with their ids.
 *
 * @param currency the currency of the prices
 * @param kind the kind of the prices
 */
public record IndexedPrices(CurrencyCode currency, PriceKind kind) {

    /** The size code of a price that applies to every size. */
    public static final int EVERY_SIZE = 0;

    /**
     * 50 bits: more than the largest amount of any currency with up to three decimal places. A larger amount counts as
     * {@link #MAX_UNITS}. The other 14 bits are the size code.
     */
    private static final int AMOUNT_BITS = 50;

    private static final String AMOUNTS = "amounts ";
    private static final long MAX_UNITS = (1L << AMOUNT_BITS) - 1;
    /** All size codes are below this. */
    public static final int CODES = 1 + ShoeSize.COUNT;

    public static IndexedPrices of(PriceCondition price) {
        return new IndexedPrices(price.currency(), price.kind());
    }

    /** Returns the currencies and kinds of all prices in the index, and perhaps of some that were deleted. */
    public static List<IndexedPrices> all(IndexSnapshot snapshot) {
        return StreamSupport.stream(
                        FieldInfos.getMergedFieldInfos(snapshot.searcher().getIndexReader())
                                .spliterator(),
                        false)
                .map(field -> field.name)
                .filter(field -> field.startsWith(AMOUNTS))
                .map(field -> field.substring(AMOUNTS.length()).split(" "))
                .map(parts -> new IndexedPrices(CurrencyCode.fromString(parts[0]), PriceKind.valueOf(parts[1])))
                .toList();
    }

    /** Returns the name of the field with the amounts. */
    public String amounts() {
        return AMOUNTS + currency + " " + kind;
    }

    /** Returns the name of the field with the lowest amount. */
    String lowest() {
        return "lowest " + currency + " " + kind;
    }

    /** Returns the name of the field with sizes and amounts. In its order, prices at one size follow each other. */
    public String sized() {
        return "sized " + currency + " " + kind;
    }

    public long units(BigDecimal amount) {
        return Math.min(MAX_UNITS, amount.movePointRight(currency.digits()).longValueExact());
    }

    public BigDecimal amount(long units) {
        return BigDecimal.valueOf(units, currency.digits());
    }

    /** Returns the code of a size: 1 or more, less than {@link #CODES}, in the order of sizes. */
    public static int code(ShoeSize size) {
        return 1 + size.rank();
    }

    /** Returns the size with this code. */
    public static ShoeSize size(int code) {
        return ShoeSize.ofRank(code - 1);
    }

    /** Packs a size code and an amount. The first bit of the code becomes the sign. */
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
     * @param codes the codes of its size and of all equivalent sizes; {@link #EVERY_SIZE} alone if it applies to all
     */
    record Offer(long id, BigDecimal amount, Instant observedAt, List<Integer> codes)
            implements PriceCondition.Candidate {}

    /**
     * Adds the prices of one sneaker to its document.
     *
     * @param prices at least one price
     */
    void addTo(EntryDocument document, List<Offer> prices) {
        long[] sized = prices.stream()
                .flatMapToLong(price -> price.codes.stream().mapToLong(code -> sized(code, units(price.amount))))
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

    /** Returns the data of a document with these prices. */
    static byte[] encoded(Map<IndexedPrices, List<Offer>> prices) {
        ByteBuffersDataOutput bytes = new ByteBuffersDataOutput();
        try {
            for (Map.Entry<IndexedPrices, List<Offer>> same : prices.entrySet()) {
                byte[] inOrder = same.getKey()
                        .encoded(same.getValue().stream()
                                .sorted(PriceCondition.LOWEST_FIRST)
                                .toList());
                bytes.writeString(same.getKey().section());
                bytes.writeVInt(inOrder.length);
                bytes.writeBytes(inOrder);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toArrayCopy();
    }

    private String section() {
        return currency + " " + kind;
    }

    private byte[] encoded(List<Offer> inOrder) throws IOException {
        ByteBuffersDataOutput bytes = new ByteBuffersDataOutput();
        for (Offer price : inOrder) {
            bytes.writeVLong(units(price.amount));
            bytes.writeVLong(price.id);
            bytes.writeVInt(price.codes.size());
            for (int code : price.codes) {
                bytes.writeVInt(code);
            }
        }
        return bytes.toArrayCopy();
    }

    /**
     * Returns the id of the matched price of a sneaker: the lowest that satisfies the condition, and of several the
     * newest. Null if no price satisfies it.
     */
    public Long matched(IndexSnapshot snapshot, IndexListing.Hit sneaker, PriceCondition price) {
        BytesRef data = IndexListing.data(snapshot, sneaker);
        ByteArrayDataInput bytes = new ByteArrayDataInput(data.bytes, data.offset, data.length);
        try {
            while (!bytes.eof()) {
                boolean isAsked = bytes.readString().equals(section());
                int length = bytes.readVInt();
                if (isAsked) {
                    return matched(new ByteArrayDataInput(data.bytes, bytes.getPosition(), length), price);
                }
                bytes.skipBytes(length);
            }
            return null;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Long matched(ByteArrayDataInput bytes, PriceCondition price) {
        int code = price.size() == null ? EVERY_SIZE : code(price.size());
        long min = min(price);
        long max = max(price);
        while (!bytes.eof()) {
            long units = bytes.readVLong();
            long id = bytes.readVLong();
            boolean isAtSize = price.size() == null;
            for (int codes = bytes.readVInt(); codes > 0; codes--) {
                int offered = bytes.readVInt();
                isAtSize |= offered == code || offered == EVERY_SIZE;
            }
            if (isAtSize && units >= min && units <= max) {
                return id;
            }
        }
        return null;
    }

    /** Returns the lowest amount that a condition accepts. */
    public long min(PriceCondition price) {
        return price.min() == null ? 0 : units(price.min());
    }

    /** Returns the highest amount that a condition accepts. */
    public long max(PriceCondition price) {
        return price.max() == null ? MAX_UNITS : units(price.max());
    }

    /**
     * Returns a query for sneakers with their lowest price in the range of the condition. If the condition has a size,
     * the query accepts any price at that size in the range.
     */
    public Query lowestIn(PriceCondition price) {
        return price.size() == null ? LongField.newRangeQuery(lowest(), min(price), max(price)) : matching(price);
    }

    /** Returns a query for sneakers with a price that applies to every size. */
    public Query atEverySize() {
        return LongField.newRangeQuery(sized(), sized(EVERY_SIZE, 0), sized(EVERY_SIZE, MAX_UNITS));
    }

    /** Returns a query for sneakers with a price that satisfies the condition. */
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
