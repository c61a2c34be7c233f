// SPDX-License-Identifier: Apache-2.0
package dev.colorway.market;

import dev.colorway.catalog.Reference;
import dev.colorway.http.BaseUri;
import dev.colorway.price.history.MarketNumbers.ObservedAmount;
import dev.colorway.price.history.Trend;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.search.IndexListing;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.search.NamedDocuments;
import dev.colorway.search.SearchIndex;
import dev.colorway.sneaker.index.IndexedMarket;
import dev.colorway.sneaker.index.IndexedPrices;
import dev.colorway.sneaker.index.SneakerDocuments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/** Lists movers. A page costs no statement: the index has the changes, the amounts, and the names of the sneakers. */
@ApplicationScoped
class MoverListing {

    static final String PATH = "/market/movers";

    /** The smallest change that is shown. */
    private static final BigDecimal LEAST = new BigDecimal("0.01");

    @Inject
    SearchIndex index;

    Page<MoverView> page(MoverFilter filter, PageRequest page, BaseUri base) {
        Question question = Question.of(PATH, filter);
        IndexedPrices prices = filter.prices();
        String change = IndexedMarket.change(filter.trendWindow());
        try (IndexSnapshot snapshot = index.read()) {
            IndexListing.Found found = IndexListing.page(
                    snapshot,
                    query(snapshot, filter, change),
                    IndexedMarket.order(change, prices, filter.isOfGainers()),
                    question,
                    page,
                    base);
            return new Page<>(
                    found.hits().stream()
                            .map(hit -> view(snapshot, hit, filter, base))
                            .toList(),
                    found.total(),
                    found.next(),
                    question.echo(page),
                    null);
        }
    }

    private static Query query(IndexSnapshot snapshot, MoverFilter filter, String change) {
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
                                newest(snapshot, prices) - filter.trendWindow().micros()),
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

    /** Returns the time of the newest observation of the catalog that these prices include; 0 if there is none. */
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

    private static MoverView view(IndexSnapshot snapshot, IndexListing.Hit hit, MoverFilter filter, BaseUri base) {
        IndexedMarket market = IndexedMarket.of(snapshot, hit, filter.prices()).orElseThrow();
        Trend trend = Objects.requireNonNull(market.trend(), "A mover has a trend");
        Trend.Change change = trend.since(filter.trendWindow()).orElseThrow();
        IndexListing.Named sneaker = IndexListing.named(snapshot, hit);
        String path = "/sneakers/" + sneaker.slug();
        return new MoverView(
                new Reference(sneaker.slug(), sneaker.name()),
                market.kind(),
                change.percent(),
                amount(trend.latest(), filter.currency()),
                amount(change.before(), filter.currency()),
                base.uri(path + "/market"),
                base.uri(path));
    }

    private static ObservedAmount amount(Trend.Point point, CurrencyCode currency) {
        return new ObservedAmount(currency.scaled(point.amount()), point.time());
    }
}
