// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import static org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;

import dev.colorway.price.PriceCondition;
import dev.colorway.sneaker.index.AskedPrices;
import dev.colorway.sneaker.index.IndexedPrices;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;

/** The range of the prices of the matches, and a histogram of them. */
final class PriceFacet {

    private static final int MAX_BUCKETS = 10;

    private final MatchedSegments matches;
    private final PriceCondition price;
    private final AskedPrices offers;
    private final Query query;

    PriceFacet(SneakerConditions conditions, MatchedSegments matches) {
        this.matches = matches;
        price = conditions.price();
        offers = AskedPrices.of(price);
        query = conditions.with(price.between(null, null));
    }

    Facets.Prices count() {
        long[] ends = range();
        if (ends[0] > ends[1]) {
            return new Facets.Prices(price.currency(), null, null, List.of());
        }
        long step = step(ends[1] - ends[0]);
        long first = ends[0] / step;
        long[] counts = buckets(step, first, (int) (ends[1] / step - first) + 1);
        List<Facets.Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            buckets.add(new Facets.Bucket(
                    offers.amount((first + i) * step), offers.amount((first + i + 1) * step - 1), counts[i]));
        }
        return new Facets.Prices(price.currency(), offers.amount(ends[0]), offers.amount(ends[1]), buckets);
    }

    /**
     * Returns the lowest and the highest price, in the currency's smallest unit. Without a price, the first is above
     * the second.
     */
    private long[] range() {
        long[] ends = {Long.MAX_VALUE, Long.MIN_VALUE};
        matches.each(query, (segment, found) -> {
            long[] own = found.range("range " + offers.name(), this::range);
            ends[0] = Math.min(ends[0], own[0]);
            ends[1] = Math.max(ends[1], own[1]);
        });
        return ends;
    }

    private long[] range(LeafReaderContext segment, DocIdSetIterator documents) throws IOException {
        long[] ends = {Long.MAX_VALUE, Long.MIN_VALUE};
        eachAmount(segment, documents, (document, units) -> {
            ends[0] = Math.min(ends[0], units);
            ends[1] = Math.max(ends[1], units);
        });
        return ends;
    }

    /**
     * Returns how many matches have a price in each bucket.
     *
     * @param step the width of a bucket, in the currency's smallest unit
     * @param first the index of the first bucket, counted from the bucket that begins at 0
     */
    private long[] buckets(long step, long first, int length) {
        long[] counts = new long[length];
        String name = "buckets " + offers.name() + " " + step + " " + first + " " + length;
        matches.each(
                query,
                (segment, found) -> MatchedSegments.add(
                        found.counts(name, length, (leaf, documents, into) -> {
                            int[] last = new int[length];
                            eachAmount(leaf, documents, (document, units) -> {
                                long bucket = units / step - first;
                                // A deleted document can have an amount outside of the range.
                                if (bucket >= 0 && bucket < length && last[(int) bucket] != document + 1) {
                                    last[(int) bucket] = document + 1;
                                    into[(int) bucket]++;
                                }
                            });
                        }),
                        counts));
        return counts;
    }

    /**
     * Returns a bucket width that is easy to read: the smallest of 1, 2 or 5 times a power of ten that fits fewer than
     * ten times into the range. The width and the range are in the currency's smallest unit.
     */
    static long step(long width) {
        long power = 1;
        while (width / power >= MAX_BUCKETS) {
            for (long times : new long[] {2, 5, 10}) {
                if (width / (power * times) < MAX_BUCKETS) {
                    return power * times;
                }
            }
            power *= 10;
        }
        return power;
    }

    @FunctionalInterface
    private interface Amounts {
        void at(int document, long units);
    }

    /** Reports every price amount of every document; if sizes are requested, only the amounts at these sizes. */
    private void eachAmount(LeafReaderContext segment, DocIdSetIterator documents, Amounts amounts) throws IOException {
        List<SortedNumericDocValues> all = offers.amounts(segment.reader());
        for (int document = documents.nextDoc(); document != NO_MORE_DOCS; document = documents.nextDoc()) {
            for (SortedNumericDocValues values : all) {
                for (int i = values.advanceExact(document) ? values.docValueCount() : 0; i > 0; i--) {
                    long offer = values.nextValue();
                    if (offers.isAtSize(offer)) {
                        amounts.at(document, IndexedPrices.unitsOf(offer));
                    }
                }
            }
        }
    }
}
