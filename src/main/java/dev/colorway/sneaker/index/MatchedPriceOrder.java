// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker.index;

import dev.colorway.price.PriceCondition;
import java.io.IOException;
import org.apache.lucene.index.DocValues;
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

    private final IndexedPrices offers;
    private final PriceCondition price;
    private final long missing;

    /** @param missing the amount to compare for a sneaker without a matched price */
    public MatchedPriceOrder(PriceCondition price, long missing) {
        this.offers = IndexedPrices.of(price);
        this.price = price;
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
                        return new Lowest(DocValues.getSortedNumeric(
                                leaf.reader(), price.size() == null ? offers.amounts() : offers.sized()));
                    }
                };
            }
        };
    }

    /** Reads the lowest amount of a sneaker that satisfies the condition. */
    private final class Lowest extends NumericDocValues {

        private final SortedNumericDocValues all;
        private final int code = price.size() == null ? IndexedPrices.EVERY_SIZE : IndexedPrices.code(price.size());
        private final long min = offers.min(price);
        private final long max = offers.max(price);
        private long lowest;

        Lowest(SortedNumericDocValues all) {
            this.all = all;
        }

        @Override
        public boolean advanceExact(int document) throws IOException {
            lowest = Long.MAX_VALUE;
            if (all.advanceExact(document)) {
                for (int i = all.docValueCount(); i > 0; i--) {
                    long offer = all.nextValue();
                    long units = IndexedPrices.unitsOf(offer);
                    if (units >= min
                            && units <= max
                            && units < lowest
                            && (IndexedPrices.codeOf(offer) == code
                                    || IndexedPrices.codeOf(offer) == IndexedPrices.EVERY_SIZE)) {
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
            return all.docID();
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
            return all.cost();
        }
    }
}
