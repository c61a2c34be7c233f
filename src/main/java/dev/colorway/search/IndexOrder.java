// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import dev.colorway.query.KeyType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Function;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.FieldComparatorSource;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;

/**
 * An order of entries in the index. It is total, because the slug breaks ties, in the same direction; of what fits
 * equally well it ascends. What lacks the key comes last, ascending and descending alike.
 *
 * @param key what to order by first
 * @param type of the key in a cursor
 * @param missing stands in the index for a key that is missing; null if none is
 * @param descending whether the highest comes first
 * @param slugDescends whether the last slug comes first of those with the same key
 * @param toCursor gives the key for a cursor from the one in the index
 * @param toIndex gives it back
 */
public record IndexOrder(
        SortField key,
        KeyType type,
        Object missing,
        boolean descending,
        boolean slugDescends,
        Function<Object, Object> toCursor,
        Function<Object, Object> toIndex) {

    /** How well an entry fits to what is looked for, the best first. */
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

    /** By a date, which the index has as the number of days since 1970-01-01. */
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

    /**
     * By an amount.
     *
     * @param units how the index compares it; who has none has {@link #missing(boolean)}
     * @param toAmount gives the amount
     * @param toUnits gives it back
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

    /** What comes last in a direction. */
    public static long missing(boolean descending) {
        return descending ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    Sort sort() {
        return new Sort(key, new SortField(EntryDocument.SLUG, SortField.Type.STRING, slugDescends));
    }

    Object cursorKey(Object indexed) {
        return missing != null && missing.equals(indexed) ? null : toCursor.apply(indexed);
    }

    Object indexKey(Object ofCursor) {
        return ofCursor == null ? missing : toIndex.apply(ofCursor);
    }
}
