// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.price.history.PriceDays;
import dev.colorway.revision.CatalogChange;
import dev.colorway.revision.Write;
import io.quarkus.hibernate.orm.panache.Panache;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Undoes the changes of an import to prices, a few hundred prices at a time. */
public final class PriceUndo {

    private static final String AMOUNT = "amount";
    private static final String OFFER_URL = "offerUrl";
    private static final String SNEAKERS = "sneakers";

    /**
     * A correction to undo.
     *
     * @param id the id of the price
     * @param fields the amount and the address of the offer before the correction, as in a row of a file; only those
     *     that the correction changed
     */
    public record Restoration(long id, JsonNode fields) {}

    private PriceUndo() {}

    /**
     * Restores the amounts and the addresses of the offers of prices. Ignores a price that does not exist.
     *
     * @param write the write that records the changes
     * @return how many prices exist and were restored
     */
    public static int restore(List<Restoration> restorations, Write write) {
        Map<Long, Price> prices =
                byId(restorations.stream().map(Restoration::id).toList());
        PriceChanges changes = new PriceChanges();
        PriceDays days = new PriceDays();
        int changed = 0;
        for (Restoration restoration : restorations) {
            Price price = prices.get(restoration.id);
            if (price == null) {
                continue;
            }
            BigDecimal before = price.amount;
            if (restoration.fields.has(AMOUNT)) {
                days.remove(price);
                price.amount = restoration.fields.get(AMOUNT).decimalValue();
                days.add(price);
            }
            if (restoration.fields.has(OFFER_URL)) {
                price.offerUrl = restoration.fields.get(OFFER_URL).textValue();
            }
            changes.add(CatalogChange.Kind.CHANGED, price, price.amount.compareTo(before) == 0 ? null : before);
            changed++;
        }
        days.save();
        changes.record(write);
        return changed;
    }

    private static Map<Long, Price> byId(Collection<Long> ids) {
        return Panache.getSession()
                .createQuery("select p from Price p where p.id in :ids", Price.class)
                .setParameterList("ids", ids)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(Price::id, price -> price));
    }

    /** Returns, in order, the ids of the sneakers with prices whose ids are in this range, both ends inclusive. */
    public static List<Long> sneakers(long firstId, long lastId) {
        return Panache.getEntityManager()
                .createQuery(
                        "select distinct p.sneakerId from Price p where p.id between :first and :last order by "
                                + "p.sneakerId",
                        Long.class)
                .setParameter("first", firstId)
                .setParameter("last", lastId)
                .getResultList();
    }

    /**
     * Deletes those prices of these sneakers that have ids in a range, both ends inclusive, in the order of series and
     * times. So the current price of a series is deleted last. The newest remaining price of the series then becomes
     * current.
     *
     * @param max the maximum number of prices to delete
     * @param write the write that records the changes
     * @return how many were deleted
     */
    public static int delete(Collection<Long> sneakers, long firstId, long lastId, int max, Write write) {
        List<Price> prices = Panache.getSession()
                .createQuery("""
                select p from Price p where p.sneakerId in :sneakers and p.id between :first and :last
                order by p.sneakerId, p.size, p.currency, p.kind, p.source, p.condition, p.market, p.observedAt,
                p.reference""", Price.class)
                .setParameterList(SNEAKERS, sneakers)
                .setParameter("first", firstId)
                .setParameter("last", lastId)
                .setMaxResults(max)
                .getResultList();
        if (prices.isEmpty()) {
            return 0;
        }
        PriceChanges changes = new PriceChanges();
        PriceDays days = new PriceDays();
        prices.forEach(price -> {
            changes.add(CatalogChange.Kind.DELETED, price, null);
            days.remove(price);
        });
        days.save();
        Map<PriceSeries, Price> outdated = new HashMap<>();
        prices.stream().filter(Price::isCurrent).forEach(price -> outdated.put(PriceSeries.of(price), price));
        Panache.getSession()
                .createMutationQuery("delete from Price p where p.id in :ids")
                .setParameterList("ids", prices.stream().map(Price::id).toList())
                .executeUpdate();
        prices.forEach(Panache.getEntityManager()::detach);
        for (Price newest : newest(outdated.keySet())) {
            newest.current = true;
            changes.add(
                    CatalogChange.Kind.CHANGED,
                    newest,
                    Objects.requireNonNull(outdated.get(PriceSeries.of(newest)), "Only outdated series are read")
                            .amount);
        }
        changes.record(write);
        return prices.size();
    }

    /** Returns the newest price of each series that still has a price. */
    private static List<Price> newest(Set<PriceSeries> series) {
        if (series.isEmpty()) {
            return List.of();
        }
        Set<PriceSeries> rest = new HashSet<>(series);
        return Panache.getSession()
                .createQuery("""
                select p from Price p where p.sneakerId in :sneakers and p.source in :sources and p.current is null
                and not exists (select 1 from Price n where n.sneakerId = p.sneakerId and n.size = p.size
                and n.currency = p.currency and n.kind = p.kind and n.source = p.source and n.condition = p.condition
                and n.market = p.market and (n.observedAt > p.observedAt
                or n.observedAt = p.observedAt and n.reference > p.reference))""", Price.class)
                .setParameterList(
                        SNEAKERS, series.stream().map(PriceSeries::sneaker).collect(Collectors.toSet()))
                .setParameterList(
                        "sources", series.stream().map(PriceSeries::source).collect(Collectors.toSet()))
                .getResultList()
                .stream()
                .filter(price -> rest.remove(PriceSeries.of(price)))
                .toList();
    }
}
