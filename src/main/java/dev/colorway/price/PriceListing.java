// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.catalog.EntryReference;
import dev.colorway.catalog.Reference;
import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.http.BaseUri;
import dev.colorway.query.InOrder;
import dev.colorway.query.KeyType;
import dev.colorway.query.Listing;
import dev.colorway.query.Note;
import dev.colorway.query.Order;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.query.Where;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.rate.ObservedExchange;
import dev.colorway.rows.Export;
import dev.colorway.rows.RowShape;
import dev.colorway.size.Equivalents;
import dev.colorway.size.ShownSizes;
import io.quarkus.hibernate.orm.panache.Panache;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lists prices. A page costs four statements: the ids of its rows, the total, the prices with their sneakers, and the
 * equivalent sizes; an empty page costs two. A size filter or a sneaker filter costs one or two more, a conversion one.
 */
public final class PriceListing {

    public static final String RESOURCE = "prices";
    private static final String MEMBERS = "s.slug, p.amount, p.currency, p.kind, p.size, p.observedAt, "
            + "p.source, p.condition, p.market, p.reference, p.offerUrl";
    private static final String SNEAKER = "join Sneaker s on s.id = p.sneakerId";
    private static final String SHOWN = ", s.name, b.slug, s.styleCode";

    /** The form of the rows of a file of prices. */
    public static final RowShape SHAPE = new RowShape(
            PriceDraft.class,
            List.of("name", "brand", "styleCode", "size", "amount", "currency", "kind", "observedAt"),
            PricedSneaker.class);

    private static final Listing LISTING = new Listing("Price p", "p.id", "p.id", KeyType.NUMBER);

    private PriceListing() {}

    /**
     * Returns a page of the prices of one sneaker.
     *
     * @param path the path of the sneaker's list of prices
     */
    public static Page<PriceView> ofSneaker(
            long sneakerId,
            String path,
            PriceFilter filter,
            ShownSizes sizes,
            ObservedExchange exchange,
            PageRequest page,
            BaseUri base) {
        return page(
                Question.of(path, filter, sizes, exchange),
                filter.where().and("p.sneakerId = :sneakerId", "sneakerId", sneakerId),
                filter,
                sizes,
                exchange,
                page,
                base);
    }

    /** Exports the prices of one sneaker that match the filter. */
    public static Export exportOfSneaker(long sneakerId, PriceFilter filter) {
        return export(filter.where().and("p.sneakerId = :sneakerId", "sneakerId", sneakerId), filter.order());
    }

    static Export export(Where where, Order order) {
        return Export.of(RESOURCE, SHAPE, target -> {
            if (target.showsValues()) {
                LISTING.each(
                        MEMBERS + SHOWN,
                        SNEAKER + SneakerIdentity.JOIN_BRAND,
                        Shown.class,
                        where,
                        order,
                        row -> target.add(row.draft(), row.sneaker()));
            } else {
                LISTING.each(MEMBERS, SNEAKER, Exported.class, where, order, row -> target.add(row.draft()));
            }
        });
    }

    /** The fields of a price's sneaker that a table shows, in addition to the slug. */
    private record PricedSneaker(
            String name, String brand, @Nullable String styleCode) {}

    /** A row of a table, in the order of {@link #MEMBERS} and {@link #SHOWN}. */
    private record Shown(
            String slug,
            BigDecimal amount,
            String currency,
            PriceKind kind,
            String size,
            Instant observedAt,
            String source,
            ItemCondition condition,
            String market,
            String reference,
            @Nullable String offerUrl,
            String name,
            String brand,
            @Nullable String styleCode) {

        PriceDraft draft() {
            return new Exported(
                            slug,
                            amount,
                            currency,
                            kind,
                            size,
                            observedAt,
                            source,
                            condition,
                            market,
                            reference,
                            offerUrl)
                    .draft();
        }

        PricedSneaker sneaker() {
            return new PricedSneaker(name, brand, styleCode);
        }
    }

    /** Exports all prices in an order that is the same in every database: by sneaker and series, newest first. */
    public static Export exportAll() {
        Listing sneakers = new Listing("Sneaker s", "s.id", "s.slug", KeyType.TEXT);
        String ofSneakers = "select " + MEMBERS + " from Price p " + SNEAKER
                + " where p.sneakerId in :ids order by s.slug, p.size, p.currency, p.kind, p.source, p.condition, "
                + "p.market, p.observedAt desc, p.reference desc";
        return Export.of(
                RESOURCE,
                SHAPE,
                target -> sneakers.each(
                        new Where(),
                        Order.BY_IDENTITY,
                        ids -> Listing.each(
                                ofSneakers,
                                Exported.class,
                                new Where().bind("ids", List.copyOf(ids)),
                                row -> target.add(row.draft()))));
    }

    /** A row of an export, in the order of {@link #MEMBERS}. */
    private record Exported(
            String sneaker,
            BigDecimal amount,
            String currency,
            PriceKind kind,
            String size,
            Instant observedAt,
            String source,
            ItemCondition condition,
            String market,
            String reference,
            @Nullable String offerUrl) {

        /**
         * Leaves out the default condition {@code NEW}, so the files of a catalog with only new shoes contain no
         * conditions.
         */
        PriceDraft draft() {
            CurrencyCode code = CurrencyCode.fromString(currency);
            return new PriceDraft(
                    new EntryReference(sneaker),
                    code.scaled(amount),
                    code,
                    kind,
                    Price.sizeOrNull(size),
                    observedAt,
                    source,
                    condition == ItemCondition.NEW ? null : condition,
                    Price.marketOrNull(market),
                    Price.referenceOrNull(reference),
                    Price.offerUrlOrNull(offerUrl));
        }
    }

    static Page<PriceView> page(
            Question question,
            Where where,
            PriceFilter filter,
            ShownSizes sizes,
            ObservedExchange exchange,
            PageRequest page,
            BaseUri base) {
        List<Note> notes = new ArrayList<>();
        return LISTING.page(
                        question, where, filter.order(), page, base, ids -> views(ids, sizes, exchange, notes, base))
                .plus(notes.isEmpty() ? null : notes);
    }

    private record Observed(Price price, String slug, String name, String brand) {

        PriceView view(Equivalents equivalents, ObservedExchange.Loaded exchange, BaseUri base) {
            return PriceView.of(
                    price, new Reference(slug, name), equivalents.others(brand, price.sizeOrNull()), exchange, base);
        }
    }

    /** Returns the prices with these ids, in this order, with all their equivalent sizes. Uses two statements. */
    static List<PriceView> views(Collection<Long> ids, BaseUri base) {
        return views(ids, ShownSizes.ALL, ObservedExchange.NONE, new ArrayList<>(), base);
    }

    /** @param notes gets the notes on missing exchange rates */
    private static List<PriceView> views(
            Collection<Long> ids, ShownSizes sizes, ObservedExchange exchange, List<Note> notes, BaseUri base) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Observed> observed = Panache.getEntityManager()
                .createQuery(
                        "select p, s.slug, s.name, b.slug from Price p " + SNEAKER + SneakerIdentity.JOIN_BRAND
                                + "where is_any(p.id, :ids)",
                        Observed.class)
                .setParameter("ids", ids.toArray(Long[]::new))
                .getResultList();
        Equivalents equivalents = Equivalents.of(
                        observed.stream().map(Observed::brand).toList(),
                        observed.stream().map(row -> row.price.sizeOrNull()).toList())
                .showing(sizes);
        ObservedExchange.Loaded loaded =
                exchange.load(observed.stream().map(Observed::price).toList());
        List<PriceView> views = InOrder.of(
                ids,
                observed.stream()
                        .map(row -> row.view(equivalents, loaded, base))
                        .collect(Collectors.toMap(PriceView::id, Function.identity())));
        notes.addAll(loaded.notes());
        return views;
    }
}
