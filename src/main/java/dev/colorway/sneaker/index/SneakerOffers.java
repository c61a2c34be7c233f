// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker.index;

import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.price.ShownKinds;
import dev.colorway.price.history.Trend;
import dev.colorway.price.history.TrendKey;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.search.EntryDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Adds the current prices of a sneaker, and its markets, to its document. */
final class SneakerOffers {

    private SneakerOffers() {}

    /** A current price, with the id of its sneaker. */
    record PriceRow(
            Long sneaker,
            Long id,
            String currency,
            PriceKind kind,
            ItemCondition condition,
            String size,
            BigDecimal amount,
            Instant observedAt) {

        private TrendKey trend() {
            return new TrendKey(sneaker, currency, kind, condition);
        }
    }

    /**
     * Adds the current prices of a sneaker and their markets. A price is indexed at its size and at the equivalent
     * sizes of its brand's charts, with its width and without a width.
     */
    static void add(
            EntryDocument document,
            List<PriceRow> prices,
            Map<TrendKey, Trend> trends,
            ReferencedEntries referenced,
            String brand) {
        Map<String, List<PriceRow>> alike = prices.stream()
                .collect(Collectors.groupingBy(
                        price -> price.currency + " " + price.kind + " " + price.condition,
                        TreeMap::new,
                        Collectors.toList()));
        Map<IndexedPrices, List<IndexedPrices.Offer>> offers = new LinkedHashMap<>();
        alike.values()
                .forEach(same -> offers.put(
                        indexed(same.get(0)),
                        same.stream()
                                .map(price -> new IndexedPrices.Offer(
                                        price.id, price.amount, price.observedAt, referenced.codes(brand, price.size)))
                                .toList()));
        offers.forEach((indexed, own) -> indexed.addTo(document, own));
        addShown(document, offers, ShownKinds.inOrder());
        Map<IndexedPrices, IndexedMarket> markets = new LinkedHashMap<>();
        alike.values().forEach(same -> {
            IndexedPrices indexed = indexed(same.get(0));
            markets.put(
                    indexed,
                    IndexedMarket.of(
                            same.get(0).kind,
                            indexed,
                            offers,
                            trends.get(same.get(0).trend())));
        });
        document.data(OfferData.encoded(offers, IndexedMarket.addTo(document, markets)));
    }

    /** Adds the prices that the sneaker shows if a request names no kind, for each currency and condition. */
    private static void addShown(
            EntryDocument document, Map<IndexedPrices, List<IndexedPrices.Offer>> offers, List<PriceKind> kinds) {
        offers.keySet().stream()
                .map(prices -> new IndexedPrices(prices.currency(), null, prices.condition()))
                .distinct()
                .forEach(shown -> kinds.stream()
                        .filter(kind -> offers.containsKey(ofKind(kind, shown)))
                        .findFirst()
                        .ifPresent(kind ->
                                shown.addShownTo(document, offers.getOrDefault(ofKind(kind, shown), List.of()), kind)));
    }

    private static IndexedPrices indexed(PriceRow price) {
        return new IndexedPrices(CurrencyCode.fromString(price.currency), price.kind, price.condition);
    }

    private static IndexedPrices ofKind(PriceKind kind, IndexedPrices prices) {
        return new IndexedPrices(prices.currency(), kind, prices.condition());
    }
}
