// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker.index;

import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.price.PriceSummary;
import dev.colorway.price.ShownKinds;
import dev.colorway.search.IndexListing;
import dev.colorway.search.IndexSnapshot;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the current prices of found sneakers from the index: the price that matches a request, and the prices for a
 * summary.
 */
public final class MatchedOffers {

    private final PriceCondition price;
    private final AskedPrices asked;
    private final List<PriceKind> shownKinds = ShownKinds.inOrder();
    private final int[] codes;

    private MatchedOffers(PriceCondition price) {
        this.price = price;
        asked = AskedPrices.of(price);
        codes = asked.codes();
    }

    public static MatchedOffers of(PriceCondition price) {
        return new MatchedOffers(price);
    }

    /**
     * Returns the id of the matched price of a sneaker: of several prices that satisfy the condition, the lowest, and
     * of equal ones the newest. Null if no price satisfies it.
     */
    public @Nullable Long matched(IndexSnapshot snapshot, IndexListing.Hit sneaker) {
        OfferData data = OfferData.of(snapshot, sneaker);
        OfferData.Stored best = null;
        for (IndexedPrices field : asked.fields()) {
            OfferData.Stored found = field.kind() == null ? shown(data, field.condition()) : lowest(data, field);
            if (found != null && (best == null || PriceCondition.LOWEST_FIRST.compare(found, best) < 0)) {
                best = found;
            }
        }
        return best == null ? null : Long.valueOf(best.id());
    }

    /** Returns the first price of a section that satisfies the condition; null if none does. */
    private OfferData.@Nullable Stored lowest(OfferData data, IndexedPrices section) {
        OfferData.Stored[] found = {null};
        data.each(section, offer -> {
            if (asked.isInRange(offer.units()) && Arrays.stream(codes).anyMatch(code -> isAt(offer, code))) {
                found[0] = offer;
            }
            return found[0] == null;
        });
        return found[0];
    }

    /** Returns whether a price is at the size with this code; always true if the condition is for any size. */
    private boolean isAt(OfferData.Stored offer, int code) {
        return price.sizes().isEmpty() || offer.isAt(code);
    }

    /** Returns the price that a sneaker shows; null if it shows none that satisfies the condition. */
    private OfferData.@Nullable Stored shown(OfferData data, ItemCondition condition) {
        IndexedPrices section = shownKinds.stream()
                .map(kind -> new IndexedPrices(price.currency(), kind, condition))
                .filter(data::has)
                .findFirst()
                .orElse(null);
        if (section == null || section.kind() != PriceKind.SALE) {
            return section == null ? null : lowest(data, section);
        }
        OfferData.Stored[] last = new OfferData.Stored[codes.length];
        data.each(section, sale -> {
            for (int i = 0; i < codes.length; i++) {
                if (isAt(sale, codes[i])
                        && (last[i] == null || PriceCondition.NEWEST_FIRST.compare(sale, last[i]) < 0)) {
                    last[i] = sale;
                }
            }
            return true;
        });
        return Arrays.stream(last)
                .filter(sale -> sale != null && asked.isInRange(sale.units()))
                .min(PriceCondition.LOWEST_FIRST)
                .orElse(null);
    }

    /** Returns the current prices of a sneaker for a summary, in the currency and the conditions of the request. */
    public List<PriceSummary.Source> summarized(IndexSnapshot snapshot, IndexListing.Hit sneaker) {
        return OfferData.of(snapshot, sneaker).summarized(price.currency(), price.conditions());
    }
}
