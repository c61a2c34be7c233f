// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import dev.colorway.query.KeyType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.FieldComparatorSource;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * An order of entries in the index. It is total: the slug breaks ties, in the same direction, but ascending for equal
 * scores. Entries without the key come last in both directions.
 *
 * @param key the key to sort by first
 * @param type the type of the key in a cursor
 * @param missing the index value for a missing key; null if no key can be missing
 * @param descending whether the highest key comes first
 * @param slugDescends whether the last slug comes first among equal keys
 * @param toCursor converts a key in the index to a key in a cursor
 * @param toIndex converts a key in a cursor to a key in the index
 */
public record IndexOrder(
        SortField key,
        KeyType type,
        @Nullable Object missing,
        boolean descending,
        boolean slugDescends,
        Function<Object, Object> toCursor,
        Function<Object, Object> toIndex) {

    private static final int PERCENT_DIGITS = 2;

    /** Orders by score, the best match first. */
    public static IndexOrder byScore() {
        return new IndexOrder(
                SortField.FIELD_SCORE,
                KeyType.NUMBER,
                null,
                true,
                false,
                score -> ((Float) score).longValue(),
                key -> ((Long) key).floatValue());
    }

    public static IndexOrder byName(boolean descending) {
        return new IndexOrder(
                new SortField(EntryDocument.NAME_KEY, SortField.Type.STRING, descending),
                KeyType.TEXT,
                null,
                descending,
                descending,
                name -> ((BytesRef) name).utf8ToString(),
                key -> new BytesRef((String) key));
    }

    /** Orders by a date, which is indexed as days since 1970-01-01. */
    public static IndexOrder byDate(String field, boolean descending) {
        SortField key =
                LongField.newSortField(field, descending, org.apache.lucene.search.SortedNumericSelector.Type.MIN);
        key.setMissingValue(missing(descending));
        return new IndexOrder(
                key,
                KeyType.DATE,
                missing(descending),
                descending,
                descending,
                day -> LocalDate.ofEpochDay((Long) day),
                date -> ((LocalDate) date).toEpochDay());
    }

    /** Orders by an instant that every match of the query has, indexed as {@link #microseconds}. */
    public static IndexOrder byInstant(String field, boolean descending) {
        return new IndexOrder(
                LongField.newSortField(field, descending, org.apache.lucene.search.SortedNumericSelector.Type.MIN),
                KeyType.INSTANT,
                null,
                descending,
                descending,
                microseconds -> Instant.EPOCH.plus((Long) microseconds, ChronoUnit.MICROS),
                instant -> microseconds((Instant) instant));
    }

    /** Orders by a percentage, which is indexed in hundredths of a percent. */
    public static IndexOrder byPercent(String field, boolean descending) {
        SortField key =
                LongField.newSortField(field, descending, org.apache.lucene.search.SortedNumericSelector.Type.MIN);
        key.setMissingValue(missing(descending));
        return new IndexOrder(
                key,
                KeyType.PERCENT,
                missing(descending),
                descending,
                descending,
                hundredths -> BigDecimal.valueOf((Long) hundredths, PERCENT_DIGITS),
                percent -> ((BigDecimal) percent).movePointRight(PERCENT_DIGITS).longValueExact());
    }

    /** Returns the microseconds since 1970-01-01T00:00:00Z. The catalog stores instants with this precision. */
    public static long microseconds(Instant instant) {
        // ChronoUnit.MICROS.between would count nanoseconds first, which overflow a long after 292 years.
        return TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(instant.getNano());
    }

    /**
     * Orders by an amount.
     *
     * @param units compares amounts in the index; an entry without an amount has {@link #missing(boolean)}
     * @param toAmount converts an indexed value to an amount
     * @param toUnits converts an amount to an indexed value
     */
    public static IndexOrder byAmount(
            FieldComparatorSource units,
            boolean descending,
            Function<Long, BigDecimal> toAmount,
            Function<BigDecimal, Long> toUnits) {
        return new IndexOrder(
                new SortField("amount", units, descending),
                KeyType.AMOUNT,
                missing(descending),
                descending,
                descending,
                key -> toAmount.apply((Long) key),
                key -> toUnits.apply((BigDecimal) key));
    }

    /** Returns the value that comes last in this direction. */
    public static long missing(boolean descending) {
        return descending ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    Sort sort() {
        return new Sort(key, new SortField(EntryDocument.SLUG, SortField.Type.STRING, slugDescends));
    }

    @Nullable
    Object cursorKey(Object indexed) {
        return missing != null && missing.equals(indexed) ? null : toCursor.apply(indexed);
    }

    Object indexKey(@Nullable Object ofCursor) {
        return ofCursor == null
                ? Objects.requireNonNull(missing, "A cursor without a key was refused earlier")
                : toIndex.apply(ofCursor);
    }
}
