// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import static org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;

import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.sneaker.index.AskedPrices;
import dev.colorway.sneaker.index.IndexedPrices;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/**
 * Counts the matches with a current price of each currency or kind, in the requested condition, at the requested sizes
 * and in the requested range. If the request has no size and no range, a sneaker without such a price also matches, but
 * it is not counted.
 */
final class PricedFacet {

    private final SneakerConditions conditions;
    private final MatchedSegments matches;
    private final PriceCondition price;

    PricedFacet(SneakerConditions conditions, MatchedSegments matches) {
        this.conditions = conditions;
        this.matches = matches;
        price = conditions.price();
    }

    Facets.Values currencies(IndexSnapshot snapshot) {
        return count(List.of(price.currency()), IndexedPrices.currencies(snapshot), this::in);
    }

    Facets.Values kinds() {
        return count(price.kinds(), List.of(PriceKind.values()), this::of);
    }

    /**
     * @param chosen the values in the request
     * @param alternatives the values to count
     * @param condition returns the price condition of a request for one value
     */
    private <V> Facets.Values count(
            Collection<V> chosen, Collection<V> alternatives, Function<V, PriceCondition> condition) {
        Map<String, ValueCount> counted = new HashMap<>();
        alternatives.forEach(other -> {
            long count = count(condition.apply(other));
            if (count > 0) {
                counted.put(other.toString(), new ValueCount(other.toString(), other.toString(), count));
            }
        });
        List<String> selected = chosen.stream().map(Object::toString).toList();
        selected.forEach(value -> counted.computeIfAbsent(value, none -> new ValueCount(none, none, 0)));
        return ValueCount.mostFrequent(counted.values(), 0, selected);
    }

    /**
     * Returns the requested condition in another currency. Rounds the lower limit up and the upper limit down to the
     * decimal places of that currency. The range still contains the same amounts of that currency.
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

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal limit, CurrencyCode currency, RoundingMode mode) {
        return limit == null ? null : limit.setScale(currency.digits(), mode);
    }

    /** Returns the requested condition with this kind alone. */
    private PriceCondition of(PriceKind kind) {
        return new PriceCondition(
                price.currency(), List.of(kind), price.conditions(), price.sizes(), price.min(), price.max());
    }

    private long count(PriceCondition condition) {
        if (condition.min() != null
                && condition.max() != null
                && condition.min().compareTo(condition.max()) > 0) {
            return 0;
        }
        AskedPrices asked = AskedPrices.of(condition);
        long[] count = new long[1];
        matches.each(
                conditions.with(condition),
                (segment, found) -> MatchedSegments.add(
                        found.counts(
                                "priced " + asked.name(),
                                1,
                                (leaf, documents, into) -> into[0] += priced(asked, leaf, documents)),
                        count));
        return count[0];
    }

    /** Returns how many of the documents have a price. */
    private static long priced(AskedPrices asked, LeafReaderContext segment, DocIdSetIterator documents)
            throws IOException {
        List<SortedNumericDocValues> all = asked.amounts(segment.reader());
        long count = 0;
        for (int document = documents.nextDoc(); document != NO_MORE_DOCS; document = documents.nextDoc()) {
            count += isIn(all, document) ? 1 : 0;
        }
        return count;
    }

    private static boolean isIn(List<SortedNumericDocValues> all, int document) throws IOException {
        for (SortedNumericDocValues values : all) {
            if (values.advanceExact(document)) {
                return true;
            }
        }
        return false;
    }
}
