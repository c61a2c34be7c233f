// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import static org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;

import dev.colorway.price.CurrencyCode;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.search.EntryDocument;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.size.ShoeSize;
import dev.colorway.size.ShownSizes;
import dev.colorway.sneaker.index.AskedPrices;
import dev.colorway.sneaker.index.IndexedPrices;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefHash;
import org.apache.lucene.util.LongsRef;
import org.jspecify.annotations.Nullable;

/**
 * Counts the matches of a request for each facet value. Each facet costs one pass over the matches in the index, the
 * price facet two. If all sneakers match, it only reads what was indexed or deleted since the last request
 * ({@link SegmentCounts}). It runs no SQL.
 */
final class FacetCount {

    private static final int MAX_BUCKETS = 10;

    private final IndexSnapshot snapshot;
    private final SneakerConditions conditions;
    private final PriceCondition price;
    private final AskedPrices offers;
    private final ShownSizes shownSizes;
    private final SegmentCounts ofAll =
            Arc.container().instance(SegmentCounts.class).get();

    /** @param shownSizes the values to list of the size facet, beside the selected one */
    FacetCount(IndexSnapshot snapshot, SneakerConditions conditions, ShownSizes shownSizes) {
        this.snapshot = snapshot;
        this.conditions = conditions;
        this.price = conditions.price();
        this.offers = AskedPrices.of(price);
        this.shownSizes = shownSizes;
    }

    /** Returns the requested facets, or null if none is requested. */
    @Nullable
    Facets of(List<String> requested) {
        return requested.isEmpty() ? null : Facets.of(facet -> requested.contains(facet) ? count(facet) : null);
    }

    private Object count(String facet) {
        return switch (facet) {
            case "size" -> sizes();
            case "currency" -> priced(List.of(price.currency()), IndexedPrices.currencies(snapshot), this::in);
            case "kind" ->
                priced(
                        price.kinds(),
                        List.of(PriceKind.values()),
                        kind -> new PriceCondition(
                                price.currency(),
                                List.of(kind),
                                price.conditions(),
                                price.sizes(),
                                price.min(),
                                price.max()));
            case "price" -> prices();
            default -> values(facet);
        };
    }

    /** @param facet the name of the parameter and of the index field, see {@link EntryDocument#counted} */
    private Facets.Values values(String facet) {
        BytesRefHash values = new BytesRefHash();
        LongsRef counts = new LongsRef(0);
        each(conditions.allBut(facet), (segment, matches) -> {
            SortedSetDocValues own = DocValues.getSortedSet(segment.reader(), facet);
            long[] countByOrdinal = matches.counts("values " + facet, (int) own.getValueCount(), ofValues(facet));
            TermsEnum terms = own.termsEnum();
            for (long count : countByOrdinal) {
                BytesRef value = terms.next();
                if (count > 0) {
                    int id = values.add(value);
                    id = id < 0 ? -id - 1 : id;
                    counts.longs = ArrayUtil.grow(counts.longs, id + 1);
                    counts.longs[id] += count;
                }
            }
        });
        Map<String, Count> counted = new HashMap<>();
        long least = leastShown(counts.longs, values.size());
        BytesRef value = new BytesRef();
        List<String> chosen = conditions.chosen(facet);
        for (int id = 0; id < values.size(); id++) {
            String[] valueAndLabel = counts.longs[id] < least && chosen.isEmpty()
                    ? null
                    : EntryDocument.valueAndLabel(values.get(id, value));
            if (valueAndLabel != null && (counts.longs[id] >= least || chosen.contains(valueAndLabel[0]))) {
                counted.put(valueAndLabel[0], new Count(valueAndLabel[1], counts.longs[id]));
            }
        }
        int omitted = values.size() - counted.size();
        chosen.forEach(none -> counted.computeIfAbsent(none, slug -> new Count(label(facet, slug), 0)));
        values.close();
        return capped(counted, omitted, chosen);
    }

    private static SegmentCounts.Counter ofValues(String facet) {
        return (segment, documents, counts) -> {
            SortedSetDocValues values = DocValues.getSortedSet(segment.reader(), facet);
            for (int document = documents.nextDoc(); document != NO_MORE_DOCS; document = documents.nextDoc()) {
                if (values.advanceExact(document)) {
                    for (int i = values.docValueCount(); i > 0; i--) {
                        counts[(int) values.nextOrd()]++;
                    }
                }
            }
        };
    }

    /** Returns the count of the last value that is shown; values with a lower count are not. */
    private static long leastShown(long[] counts, int length) {
        if (length <= Facets.MAX_VALUES) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(counts, length);
        Arrays.sort(sorted);
        return sorted[length - Facets.MAX_VALUES];
    }

    private record Count(String label, long count) {}

    /**
     * Returns the label of a value, from any indexed sneaker with that value. Returns the value if no sneaker has it.
     */
    private String label(String facet, String value) {
        try {
            IndexSearcher searcher = snapshot.searcher();
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
     *
     * @param omitted how many more values there are
     */
    private static Facets.Values capped(Map<String, Count> counts, int omitted, Collection<String> chosen) {
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
        return new Facets.Values(shown, omitted + values.size() - shown.size());
    }

    /**
     * Counts the matches with a current price of each currency or kind, in the requested condition, at the requested
     * sizes and in the requested range. Without a size and a range, a sneaker without such a price matches, too, but is
     * not counted.
     *
     * @param chosen the values in the request
     * @param alternatives the values to count
     * @param condition the price condition of a request with a value
     */
    private <V> Facets.Values priced(
            Collection<V> chosen, Collection<V> alternatives, Function<V, PriceCondition> condition) {
        Map<String, Count> counted = new HashMap<>();
        alternatives.forEach(other -> {
            long count = priced(condition.apply(other));
            if (count > 0) {
                counted.put(other.toString(), new Count(other.toString(), count));
            }
        });
        List<String> selected = chosen.stream().map(Object::toString).toList();
        selected.forEach(value -> counted.computeIfAbsent(value, none -> new Count(none, 0)));
        return capped(counted, 0, selected);
    }

    /**
     * Returns the requested condition in another currency. A limit can have more decimal places than that currency has:
     * the amounts within are the same.
     */
    private PriceCondition in(CurrencyCode currency) {
        return new PriceCondition(
                currency,
                price.kinds(),
                price.conditions(),
                price.sizes(),
                rounded(price.min(), currency, RoundingMode.CEILING),
                rounded(price.max(), currency, RoundingMode.FLOOR));
    }

    private long priced(PriceCondition condition) {
        if (condition.min() != null
                && condition.max() != null
                && condition.min().compareTo(condition.max()) > 0) {
            return 0;
        }
        AskedPrices asked = AskedPrices.of(condition);
        long[] count = new long[1];
        each(
                conditions.with(condition),
                (segment, matches) -> add(
                        matches.counts("priced " + asked.name(), 1, (leaf, documents, into) -> {
                            List<SortedNumericDocValues> all = asked.amounts(leaf.reader());
                            for (int document = documents.nextDoc();
                                    document != NO_MORE_DOCS;
                                    document = documents.nextDoc()) {
                                into[0] += isIn(all, document) ? 1 : 0;
                            }
                        }),
                        count));
        return count[0];
    }

    private static boolean isIn(List<SortedNumericDocValues> all, int document) throws IOException {
        for (SortedNumericDocValues values : all) {
            if (values.advanceExact(document)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal limit, CurrencyCode currency, RoundingMode mode) {
        return limit == null ? null : limit.setScale(currency.digits(), mode);
    }

    /**
     * Counts by the sizes of the prices. A sneaker with a price for every size counts at each size.
     *
     * <p>The first half of the counts is of the sneakers without a price for every size, by the code of the size; at
     * index 0 it has the count of those with one. The second half is of all sneakers with a price at a size.
     */
    private Facets.Values sizes() {
        long[] counts = new long[2 * IndexedPrices.CODES];
        each(
                conditions.withAtSomeSize(price.at(List.of())),
                (segment, matches) -> matches.addCounts("sized " + offers.name(), counts, (leaf, documents, into) -> {
                    List<SortedNumericDocValues> all = offers.sizedAmounts(leaf.reader());
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
                            into[IndexedPrices.CODES + own.codes[i]]++;
                            into[own.codes[i]] += isAtEverySize ? 0 : 1;
                        }
                        into[IndexedPrices.EVERY_SIZE] += isAtEverySize ? 1 : 0;
                    }
                }));
        List<String> chosen = price.sizes().stream().map(ShoeSize::text).toList();
        Map<String, Count> counted = new HashMap<>();
        for (int code = 1; code < IndexedPrices.CODES; code++) {
            if (counts[IndexedPrices.CODES + code] > 0 && shownSizes.shows(IndexedPrices.size(code))) {
                counted.put(IndexedPrices.size(code).text(), ofSize(code, counts));
            }
        }
        chosen.forEach(size -> counted.put(size, ofSize(IndexedPrices.code(new ShoeSize(size)), counts)));
        Facets.Values mostFrequent = capped(counted, 0, chosen);
        return new Facets.Values(
                mostFrequent.values().stream()
                        .sorted(Comparator.comparing(value -> new ShoeSize(value.value())))
                        .toList(),
                mostFrequent.more());
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

    private static Count ofSize(int code, long[] counts) {
        return new Count(IndexedPrices.size(code).label(), counts[code] + counts[IndexedPrices.EVERY_SIZE]);
    }

    private static void add(long[] some, long[] all) {
        for (int i = 0; i < some.length; i++) {
            all[i] += some[i];
        }
    }

    private Facets.Prices prices() {
        Query query = conditions.with(price.between(null, null));
        long[] ends = {Long.MAX_VALUE, Long.MIN_VALUE};
        each(query, (segment, matches) -> {
            long[] own = matches.range("range " + offers.name(), (leaf, documents) -> {
                long[] found = {Long.MAX_VALUE, Long.MIN_VALUE};
                eachAmount(leaf, documents, (document, units) -> {
                    found[0] = Math.min(found[0], units);
                    found[1] = Math.max(found[1], units);
                });
                return found;
            });
            ends[0] = Math.min(ends[0], own[0]);
            ends[1] = Math.max(ends[1], own[1]);
        });
        if (ends[0] > ends[1]) {
            return new Facets.Prices(price.currency(), null, null, List.of());
        }
        long step = step(ends[1] - ends[0]);
        long first = ends[0] / step;
        long[] counts = new long[(int) (ends[1] / step - first) + 1];
        String name = "buckets " + offers.name() + " " + step + " " + first + " " + counts.length;
        each(
                query,
                (segment, matches) -> add(
                        matches.counts(name, counts.length, (leaf, documents, into) -> {
                            int[] last = new int[into.length];
                            eachAmount(leaf, documents, (document, units) -> {
                                long bucket = units / step - first;
                                // A deleted document can have an amount outside of the range.
                                if (bucket >= 0 && bucket < into.length && last[(int) bucket] != document + 1) {
                                    last[(int) bucket] = document + 1;
                                    into[(int) bucket]++;
                                }
                            });
                        }),
                        counts));
        List<Facets.Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            buckets.add(new Facets.Bucket(
                    offers.amount((first + i) * step), offers.amount((first + i + 1) * step - 1), counts[i]));
        }
        return new Facets.Prices(price.currency(), offers.amount(ends[0]), offers.amount(ends[1]), buckets);
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

    /** Reports every price amount of every document, at the requested size if there is one. */
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

    /** The matches of a query in one segment. */
    private final class Matches {

        private final LeafReaderContext segment;
        /** Null for all sneakers. */
        private final @Nullable Weight weight;

        Matches(LeafReaderContext segment, @Nullable Weight weight) {
            this.segment = segment;
            this.weight = weight;
        }

        /** @param name identifies the counter if it counts all sneakers */
        long[] counts(String name, int length, SegmentCounts.Counter counter) throws IOException {
            if (weight == null) {
                return ofAll.counts(segment, name, length, counter);
            }
            long[] counts = new long[length];
            counter.count(segment, documents(), counts);
            return counts;
        }

        /**
         * Adds counts, most of which are 0.
         *
         * @param name identifies the counter if it counts all sneakers
         */
        void addCounts(String name, long[] into, SegmentCounts.Counter counter) throws IOException {
            if (weight == null) {
                ofAll.addCounts(segment, name, into, counter);
            } else {
                counter.count(segment, documents(), into);
            }
        }

        /** @param name identifies the range if it is that of all sneakers */
        long[] range(String name, SegmentCounts.Range range) throws IOException {
            return weight == null ? ofAll.range(segment, name, range) : range.of(segment, documents());
        }

        private DocIdSetIterator documents() throws IOException {
            Scorer scorer = Objects.requireNonNull(weight, "All sneakers are counted by ofAll")
                    .scorer(segment);
            return scorer == null
                    ? DocIdSetIterator.empty()
                    : SegmentCounts.only(scorer.iterator(), segment.reader().getLiveDocs(), true);
        }
    }

    @FunctionalInterface
    private interface Pass {
        void count(LeafReaderContext segment, Matches matches) throws IOException;
    }

    private void each(Query query, Pass pass) {
        try {
            IndexSearcher searcher = snapshot.searcher();
            Weight weight = query.equals(SneakerConditions.ALL)
                    ? null
                    : searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
            for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
                pass.count(segment, new Matches(segment, weight));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
