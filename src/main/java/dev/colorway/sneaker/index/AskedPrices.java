// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker.index;

import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.price.ShownKinds;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * A {@link PriceCondition} in the index: the fields for each combination of price kind and shoe condition, and the
 * condition on the values of these fields.
 */
public final class AskedPrices {

    private final PriceCondition price;
    private final List<IndexedPrices> fields;
    private final List<PriceKind> shownKinds = ShownKinds.inOrder();
    /** The codes of the sizes; {@link IndexedPrices#EVERY_SIZE} alone for any size. */
    private final int[] codes;

    private final long min;
    private final long max;

    private AskedPrices(PriceCondition price) {
        this.price = price;
        fields = price.conditions().stream()
                .flatMap(condition -> price.isOfShownKind()
                        ? Stream.of(of(null, condition))
                        : price.kinds().stream().map(kind -> of(kind, condition)))
                .toList();
        codes = price.sizes().isEmpty()
                ? new int[] {IndexedPrices.EVERY_SIZE}
                : price.sizes().stream().mapToInt(IndexedPrices::code).toArray();
        min = price.min() == null ? 0 : units(price.min());
        max = price.max() == null ? IndexedPrices.MAX_UNITS : units(price.max());
    }

    public static AskedPrices of(PriceCondition price) {
        return new AskedPrices(price);
    }

    /** Returns the fields for each combination of kind and condition. */
    List<IndexedPrices> fields() {
        return fields;
    }

    /** Returns the codes of the sizes; {@link IndexedPrices#EVERY_SIZE} alone for any size. */
    int[] codes() {
        return codes.clone();
    }

    private IndexedPrices of(@Nullable PriceKind kind, ItemCondition condition) {
        return new IndexedPrices(price.currency(), kind, condition);
    }

    /**
     * Returns an amount in the currency's smallest unit, at most {@link IndexedPrices#MAX_UNITS}.
     *
     * @throws ArithmeticException if the amount has more decimal places than the currency
     */
    public long units(BigDecimal amount) {
        return IndexedPrices.units(price.currency(), amount);
    }

    /** Returns an amount in major units. */
    public BigDecimal amount(long units) {
        return BigDecimal.valueOf(units, price.currency().digits());
    }

    /** Returns a name for these fields. Other fields have another name. */
    public String name() {
        return fields.stream().map(IndexedPrices::name).collect(Collectors.joining(","));
    }

    /**
     * Opens the amounts of the documents of a segment: with their sizes if the condition has sizes. {@link #accepts}
     * and {@link #isAtSize} check a value.
     */
    public List<SortedNumericDocValues> amounts(LeafReader segment) throws IOException {
        return open(segment, price.sizes().isEmpty());
    }

    /** Opens the amounts of the documents of a segment with their sizes, even if the condition has no sizes. */
    public List<SortedNumericDocValues> sizedAmounts(LeafReader segment) throws IOException {
        return open(segment, false);
    }

    private List<SortedNumericDocValues> open(LeafReader segment, boolean atAnySize) throws IOException {
        List<SortedNumericDocValues> values = new ArrayList<>();
        for (IndexedPrices field : fields) {
            values.add(DocValues.getSortedNumeric(segment, atAnySize ? field.amounts() : field.sized()));
        }
        return values;
    }

    /** Returns whether an amount is in the range of the condition. */
    public boolean isInRange(long units) {
        return units >= min && units <= max;
    }

    /** Returns whether an indexed value is at a size of the condition. A value without a size is at every size. */
    public boolean isAtSize(long value) {
        int code = IndexedPrices.codeOf(value);
        if (code == IndexedPrices.EVERY_SIZE) {
            return true;
        }
        for (int asked : codes) {
            if (asked == code) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether an indexed value satisfies the condition. */
    boolean accepts(long value) {
        return isInRange(IndexedPrices.unitsOf(value)) && isAtSize(value);
    }

    /** Returns a query for sneakers with a price that satisfies the condition. */
    public Query matching() {
        return any(fields.stream()
                .flatMap(field -> price.sizes().isEmpty()
                        ? Stream.of(inRange(field))
                        : IntStream.concat(IntStream.of(IndexedPrices.EVERY_SIZE), Arrays.stream(codes))
                                .mapToObj(code -> sized(field, code, min, max)))
                .toList());
    }

    /**
     * Returns a query that finds every sneaker with a price in the range at some size, and perhaps other sneakers. It
     * accepts any sale in the range, because the last sale at a size can be older than the last sale of the sneaker.
     */
    public Query perhapsAtSomeSize() {
        return any(fields.stream()
                .flatMap(field -> Stream.concat(
                        Stream.of(inRange(field)),
                        field.kind() == null && shownKinds.contains(PriceKind.SALE)
                                ? Stream.of(saleInRange(field.condition()))
                                : Stream.empty()))
                .toList());
    }

    private Query inRange(IndexedPrices field) {
        return LongField.newRangeQuery(field.amounts(), min, max);
    }

    /** Returns a query for sneakers that show sales, with any sale in the range. */
    private Query saleInRange(ItemCondition condition) {
        BooleanQuery.Builder query =
                new BooleanQuery.Builder().add(inRange(of(PriceKind.SALE, condition)), Occur.FILTER);
        shownKinds.stream()
                .takeWhile(kind -> kind != PriceKind.SALE)
                .forEach(kind ->
                        query.add(new FieldExistsQuery(of(kind, condition).lowest()), Occur.MUST_NOT));
        return query.build();
    }

    /** Returns a query for sneakers with a price that applies to every size. */
    public Query atEverySize() {
        return any(fields.stream()
                .map(field -> sized(field, IndexedPrices.EVERY_SIZE, 0, IndexedPrices.MAX_UNITS))
                .toList());
    }

    /**
     * Returns a query for sneakers with their lowest price in the range of the condition. If the condition has a size,
     * the query accepts any price at that size in the range.
     */
    public Query lowestIn() {
        if (!price.sizes().isEmpty()) {
            return matching();
        }
        Query inRange = any(fields.stream()
                .map(field -> LongField.newRangeQuery(field.lowest(), min, max))
                .toList());
        return fields.size() == 1
                ? inRange
                : new BooleanQuery.Builder()
                        .add(inRange, Occur.FILTER)
                        .add(
                                any(fields.stream()
                                        .map(field -> LongField.newRangeQuery(field.lowest(), 0, min - 1))
                                        .toList()),
                                Occur.MUST_NOT)
                        .build();
    }

    private static Query sized(IndexedPrices field, int code, long min, long max) {
        return LongField.newRangeQuery(field.sized(), IndexedPrices.sized(code, min), IndexedPrices.sized(code, max));
    }

    private static Query any(List<Query> queries) {
        if (queries.size() == 1) {
            return queries.get(0);
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        queries.forEach(query -> any.add(query, Occur.SHOULD));
        return any.build();
    }
}
