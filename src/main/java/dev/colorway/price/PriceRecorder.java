// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.catalog.Collaborators;
import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.catalog.WriteResult;
import dev.colorway.catalog.WriteResult.Change;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.Problem;
import dev.colorway.revision.CatalogChange;
import dev.colorway.revision.Write;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Adds observations to the catalog in batches. Observations with the same sneaker, size, currency, kind, source,
 * condition, market, time and reference are the same observation, so a repeat changes nothing. A series shares all of
 * these except the time and the reference. Its newest observation is the current price.
 */
public final class PriceRecorder {

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

    /** A series of observations. Its newest observation is the current price. */
    private record Series(
            Long sneaker,
            String size,
            String currency,
            PriceKind kind,
            String source,
            ItemCondition condition,
            String market) {

        static Series of(Price price) {
            return new Series(
                    price.sneakerId,
                    price.size,
                    price.currency,
                    price.kind,
                    price.source,
                    price.condition,
                    price.market);
        }
    }

    private record Key(Series series, Instant observedAt, String reference) {

        static Key of(Price price) {
            return new Key(Series.of(price), price.observedAt, price.reference);
        }
    }

    /** A change to record, with the values that the observation has at that point of the batch. */
    private record PendingChange(
            Price price,
            CatalogChange.Kind change,
            BigDecimal amount,
            @Nullable BigDecimal previousAmount,
            @Nullable String offerUrl,
            boolean current) {

        CatalogChange toCatalogChange(SneakerIdentity sneaker, Set<String> collaborators) {
            CatalogChange recorded =
                    new CatalogChange(PriceListing.RESOURCE, change, sneaker.slug(), sneaker.name(), collaborators);
            recorded.priceId = price.id;
            recorded.amount = amount;
            recorded.previousAmount = previousAmount;
            recorded.currency = price.currency;
            recorded.kind = price.kind.name();
            recorded.size = price.size;
            recorded.source = price.source;
            recorded.condition = price.condition.name();
            recorded.market = price.market;
            recorded.reference = price.reference;
            recorded.offerUrl = offerUrl;
            recorded.observedAt = price.observedAt;
            recorded.current = current;
            return recorded;
        }
    }

    /** A draft and the line of the file on which its row begins; 0 without a file. */
    public record Row(long line, PriceDraft draft) {}

    private final @Nullable ObservedInFile file;
    /** Whether a row without an address of the offer removes the address. */
    private final boolean replaces;

    private final List<PendingChange> pending = new ArrayList<>();
    private final Map<Key, Price> known = new HashMap<>();
    private final Map<Series, Price> current = new HashMap<>();
    private final List<Price> added = new ArrayList<>();
    /** The first row of each observation. */
    private final Map<Price, Row> rows = new HashMap<>();

    private PriceRecorder(@Nullable ObservedInFile file, boolean replaces) {
        this.file = file;
        this.replaces = replaces;
    }

    /**
     * Adds new observations. Refuses one that exists with another amount or another address of the offer.
     *
     * @param write the write that records the changes
     * @return the result of each observation, in order; if any was refused, the caller must not commit
     */
    public static List<WriteResult<Price>> add(List<PriceDraft> drafts, Write write) {
        return new PriceRecorder(null, false)
                .addAll(drafts.stream().map(draft -> new Row(0, draft)).toList(), write);
    }

    /**
     * Adds new observations and corrects existing ones: their amounts and the addresses of their offers. Refuses a
     * second amount or address for an observation that another row of the same file contains.
     *
     * @param file the observations in the earlier rows of the file
     * @param replaces whether a row without an address of the offer removes the address
     * @param write the write that records the changes
     * @return the result of each observation, in order; if any was refused, the caller must not commit
     */
    public static List<WriteResult<Price>> correct(List<Row> rows, ObservedInFile file, boolean replaces, Write write) {
        return new PriceRecorder(file, replaces).addAll(rows, write);
    }

    private List<WriteResult<Price>> addAll(List<Row> batch, Write write) {
        List<PriceDraft> drafts = batch.stream().map(Row::draft).toList();
        Map<String, SneakerIdentity> sneakers = SneakerIdentity.find(
                drafts.stream().map(draft -> draft.sneaker().slug()).collect(Collectors.toSet()));
        List<Price> observed = drafts.stream()
                .map(draft -> price(draft, sneakers.get(draft.sneaker().slug())))
                .toList();
        loadExisting(observed.stream().filter(Objects::nonNull).toList());
        List<WriteResult<Price>> outcomes = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            outcomes.add(observed.get(i) == null ? noSneaker(drafts.get(i)) : add(observed.get(i), batch.get(i)));
        }
        // Updates outdated and corrected prices before it inserts new ones: a series must never have two current
        // prices.
        Panache.getEntityManager().flush();
        added.forEach(price -> price.persist());
        if (file != null) {
            rows.keySet().forEach(price -> file.add(price.id));
        }
        recordChanges(sneakers.values(), pending, write);
        return outcomes;
    }

    private static void recordChanges(Collection<SneakerIdentity> sneakers, List<PendingChange> pending, Write write) {
        Map<Long, SneakerIdentity> sneakerById = sneakers.stream()
                .collect(Collectors.toMap(SneakerIdentity::id, Function.identity(), (same, again) -> same));
        Map<Long, Set<String>> collaborators =
                pending.isEmpty() ? Map.of() : Collaborators.ofSneakers(sneakerById.keySet());
        pending.forEach(change -> write.record(change.toCatalogChange(
                Objects.requireNonNull(sneakerById.get(change.price.sneakerId), "The sneaker was found before"),
                collaborators.getOrDefault(change.price.sneakerId, Set.of()))));
    }

    private static @Nullable Price price(PriceDraft draft, @Nullable SneakerIdentity sneaker) {
        if (sneaker == null) {
            return null;
        }
        Price price = new Price(
                sneaker.id(),
                draft.kind(),
                draft.size(),
                draft.amount(),
                draft.currency(),
                draft.source(),
                draft.observedAt());
        price.condition = Objects.requireNonNullElse(draft.condition(), ItemCondition.NEW);
        price.market = Objects.toString(draft.market(), Price.UNKNOWN);
        price.reference = Objects.requireNonNullElse(draft.reference(), Price.UNKNOWN);
        price.offerUrl = Objects.toString(draft.offerUrl(), null);
        return price;
    }

    private static WriteResult<Price> noSneaker(PriceDraft draft) {
        return WriteResult.refused(
                List.of(Fault.at(
                        "/sneaker",
                        "there is no sneaker '" + Problem.quoted(draft.sneaker().slug()) + "'")),
                List.of());
    }

    /** Loads the existing observations of these series: the current prices, and those with the same times. */
    private void loadExisting(List<Price> observed) {
        Collection<Long> sneakers =
                observed.stream().map(price -> price.sneakerId).collect(Collectors.toSet());
        List<Long> withPrices = sneakers.isEmpty()
                ? List.of()
                : Panache.getEntityManager()
                        .createQuery(
                                "select s.id from Sneaker s where s.id in :ids and exists (select 1 from Price "
                                        + "p where p.sneakerId = s.id)",
                                Long.class)
                        .setParameter("ids", sneakers)
                        .getResultList();
        List<Price> candidates = observed.stream()
                .filter(price -> withPrices.contains(price.sneakerId))
                .toList();
        if (candidates.isEmpty()) {
            return;
        }
        Panache.getEntityManager()
                .createQuery("""
                select p from Price p where p.sneakerId in :sneakers and p.source in :sources
                and (p.current = true or p.observedAt in :times)""", Price.class)
                .setParameter(
                        "sneakers",
                        candidates.stream().map(price -> price.sneakerId).collect(Collectors.toSet()))
                .setParameter(
                        "sources",
                        candidates.stream().map(price -> price.source).collect(Collectors.toSet()))
                .setParameter(
                        "times",
                        candidates.stream().map(price -> price.observedAt).collect(Collectors.toSet()))
                .getResultList()
                .forEach(this::addKnown);
    }

    private void addKnown(Price price) {
        known.put(Key.of(price), price);
        if (price.isCurrent()) {
            current.put(Series.of(price), price);
        }
    }

    private WriteResult<Price> add(Price price, Row row) {
        Price same = known.get(Key.of(price));
        if (same != null) {
            return repeat(same, price, row);
        }
        Price newest = current.get(Series.of(price));
        if (newest != null && Price.BY_TIME.compare(newest, price) > 0) {
            price.current = null;
        } else if (newest != null) {
            newest.current = null;
        }
        addKnown(price);
        rows.put(price, row);
        added.add(price);
        pending.add(new PendingChange(
                price,
                CatalogChange.Kind.CREATED,
                price.amount,
                price.isCurrent() && newest != null ? newest.amount : null,
                price.offerUrl,
                price.isCurrent()));
        return WriteResult.done(price, Change.CREATED);
    }

    private WriteResult<Price> repeat(Price same, Price again, Row row) {
        Row first = rows.putIfAbsent(same, row);
        boolean isOtherAmount = same.amount.compareTo(again.amount) != 0;
        boolean isRepeatInFile = file != null && (first != null || file.contains(same.id));
        boolean isOtherUrl = !Objects.equals(same.offerUrl, again.offerUrl)
                && (again.offerUrl != null || (replaces && !isRepeatInFile));
        if (!isOtherAmount && !isOtherUrl) {
            return WriteResult.done(same, Change.UNCHANGED);
        }
        if (file == null || isRepeatInFile) {
            String where = file != null
                    ? "on " + (first == null ? "an earlier line" : "line " + first.line) + " for the same observation: "
                    : "that this source observed at this time: ";
            String hint = (file != null || same.id == null ? "" : " (/prices/" + same.id + ")")
                    + ". If these are two observations, give each a 'reference'";
            List<Fault> faults = new ArrayList<>();
            if (isOtherAmount) {
                faults.add(Fault.at(
                        "/amount",
                        "differs from the amount " + where + same.exactAmount().toPlainString() + hint));
            }
            if (isOtherUrl) {
                faults.add(Fault.at(
                        "/offerUrl",
                        "differs from the address " + where + Objects.toString(same.offerUrl, "none") + hint));
            }
            return WriteResult.refused(List.of(), faults);
        }
        PriceDraft before = row.draft.with(same.exactAmount(), same.offerUrlOrNull());
        pending.add(new PendingChange(
                same,
                CatalogChange.Kind.CHANGED,
                again.amount,
                isOtherAmount ? same.amount : null,
                isOtherUrl ? again.offerUrl : same.offerUrl,
                same.isCurrent()));
        same.amount = again.amount;
        if (isOtherUrl) {
            same.offerUrl = again.offerUrl;
        }
        return WriteResult.changed(same, before, row.draft.with(same.exactAmount(), same.offerUrlOrNull()));
    }

    /** Deletes all observations of a sneaker, however many there are. */
    public static void deleteAll(SneakerIdentity sneaker, Write write) {
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
        Price.delete("from Price p where p.sneakerId = ?1", sneaker.id());
    }

    private static PendingChange deletion(Price price) {
        return new PendingChange(
                price, CatalogChange.Kind.DELETED, price.amount, null, price.offerUrl, price.isCurrent());
    }

    /** Deletes an observation. If it was the current price, the previous one in its series becomes current again. */
    static void delete(Price price, Write write) {
        boolean wasCurrent = price.isCurrent();
        recordChanges(List.of(SneakerIdentity.ofId(price.sneakerId)), List.of(deletion(price)), write);
        price.delete();
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
                        recordChanges(
                                List.of(SneakerIdentity.ofId(price.sneakerId)),
                                List.of(new PendingChange(
                                        before,
                                        CatalogChange.Kind.CHANGED,
                                        before.amount,
                                        price.amount,
                                        before.offerUrl,
                                        true)),
                                write);
                    });
        }
    }
}
