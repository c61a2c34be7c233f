// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.price.Price;
import dev.colorway.query.KeyTable;
import dev.colorway.search.IndexOrder;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the days of the price history up to date with the observations of one batch, in the transaction of its write.
 * Costs at most one statement to read the days that exist already, and batches of inserts, updates and deletes.
 * Removing observations from days with closed parts costs one more statement, which reads these parts.
 */
public final class PriceDays {

    private static final Logger LOG = Logger.getLogger(PriceDays.class);

    private static final String DAYS = "select d.* from %s as k(sneaker_id, currency, kind, item_condition, "
            + "utc_day) join price_day d on d.sneaker_id = k.sneaker_id and d.currency = k.currency and "
            + "d.kind = k.kind and d.item_condition = k.item_condition and d.utc_day = k.utc_day and d.part";

    private static final List<String> KEY = List.of("bigint", "varchar(3)", "varchar(10)", "varchar(10)", "integer");

    private static final KeyTable OPEN = new KeyTable(DAYS + " = 0", KEY);
    private static final KeyTable CLOSED = new KeyTable(DAYS + " > 0", KEY);

    private record Difference(List<Observed> added, List<Observed> removed) {}

    private final Map<DayKey, Difference> differences = new LinkedHashMap<>();
    private @Nullable Set<Long> existing;

    /**
     * Sets which sneakers had prices before this batch. Without this call, the days of all sneakers of the batch are
     * looked up.
     */
    public void existing(Collection<Long> sneakers) {
        existing = Set.copyOf(sneakers);
    }

    /** Adds an observation. */
    public void add(Price price) {
        Observed observed = observed(price);
        difference(price, observed).added.add(observed);
    }

    /** Removes an observation of the history or of this batch. If neither contains it, {@link #save} logs a warning. */
    public void remove(Price price) {
        Observed observed = observed(price);
        difference(price, observed).removed.add(observed);
    }

    private static Observed observed(Price price) {
        return new Observed(
                IndexOrder.microseconds(price.observedAt),
                Observed.units(price.amount),
                price.observedSize(),
                price.source);
    }

    private Difference difference(Price price, Observed observed) {
        return differences.computeIfAbsent(
                new DayKey(price.sneakerId, price.currency, price.kind, price.condition, Observed.day(observed.at())),
                key -> new Difference(new ArrayList<>(), new ArrayList<>()));
    }

    /** Deletes the history of a sneaker. */
    public static void deleteAll(long sneaker) {
        Panache.getEntityManager()
                .createQuery("delete from PriceDay d where d.sneakerId = :sneaker")
                .setParameter("sneaker", sneaker)
                .executeUpdate();
    }

    private static boolean hasClosed(@Nullable PriceDay open) {
        return open != null && open.closed > 0;
    }

    /** Applies the added and removed observations to the history. */
    public void save() {
        if (differences.isEmpty()) {
            return;
        }
        Map<DayKey, PriceDay> open = new HashMap<>();
        load(OPEN, differences.keySet().stream().filter(key -> existing == null || existing.contains(key.sneaker())))
                .forEach(day -> open.put(day.key(), day));
        Map<DayKey, List<PriceDay>> closed = new HashMap<>();
        load(
                        CLOSED,
                        differences.entrySet().stream()
                                .filter(difference ->
                                        !difference.getValue().removed.isEmpty())
                                .map(Map.Entry::getKey)
                                .filter(key -> hasClosed(open.get(key))))
                .forEach(day -> closed.computeIfAbsent(day.key(), key -> new ArrayList<>())
                        .add(day));
        differences.forEach(
                (key, difference) -> save(key, difference, open.get(key), closed.getOrDefault(key, List.of())));
        differences.clear();
    }

    private static Set<PriceDay> load(KeyTable parts, Stream<DayKey> keys) {
        return parts.find(PriceDay.class, keys.map(DayKey::values).toList());
    }

    private static void save(DayKey key, Difference difference, @Nullable PriceDay found, List<PriceDay> closed) {
        EntityManager entities = Panache.getEntityManager();
        PriceDay day = found == null ? new PriceDay(key, 0) : found;
        List<Observed> observed = day.read();
        observed.addAll(difference.added);
        if (!difference.added.isEmpty()) {
            DaySummary added = DaySummary.of(key.kind(), difference.added);
            day.summarize(
                    found == null
                            ? added
                            : new DaySummary(day.firstAt, day.lastAt, day.lastUnits).and(key.kind(), added));
        }
        if (!difference.removed.isEmpty()) {
            List<Observed> rest = remove(difference.removed, observed, closed);
            rest.addAll(observed);
            if (rest.isEmpty()) {
                if (found != null) {
                    entities.remove(found);
                }
                return;
            }
            day.summarize(DaySummary.of(key.kind(), rest));
        }
        Collections.sort(observed);
        while (observed.size() > PriceDay.MOST) {
            PriceDay full = new PriceDay(key, ++day.closed);
            full.set(observed.subList(0, PriceDay.MOST));
            entities.persist(full);
            observed = new ArrayList<>(observed.subList(PriceDay.MOST, observed.size()));
        }
        day.set(observed);
        if (found == null) {
            entities.persist(day);
        }
    }

    /**
     * Removes observations from the open part. If the open part lacks an observation, removes this one from a closed
     * part.
     *
     * @return the remaining observations of the closed parts
     */
    private static List<Observed> remove(List<Observed> removed, List<Observed> open, List<PriceDay> closed) {
        List<Observed> missing =
                removed.stream().filter(one -> !open.remove(one)).toList();
        List<Observed> rest = new ArrayList<>();
        List<Observed> toFind = new ArrayList<>(missing);
        for (PriceDay part : closed) {
            List<Observed> own = part.read();
            if (toFind.removeIf(own::remove)) {
                part.set(own);
                if (own.isEmpty()) {
                    Panache.getEntityManager().remove(part);
                }
            }
            rest.addAll(own);
        }
        if (!toFind.isEmpty()) {
            // Only a change of the tables by another program leads here. The missing observation must not prevent the
            // write.
            LOG.warn("The price history lacks an observation that this write removes. Run the command 'prices' to "
                    + "compare the history.");
        }
        return rest;
    }
}
