// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.query.KeyTable;
import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stored observations that a batch can repeat, and the current prices that it can replace. Costs at most three
 * statements: one finds the sneakers with stored prices, one looks up the observations, and one looks up the current
 * prices of their series. The last two use indexes of unique constraints. So the cost does not grow with the prices of
 * a sneaker, even while the other indexes are dropped for an import.
 */
final class KnownPrices {

    private static final String SERIES = "sneaker_id, size, currency, kind, source, item_condition, market";
    private static final String SAME_SERIES = "p.sneaker_id = k.sneaker_id and p.size = k.size and "
            + "p.currency = k.currency and p.kind = k.kind and p.source = k.source and "
            + "p.item_condition = k.item_condition and p.market = k.market and ";
    private static final List<String> SERIES_TYPES =
            List.of("bigint", "varchar(10)", "varchar(3)", "varchar(10)", "varchar(200)", "varchar(10)", "varchar(2)");

    /** Looks up observations in the index of the constraint price_natural_key. */
    static final KeyTable SAME = new KeyTable(
            "select p.* from %s as k(" + SERIES + ", observed_at, reference) join price p on " + SAME_SERIES
                    + "p.observed_at = k.observed_at and p.reference = k.reference",
            Stream.concat(SERIES_TYPES.stream(), Stream.of("timestamp(6) with time zone", "varchar(200)"))
                    .toList());

    /** Looks up the current prices of series in the index of the constraint price_current. */
    static final KeyTable CURRENT = new KeyTable(
            "select p.* from %s as k(" + SERIES + ") join price p on " + SAME_SERIES + "p.is_current = true",
            SERIES_TYPES);

    /** The natural key of an observation. */
    private record Key(PriceSeries series, Instant observedAt, String reference) {

        static Key of(Price price) {
            return new Key(PriceSeries.of(price), price.observedAt, price.reference);
        }

        List<Object> values() {
            List<Object> values = new ArrayList<>(series.values());
            values.add(observedAt);
            values.add(reference);
            return values;
        }
    }

    private final Map<Key, Price> known = new HashMap<>();
    private final Map<PriceSeries, Price> current = new HashMap<>();

    /**
     * Loads the prices that these observations repeat or replace.
     *
     * @return among the sneakers of these observations, the ids of the sneakers with stored prices
     */
    List<Long> load(Collection<Price> observed) {
        List<Long> sneakers =
                withPrices(observed.stream().map(price -> price.sneakerId).collect(Collectors.toSet()));
        Set<Key> keys = new HashSet<>();
        observed.stream()
                .filter(price -> sneakers.contains(price.sneakerId))
                .map(Key::of)
                .forEach(keys::add);
        SAME.find(Price.class, keys.stream().map(Key::values).toList()).forEach(this::add);
        CURRENT.find(
                        Price.class,
                        keys.stream()
                                .map(Key::series)
                                .distinct()
                                .map(PriceSeries::values)
                                .toList())
                .forEach(this::add);
        return sneakers;
    }

    private static List<Long> withPrices(Set<Long> sneakers) {
        return sneakers.isEmpty()
                ? List.of()
                : Panache.getSession()
                        .createQuery(
                                "select s.id from Sneaker s where s.id in :ids and exists (select 1 from Price "
                                        + "p where p.sneakerId = s.id)",
                                Long.class)
                        .setParameterList("ids", sneakers)
                        .getResultList();
    }

    /** Adds an observation. If it is current, it becomes the current price of its series. */
    void add(Price price) {
        known.put(Key.of(price), price);
        if (price.isCurrent()) {
            current.put(PriceSeries.of(price), price);
        }
    }

    /** Returns the observation with the same natural key; null if there is none. */
    @Nullable
    Price same(Price price) {
        return known.get(Key.of(price));
    }

    /** Returns the current price of the series of an observation; null if there is none. */
    @Nullable
    Price current(Price price) {
        return current.get(PriceSeries.of(price));
    }
}
