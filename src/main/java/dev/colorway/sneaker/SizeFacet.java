// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import static org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;

import dev.colorway.price.PriceCondition;
import dev.colorway.size.ShoeSize;
import dev.colorway.size.ShownSizes;
import dev.colorway.sneaker.index.AskedPrices;
import dev.colorway.sneaker.index.IndexedPrices;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.ArrayUtil;

/**
 * Counts by the sizes of the prices. A sneaker with a price that applies to every size counts at each size.
 *
 * <p>The array of counts has two halves. The first half counts, for each size code, the sneakers with a price at this
 * size and without a price that applies to every size. Index 0 counts the sneakers with a price that applies to every
 * size. The second half counts, for each size code, all sneakers with a price at this size.
 */
final class SizeFacet {

    private final SneakerConditions conditions;
    private final MatchedSegments matches;
    private final PriceCondition price;
    private final AskedPrices offers;
    private final ShownSizes shownSizes;

    /** @param shownSizes the sizes that the facet lists, in addition to the selected ones */
    SizeFacet(SneakerConditions conditions, MatchedSegments matches, ShownSizes shownSizes) {
        this.conditions = conditions;
        this.matches = matches;
        this.shownSizes = shownSizes;
        price = conditions.price();
        offers = AskedPrices.of(price);
    }

    Facets.Values count() {
        long[] counts = new long[2 * IndexedPrices.CODES];
        matches.each(
                conditions.withAtSomeSize(price.at(List.of())),
                (segment, found) -> found.addCounts("sized " + offers.name(), counts, this::countSizes));
        List<String> chosen = price.sizes().stream().map(ShoeSize::text).toList();
        Map<String, ValueCount> counted = new HashMap<>();
        for (int code = 1; code < IndexedPrices.CODES; code++) {
            if (counts[IndexedPrices.CODES + code] > 0 && shownSizes.shows(IndexedPrices.size(code))) {
                String size = IndexedPrices.size(code).text();
                counted.put(size, ofSize(size, code, counts));
            }
        }
        chosen.forEach(size -> counted.put(size, ofSize(size, IndexedPrices.code(new ShoeSize(size)), counts)));
        Facets.Values mostFrequent = ValueCount.mostFrequent(counted.values(), 0, chosen);
        return new Facets.Values(
                mostFrequent.values().stream()
                        .sorted(Comparator.comparing(value -> new ShoeSize(value.value())))
                        .toList(),
                mostFrequent.more());
    }

    private static ValueCount ofSize(String size, int code, long[] counts) {
        return new ValueCount(size, IndexedPrices.size(code).label(), counts[code] + counts[IndexedPrices.EVERY_SIZE]);
    }

    private void countSizes(LeafReaderContext segment, DocIdSetIterator documents, long[] counts) throws IOException {
        List<SortedNumericDocValues> all = offers.sizedAmounts(segment.reader());
        Codes own = new Codes();
        for (int document = documents.nextDoc(); document != NO_MORE_DOCS; document = documents.nextDoc()) {
            own.clear();
            for (SortedNumericDocValues values : all) {
                addSizes(values, document, own);
            }
            if (all.size() > 1) {
                own.removeRepeated();
            }
            boolean isAtEverySize = own.contains(IndexedPrices.EVERY_SIZE);
            for (int i = 0; i < own.length; i++) {
                counts[IndexedPrices.CODES + own.codes[i]]++;
                counts[own.codes[i]] += isAtEverySize ? 0 : 1;
            }
            counts[IndexedPrices.EVERY_SIZE] += isAtEverySize ? 1 : 0;
        }
    }

    /** Adds the codes of the sizes at which a document has a price in the range. */
    private void addSizes(SortedNumericDocValues values, int document, Codes codes) throws IOException {
        for (int i = values.advanceExact(document) ? values.docValueCount() : 0; i > 0; i--) {
            long offer = values.nextValue();
            if (offers.isInRange(IndexedPrices.unitsOf(offer))) {
                // The values are sorted, so equal codes follow each other.
                codes.add(IndexedPrices.codeOf(offer));
            }
        }
    }

    /** The codes of the sizes at which one sneaker has prices. */
    private static final class Codes {

        private int[] codes = new int[16];
        private int length;

        void clear() {
            length = 0;
        }

        /** Adds a code, unless the last one added is equal. */
        void add(int code) {
            if (length == 0 || codes[length - 1] != code) {
                codes = ArrayUtil.grow(codes, length + 1);
                codes[length++] = code;
            }
        }

        /** Sorts the codes and removes duplicates. */
        void removeRepeated() {
            Arrays.sort(codes, 0, length);
            int all = length;
            length = 0;
            for (int i = 0; i < all; i++) {
                add(codes[i]);
            }
        }

        boolean contains(int code) {
            for (int i = 0; i < length; i++) {
                if (codes[i] == code) {
                    return true;
                }
            }
            return false;
        }
    }
}
