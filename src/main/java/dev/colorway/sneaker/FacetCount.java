// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.price.PriceCondition;
import dev.colorway.search.EntryDocument;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.size.ShoeSize;
import dev.colorway.sneaker.index.IndexedPrices;
import dev.colorway.sneaker.index.SneakerDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/**
 * Counts the matches of a request for each facet value. Each facet costs one pass over the matches in the index, the
 * price facet two. It runs no SQL.
 */
final class FacetCount {

    private static final int MAX_BUCKETS = 10;

    private final IndexSnapshot reading;
    private final SneakerConditions conditions;
    private final PriceCondition price;
    private final IndexedPrices offers;

    FacetCount(IndexSnapshot reading, SneakerConditions conditions) {
        this.reading = reading;
        this.conditions = conditions;
        this.price = conditions.price();
        this.offers = IndexedPrices.of(price);
    }

    /** Returns the requested facets, or null if none is requested. */
    Facets of(List<String> requested) {
        return requested.isEmpty()
                ? null
                : new Facets(
                        values(SneakerDocuments.COLLABORATOR, requested),
                        values(SneakerDocuments.DESIGNER, requested),
                        values(SneakerDocuments.BRAND, requested),
                        values(SneakerDocuments.SILHOUETTE, requested),
                        values(SneakerDocuments.TECHNOLOGY, requested),
                        requested.contains("size") ? sizes() : null,
                        requested.contains("price") ? prices() : null);
    }

    private static final class Count {
        private final String label;
        private long count;

        Count(String label) {
            this.label = label;
        }
    }

    private Facets.Values values(String facet, List<String> requested) {
        if (!requested.contains(facet)) {
            return null;
        }
        Map<String, Count> counts = new HashMap<>();
        each(conditions.allBut(facet), context -> {
            SortedSetDocValues values = DocValues.getSortedSet(context.reader(), facet);
            int[] countByIndex = new int[Math.toIntExact(values.getValueCount())];
            return new Pass() {
                @Override
                public void match(int document) throws IOException {
                    if (values.advanceExact(document)) {
                        for (int i = values.docValueCount(); i > 0; i--) {
                            countByIndex[(int) values.nextOrd()]++;
                        }
                    }
                }

                @Override
                public void end() throws IOException {
                    for (int i = 0; i < countByIndex.length; i++) {
                        if (countByIndex[i] > 0) {
                            String[] valueAndLabel = EntryDocument.valueAndLabel(values.lookupOrd(i));
                            counts.computeIfAbsent(valueAndLabel[0], value -> new Count(valueAndLabel[1])).count +=
                                    countByIndex[i];
                        }
                    }
                }
            };
        });
        conditions
                .chosen(facet)
                .forEach(value -> counts.computeIfAbsent(value, none -> new Count(label(facet, value))));
        return capped(counts, conditions.chosen(facet));
    }

    /**
     * Returns the label of a value, from any indexed sneaker with that value. Returns the value if no sneaker has it.
     */
    private String label(String facet, String value) {
        try {
            IndexSearcher searcher = reading.searcher();
            for (ScoreDoc document : searcher.search(IndexSnapshot.any(facet, List.of(value)), 1).scoreDocs) {
                LeafReaderContext leaf = searcher.getIndexReader()
                        .leaves()
                        .get(ReaderUtil.subIndex(
                                document.doc, searcher.getIndexReader().leaves()));
                SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), facet);
                values.advanceExact(document.doc - leaf.docBase);
                for (int i = values.docValueCount(); i > 0; i--) {
                    String[] valueAndLabel = EntryDocument.valueAndLabel(values.lookupOrd(values.nextOrd()));
                    if (valueAndLabel[0].equals(value)) {
                        return valueAndLabel[1];
                    }
                }
            }
            return value;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Returns the most frequent values, {@link Facets#MAX_VALUES} at most, and after them every other selected value.
     */
    private static Facets.Values capped(Map<String, Count> counts, Collection<String> chosen) {
        List<Facets.Value> values = counts.entrySet().stream()
                .map(count -> new Facets.Value(
                        count.getKey(),
                        count.getValue().label,
                        count.getValue().count,
                        chosen.contains(count.getKey())))
                .sorted(Comparator.comparing(Facets.Value::count)
                        .reversed()
                        .thenComparing(Facets.Value::label)
                        .thenComparing(Facets.Value::value))
                .toList();
        List<Facets.Value> shown = new ArrayList<>(values.subList(0, Math.min(values.size(), Facets.MAX_VALUES)));
        values.stream().skip(shown.size()).filter(Facets.Value::selected).forEach(shown::add);
        return new Facets.Values(shown, values.size() - shown.size());
    }

    /** Counts by the sizes of the prices. A sneaker with a price for every size counts at each size. */
    private Facets.Values sizes() {
        PriceCondition atAnySize = new PriceCondition(price.currency(), price.kind(), null, price.min(), price.max());
        long min = offers.min(price);
        long max = offers.max(price);
        int[] countByCode = new int[IndexedPrices.CODES];
        BitSet codesFound = new BitSet();
        each(conditions.with(atAnySize), context -> {
            SortedNumericDocValues values = DocValues.getSortedNumeric(context.reader(), offers.sized());
            BitSet codes = new BitSet();
            return document -> {
                codes.clear();
                if (values.advanceExact(document)) {
                    for (int i = values.docValueCount(); i > 0; i--) {
                        long offer = values.nextValue();
                        if (IndexedPrices.unitsOf(offer) >= min && IndexedPrices.unitsOf(offer) <= max) {
                            codes.set(IndexedPrices.codeOf(offer));
                        }
                    }
                }
                codesFound.or(codes);
                if (codes.get(IndexedPrices.EVERY_SIZE)) {
                    countByCode[IndexedPrices.EVERY_SIZE]++;
                } else {
                    codes.stream().forEach(code -> countByCode[code]++);
                }
            };
        });
        Map<String, Count> counts = new HashMap<>();
        codesFound.clear(IndexedPrices.EVERY_SIZE);
        List<String> chosen =
                price.size() == null ? List.of() : List.of(price.size().text());
        chosen.forEach(size -> codesFound.set(IndexedPrices.code(new ShoeSize(size))));
        codesFound.stream().forEach(code -> {
            String size = IndexedPrices.size(code).text();
            counts.computeIfAbsent(size, Count::new).count =
                    (long) countByCode[code] + countByCode[IndexedPrices.EVERY_SIZE];
        });
        return capped(counts, chosen);
    }

    private Facets.Prices prices() {
        PriceCondition atAnyAmount = new PriceCondition(price.currency(), price.kind(), price.size(), null, null);
        Query query = conditions.with(atAnyAmount);
        long[] range = {Long.MAX_VALUE, Long.MIN_VALUE};
        eachAmount(query, (document, units) -> {
            range[0] = Math.min(range[0], units);
            range[1] = Math.max(range[1], units);
        });
        if (range[0] > range[1]) {
            return new Facets.Prices(price.currency(), null, null, List.of());
        }
        long step = step(range[1] - range[0]);
        long first = range[0] / step;
        long[] counts = new long[(int) (range[1] / step - first) + 1];
        int[] last = new int[counts.length];
        eachAmount(query, (document, units) -> {
            int bucket = (int) (units / step - first);
            if (last[bucket] != document + 1) {
                last[bucket] = document + 1;
                counts[bucket]++;
            }
        });
        List<Facets.Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            buckets.add(new Facets.Bucket(
                    offers.amount((first + i) * step), offers.amount((first + i + 1) * step - 1), counts[i]));
        }
        return new Facets.Prices(price.currency(), offers.amount(range[0]), offers.amount(range[1]), buckets);
    }

    /**
     * Returns a bucket width that is easy to read: the smallest of 1, 2 or 5 times a power of ten that fits fewer than
     * ten times into the range. Both are in the currency's smallest unit.
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

    /** Reports every price amount of every match, at the requested size if there is one. */
    private void eachAmount(Query query, Amounts amounts) {
        int code = price.size() == null ? IndexedPrices.EVERY_SIZE : IndexedPrices.code(price.size());
        each(query, context -> {
            SortedNumericDocValues values = DocValues.getSortedNumeric(
                    context.reader(), price.size() == null ? offers.amounts() : offers.sized());
            return document -> {
                if (values.advanceExact(document)) {
                    for (int i = values.docValueCount(); i > 0; i--) {
                        long offer = values.nextValue();
                        if (IndexedPrices.codeOf(offer) == code
                                || IndexedPrices.codeOf(offer) == IndexedPrices.EVERY_SIZE) {
                            amounts.at(context.docBase + document, IndexedPrices.unitsOf(offer));
                        }
                    }
                }
            };
        });
    }

    /** Processes the matches of one index segment. */
    @FunctionalInterface
    private interface Pass {
        void match(int document) throws IOException;

        default void end() throws IOException {}
    }

    @FunctionalInterface
    private interface Passes {
        Pass of(LeafReaderContext context) throws IOException;
    }

    /** Runs in one thread. The replacement of the deprecated method is for several threads. */
    @SuppressWarnings("deprecation")
    private void each(Query query, Passes passes) {
        try {
            reading.searcher().search(query, new SimpleCollector() {
                private Pass pass;

                @Override
                protected void doSetNextReader(LeafReaderContext context) throws IOException {
                    pass = passes.of(context);
                }

                @Override
                public void collect(int document) throws IOException {
                    pass.match(document);
                }

                @Override
                public void finish() throws IOException {
                    pass.end();
                }

                @Override
                public ScoreMode scoreMode() {
                    return ScoreMode.COMPLETE_NO_SCORES;
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
