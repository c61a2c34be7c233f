// SPDX-License-Identifier: Apache-2.0
package dev.colorway.market;

import dev.colorway.catalog.Reference;
import dev.colorway.http.BaseUri;
import dev.colorway.price.PriceKind;
import dev.colorway.price.history.MarketNumbers.ObservedAmount;
import dev.colorway.price.history.Trend;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.search.IndexListing;
import dev.colorway.search.IndexOrder;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.search.NamedDocuments;
import dev.colorway.search.SearchIndex;
import dev.colorway.sneaker.index.IndexedMarket;
import dev.colorway.sneaker.index.IndexedPrices;
import dev.colorway.sneaker.index.SneakerDocuments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** Lists movers. A page costs no statement: the index has the changes, the amounts, and the names of the sneakers. */
@ApplicationScoped
public class MoverListing {

    /** The address of the list. */
    public static final String PATH = "/market/movers";

    /** The smallest change that is listed, in percent. */
    private static final BigDecimal LEAST = new BigDecimal("0.01");

    @Inject
    SearchIndex index;

    @Inject
    Clock clock;

    /**
     * A mover that was found.
     *
     * @param number the database id of the sneaker
     * @param kind the kind of both prices
     * @param latest the latest observation
     */
    record Mover(long number, IndexListing.Named sneaker, PriceKind kind, Trend.Point latest, Trend.Change change) {}

    /**
     * The result for one page.
     *
     * @param total how many movers match, on all pages
     * @param next the address of the next page; null on the last page
     */
    record Movers(List<Mover> movers, long total, @Nullable URI next) {}

    Page<MoverView> page(MoverFilter filter, PageRequest page, BaseUri base) {
        return page(filter, null, page, base);
    }

    /**
     * Returns one page of movers. Reads only the index.
     *
     * @param since the earliest time of the latest observation of a mover; null for the window before the newest
     *     observation of the catalog. The addresses of the page do not contain this limit
     */
    public Page<MoverView> page(MoverFilter filter, @Nullable Instant since, PageRequest page, BaseUri base) {
        Question question = Question.of(PATH, filter);
        Movers found = find(question, filter, since, page, base);
        return new Page<>(
                found.movers().stream().map(mover -> view(mover, filter, base)).toList(),
                found.total(),
                found.next(),
                question.echo(page),
                null);
    }

    /**
     * Finds one page of movers.
     *
     * @param question the request in canonical form; the address of the next page repeats it
     * @param since the earliest time of the latest observation of a mover; null for the window before the newest
     *     observation of the catalog
     */
    Movers find(Question question, MoverFilter filter, @Nullable Instant since, PageRequest page, BaseUri base) {
        IndexedPrices prices = filter.prices();
        String change = IndexedMarket.change(filter.trendWindow());
        try (IndexSnapshot snapshot = index.read()) {
            IndexListing.Found found = IndexListing.page(
                    snapshot,
                    query(snapshot, filter, change, since),
                    IndexedMarket.order(change, prices, filter.isOfGainers()),
                    question,
                    page,
                    base);
            return new Movers(
                    found.hits().stream()
                            .map(hit -> mover(snapshot, hit, filter))
                            .toList(),
                    found.total(),
                    found.next());
        }
    }

    private Query query(IndexSnapshot snapshot, MoverFilter filter, String change, @Nullable Instant since) {
        IndexedPrices prices = filter.prices();
        BooleanQuery.Builder all = new BooleanQuery.Builder()
                .add(IndexSnapshot.ofType(SneakerDocuments.TYPE), Occur.FILTER)
                .add(
                        filter.isOfGainers()
                                ? IndexedMarket.between(change, prices, LEAST, null)
                                : IndexedMarket.between(change, prices, null, LEAST.negate()),
                        Occur.FILTER)
                .add(
                        IndexedMarket.observedSince(
                                prices,
                                since == null
                                        ? newestUntilNow(snapshot, prices)
                                                - filter.trendWindow().micros()
                                        : IndexOrder.microseconds(since)),
                        Occur.FILTER);
        add(all, snapshot, SneakerDocuments.COLLABORATOR, NamedDocuments.COLLABORATORS, filter.collaborator());
        add(all, snapshot, SneakerDocuments.BRAND, NamedDocuments.BRANDS, filter.brand());
        return all.build();
    }

    private static void add(
            BooleanQuery.Builder all, IndexSnapshot snapshot, String field, String type, List<String> given) {
        if (!given.isEmpty()) {
            all.add(IndexSnapshot.any(field, snapshot.slugsOfSlugsOrNames(type, given)), Occur.FILTER);
        }
    }

    /** Returns the time of the newest observation as {@link #newest} does, or now if it is in the future. */
    private long newestUntilNow(IndexSnapshot snapshot, IndexedPrices prices) {
        long newest = newest(snapshot, prices);
        long now = IndexOrder.microseconds(clock.instant());
        if (newest > now) {
            RevisionSeen.changeWithTime();
        }
        return Math.min(newest, now);
    }

    /**
     * Returns the time of the newest observation among these prices in the whole catalog, in microseconds since 1970; 0
     * if there is none.
     */
    private static long newest(IndexSnapshot snapshot, IndexedPrices prices) {
        return IndexListing.first(
                        snapshot,
                        IndexedMarket.observedSince(prices, Long.MIN_VALUE),
                        IndexedMarket.latestFirst(prices),
                        1)
                .stream()
                .flatMap(hit -> IndexedMarket.of(snapshot, hit, prices).stream())
                .flatMap(market -> Stream.ofNullable(market.trend()))
                .map(trend -> trend.latest().at())
                .findFirst()
                .orElse(0L);
    }

    private static Mover mover(IndexSnapshot snapshot, IndexListing.Hit hit, MoverFilter filter) {
        IndexedMarket market = IndexedMarket.of(snapshot, hit, filter.prices()).orElseThrow();
        Trend trend = Objects.requireNonNull(market.trend(), "A mover has a trend");
        return new Mover(
                hit.number(),
                IndexListing.named(snapshot, hit),
                market.kind(),
                trend.latest(),
                trend.since(filter.trendWindow()).orElseThrow());
    }

    private static MoverView view(Mover mover, MoverFilter filter, BaseUri base) {
        String path = "/sneakers/" + mover.sneaker().slug();
        return new MoverView(
                new Reference(mover.sneaker().slug(), mover.sneaker().name()),
                mover.kind(),
                mover.change().percent(),
                amount(mover.latest(), filter.currency()),
                amount(mover.change().before(), filter.currency()),
                base.uri(path + "/market"),
                base.uri(path));
    }

    private static ObservedAmount amount(Trend.Point point, CurrencyCode currency) {
        return new ObservedAmount(currency.scaled(point.amount()), point.time());
    }
}
