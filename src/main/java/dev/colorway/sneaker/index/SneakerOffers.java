// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker.index;

import dev.colorway.price.CurrencyCode;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.price.ShownKinds;
import dev.colorway.search.EntryDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Adds the current prices of a sneaker to its document. */
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
            Instant observedAt) {}

    /**
     * Adds the current prices of a sneaker, each at all sizes that are equivalent in a chart of its brand, with its
     * width and without one.
     */
    static void add(EntryDocument document, List<PriceRow> prices, ReferencedEntries referenced, String brand) {
        Map<String, List<PriceRow>> alike = prices.stream()
                .collect(Collectors.groupingBy(
                        price -> price.currency + " " + price.kind + " " + price.condition,
                        TreeMap::new,
                        Collectors.toList()));
        Map<IndexedPrices, List<IndexedPrices.Offer>> offers = new LinkedHashMap<>();
        alike.values()
                .forEach(same -> offers.put(
                        new IndexedPrices(
                                CurrencyCode.fromString(same.get(0).currency), same.get(0).kind, same.get(0).condition),
                        same.stream()
                                .map(price -> new IndexedPrices.Offer(
                                        price.id, price.amount, price.observedAt, referenced.codes(brand, price.size)))
                                .toList()));
        offers.forEach((indexed, own) -> indexed.addTo(document, own));
        addShown(document, offers, ShownKinds.inOrder());
        document.data(OfferData.encoded(offers));
    }

    /** Adds the prices that the sneaker shows if a question names no kind, for each currency and condition. */
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

    private static IndexedPrices ofKind(PriceKind kind, IndexedPrices prices) {
        return new IndexedPrices(prices.currency(), kind, prices.condition());
    }
}
