// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker.index;

import dev.colorway.price.PriceCondition;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.FieldComparator;
import org.apache.lucene.search.FieldComparatorSource;
import org.apache.lucene.search.LeafFieldComparator;
import org.apache.lucene.search.Pruning;
import org.apache.lucene.search.comparators.LongComparator;

/** Orders sneakers by the amount of their matched price: the lowest price that satisfies the condition of a request. */
public final class MatchedPriceOrder extends FieldComparatorSource {

    private final AskedPrices asked;
    private final long missing;

    /** @param missing the amount to compare for a sneaker without a matched price, in the currency's smallest unit */
    public MatchedPriceOrder(PriceCondition price, long missing) {
        this.asked = AskedPrices.of(price);
        this.missing = missing;
    }

    @Override
    public FieldComparator<?> newComparator(String field, int hits, Pruning pruning, boolean reversed) {
        return new LongComparator(hits, field, missing, reversed, Pruning.NONE) {
            @Override
            public LeafFieldComparator getLeafComparator(LeafReaderContext context) throws IOException {
                return new LongLeafComparator(context) {
                    @Override
                    protected NumericDocValues getNumericDocValues(LeafReaderContext leaf, String ignored)
                            throws IOException {
                        return new Lowest(asked.amounts(leaf.reader()));
                    }
                };
            }
        };
    }

    /** Reads, for each sneaker, the lowest amount that satisfies the condition. */
    private final class Lowest extends NumericDocValues {

        private final List<SortedNumericDocValues> all;
        private int current = -1;
        private long lowest;

        Lowest(List<SortedNumericDocValues> all) {
            this.all = all;
        }

        @Override
        public boolean advanceExact(int document) throws IOException {
            current = document;
            lowest = Long.MAX_VALUE;
            for (SortedNumericDocValues values : all) {
                for (int i = values.advanceExact(document) ? values.docValueCount() : 0; i > 0; i--) {
                    long offer = values.nextValue();
                    long units = IndexedPrices.unitsOf(offer);
                    if (units < lowest && asked.accepts(offer)) {
                        lowest = units;
                    }
                }
            }
            return lowest != Long.MAX_VALUE;
        }

        @Override
        public long longValue() {
            return lowest;
        }

        @Override
        public int docID() {
            return current;
        }

        @Override
        public int nextDoc() throws IOException {
            throw new UnsupportedOperationException();
        }

        @Override
        public int advance(int target) throws IOException {
            throw new UnsupportedOperationException();
        }

        @Override
        public long cost() {
            return all.stream().mapToLong(SortedNumericDocValues::cost).sum();
        }
    }
}
