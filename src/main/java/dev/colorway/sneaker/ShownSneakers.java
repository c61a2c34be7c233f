// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.answer.AnswerMemory;
import dev.colorway.answer.Fragment;
import dev.colorway.http.BaseUri;
import dev.colorway.price.PriceCondition;
import dev.colorway.search.IndexListing.Hit;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.sneaker.index.IndexedPrices;
import dev.colorway.transaction.ReadTransaction;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Renders sneakers that the index has found. A rendered sneaker is kept and used again until the sneaker is indexed
 * again, which every change of something that it shows causes. The others are loaded, all with the same three or four
 * SQL statements.
 */
@Singleton
@Unremovable
class ShownSneakers {

    private static final int WEIGHT_OF_KEY = 64;

    /**
     * All that a rendered sneaker depends on.
     *
     * @param stamp identifies the state of the sneaker, and of all that it refers to
     * @param price the id of its matched price; null if none matches
     */
    private record Key(long number, long stamp, Long price) implements AnswerMemory.Weighted {

        @Override
        public int weight() {
            return WEIGHT_OF_KEY;
        }
    }

    @Inject
    AnswerMemory memory;

    @Inject
    ObjectMapper json;

    /**
     * Returns the sneakers, each with its lowest price that satisfies the condition, in the order of the hits. If the
     * database has already lost a sneaker or a matched price, that sneaker is left out, or shown without a price.
     *
     * @param changed runs if the database has already lost one of them
     */
    List<Fragment.Json> of(
            IndexSnapshot reading, List<Hit> hits, PriceCondition price, BaseUri base, Runnable changed) {
        IndexedPrices prices = IndexedPrices.of(price);
        List<Key> keys = hits.stream()
                .map(hit -> new Key(hit.number(), hit.stamp(), prices.matched(reading, hit, price)))
                .toList();
        Map<Key, Fragment> shown = new HashMap<>();
        for (Key key : keys) {
            Fragment kept = memory.get(key, Fragment.class);
            if (kept != null) {
                shown.put(key, kept);
            }
        }
        List<Key> missing = keys.stream().filter(key -> !shown.containsKey(key)).toList();
        if (!missing.isEmpty()) {
            load(missing, shown, changed);
        }
        return keys.stream()
                .map(shown::get)
                .filter(Objects::nonNull)
                .map(fragment -> fragment.at(base))
                .toList();
    }

    private void load(List<Key> missing, Map<Key, Fragment> shown, Runnable changed) {
        Map<Long, Long> prices = new HashMap<>();
        missing.forEach(key -> prices.put(key.number, key.price));
        Map<Long, SneakerView> views = ReadTransaction.get(() -> SneakerListing.withPrices(prices, Fragment.OPEN_BASE));
        for (Key key : missing) {
            SneakerView view = views.get(key.number);
            if (view == null) {
                changed.run();
                continue;
            }
            Fragment fragment = Fragment.of(view, json);
            shown.put(key, fragment);
            if (key.price != null && view.price() == null) {
                changed.run();
            } else {
                memory.put(key, fragment);
            }
        }
    }
}
