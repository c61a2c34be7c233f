// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.catalog.Collaborators;
import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.price.history.PriceDays;
import dev.colorway.revision.CatalogChange;
import dev.colorway.revision.Write;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;

/** Deletes observations, with their part of the price history, and records these deletions as changes. */
public final class PriceDeletion {

    private static final String RECORD_DELETIONS = """
            insert into catalog_change (place, written_at, resource, change, slug, name,
            price_id, amount, currency, kind, size, source, item_condition, market, reference, offer_url,
            observed_at, is_current)
            select :place + row_number() over (order by p.id), cast(:writtenAt as timestamp(6) with time zone),
            'prices', 'DELETED', cast(:slug as varchar(120)), cast(:name as varchar(200)),
            p.id, p.amount, p.currency, p.kind, p.size, p.source, p.item_condition, p.market, p.reference, p.offer_url,
            p.observed_at, coalesce(p.is_current, false)
            from price p where p.sneaker_id = :sneaker order by p.id fetch first :max rows only""";
    private static final String RECORD_COLLABORATORS = """
            insert into catalog_change_collaborator (place, collaborator)
            select c.place, cast(:collaborator as varchar(120)) from catalog_change c
            where c.place > :place and c.place <= :last""";

    private PriceDeletion() {}

    /** Deletes all observations of a sneaker, and records as many of these deletions as the write can record. */
    public static void ofSneaker(SneakerIdentity sneaker, Write write) {
        EntityManager entities = Panache.getEntityManager();
        int count = Math.toIntExact(Price.count("from Price p where p.sneakerId = ?1", sneaker.id()));
        write.record(count, (previousNumber, max, writtenAt) -> {
            entities.createNativeQuery(RECORD_DELETIONS)
                    .setParameter("place", previousNumber)
                    .setParameter("max", max)
                    .setParameter("writtenAt", writtenAt)
                    .setParameter("slug", sneaker.slug())
                    .setParameter("name", sneaker.name())
                    .setParameter("sneaker", sneaker.id())
                    .executeUpdate();
            Collaborators.ofSneakers(List.of(sneaker.id()))
                    .getOrDefault(sneaker.id(), Set.of())
                    .forEach(collaborator -> entities.createNativeQuery(RECORD_COLLABORATORS)
                            .setParameter("collaborator", collaborator)
                            .setParameter("place", previousNumber)
                            .setParameter("last", previousNumber + max)
                            .executeUpdate());
        });
        PriceDays.deleteAll(sneaker.id());
        Price.delete("from Price p where p.sneakerId = ?1", sneaker.id());
    }

    /** Deletes an observation. If it was current, the newest remaining observation of its series becomes current. */
    static void of(Price price, Write write) {
        boolean wasCurrent = price.isCurrent();
        PriceChanges changes = new PriceChanges();
        changes.add(CatalogChange.Kind.DELETED, price, null);
        price.delete();
        PriceDays days = new PriceDays();
        days.remove(price);
        days.save();
        if (wasCurrent) {
            Panache.getEntityManager().flush();
            Panache.getEntityManager()
                    .createQuery("""
                    from Price p where p.sneakerId = :sneaker and p.size = :size and p.currency = :currency
                    and p.kind = :kind and p.source = :source and p.condition = :condition and p.market = :market
                    order by p.observedAt desc, p.reference desc""", Price.class)
                    .setParameter("sneaker", price.sneakerId)
                    .setParameter("size", price.size)
                    .setParameter("currency", price.currency)
                    .setParameter("kind", price.kind)
                    .setParameter("source", price.source)
                    .setParameter("condition", price.condition)
                    .setParameter("market", price.market)
                    .setMaxResults(1)
                    .getResultList()
                    .forEach(before -> {
                        before.current = true;
                        changes.add(CatalogChange.Kind.CHANGED, before, price.amount);
                    });
        }
        changes.record(write);
    }
}
