// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.http.BaseUri;
import dev.colorway.price.MatchedPrice;
import dev.colorway.price.MatchedPrices;
import dev.colorway.price.Price;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceSummary;
import dev.colorway.query.InOrder;
import dev.colorway.rate.Exchange;
import dev.colorway.search.IndexListing.Hit;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.silhouette.Silhouette;
import dev.colorway.size.Equivalents;
import dev.colorway.size.ShownSizes;
import dev.colorway.sneaker.index.MatchedOffers;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Loads sneakers with the price and the equivalent sizes that a response shows. Without additional data, at most five
 * SQL statements load any count of sneakers: the sneakers with their collaborations, their colours and credits, their
 * silhouettes with brands, designers and technologies, their matched prices, and the equivalent sizes of these prices.
 */
public final class LoadedSneakers {

    private LoadedSneakers() {}

    /**
     * Returns the sneakers that the index has found, in the order of the hits, each with its matched price. Leaves out
     * sneakers that are deleted.
     */
    public static List<SneakerView> found(
            IndexSnapshot snapshot, List<Hit> hits, PriceCondition price, ShownSizes sizes, BaseUri base) {
        Map<Long, Long> prices = matched(snapshot, hits, MatchedOffers.of(price));
        return InOrder.of(prices.keySet(), withPrices(prices, sizes, Map.of(), Exchange.NONE, base));
    }

    /**
     * Returns the id of the matched price of each sneaker, by the id of the sneaker, in the order of the hits; null if
     * no price matches.
     */
    static Map<Long, @Nullable Long> matched(IndexSnapshot snapshot, List<Hit> hits, MatchedOffers offers) {
        Map<Long, @Nullable Long> prices = new LinkedHashMap<>();
        hits.forEach(hit -> prices.put(hit.number(), offers.matched(snapshot, hit)));
        return prices;
    }

    /**
     * Loads sneakers with their matched prices.
     *
     * @param prices the id of the matched price of each sneaker, by the id of the sneaker; null if no price matches
     * @param included the additional data to show, by the id of the sneaker
     * @param exchange converts the matched prices
     * @return the sneakers by id, without those that are deleted
     */
    static Map<Long, SneakerView> withPrices(
            Map<Long, Long> prices, ShownSizes sizes, Map<Long, Included> included, Exchange exchange, BaseUri base) {
        List<Sneaker> sneakers = load(prices.keySet());
        return views(
                sneakers,
                MatchedPrices.of(
                        prices.values().stream().filter(Objects::nonNull).toList()),
                sizes,
                included,
                exchange,
                base);
    }

    /** Loads sneakers without prices. Returns them by id, without those that are deleted. */
    public static Map<Long, SneakerView> withoutPrices(Collection<Long> ids, BaseUri base) {
        return load(ids).stream()
                .collect(Collectors.toMap(
                        sneaker -> sneaker.id,
                        sneaker -> SneakerView.of(sneaker, null, Included.NOTHING, List.of(), base)));
    }

    /**
     * Loads sneakers, each with its matched price. Reads only the database, not the index. Besides the five statements,
     * costs one if the condition has sizes, one for price summaries, and those of {@link SneakerMarkets#of} for the
     * markets.
     */
    static Map<Long, SneakerView> ofCondition(
            Collection<Long> ids,
            PriceCondition price,
            ShownSizes sizes,
            Inclusion inclusion,
            Exchange exchange,
            BaseUri base) {
        List<Sneaker> sneakers = load(ids);
        Map<Long, String> brands =
                sneakers.stream().collect(Collectors.toMap(sneaker -> sneaker.id, LoadedSneakers::brand));
        return views(
                sneakers,
                MatchedPrices.of(brands, price),
                sizes,
                included(ids, price, inclusion, exchange, base),
                exchange,
                base);
    }

    private static Map<Long, Included> included(
            Collection<Long> ids, PriceCondition price, Inclusion inclusion, Exchange exchange, BaseUri base) {
        Map<Long, PriceSummary> summaries = inclusion.hasPrices() ? summaries(ids, price, exchange, base) : Map.of();
        Map<Long, MarketSummary> markets = inclusion.hasMarket() ? SneakerMarkets.of(ids, price) : Map.of();
        return ids.stream().collect(Collectors.toMap(id -> id, id -> new Included(summaries.get(id), markets.get(id))));
    }

    private static Map<Long, PriceSummary> summaries(
            Collection<Long> ids, PriceCondition price, Exchange exchange, BaseUri base) {
        Map<Long, List<PriceSummary.Source>> prices =
                MatchedPrices.summarized(ids, price.currency(), price.conditions());
        return ids.stream()
                .collect(Collectors.toMap(
                        id -> id,
                        id -> PriceSummary.of(price.currency(), prices.getOrDefault(id, List.of()), exchange, base)));
    }

    private static Map<Long, SneakerView> views(
            List<Sneaker> sneakers,
            Map<Long, Price> prices,
            ShownSizes sizes,
            Map<Long, Included> included,
            Exchange exchange,
            BaseUri base) {
        Equivalents equivalents = MatchedPrice.equivalents(
                        sneakers.stream().map(LoadedSneakers::brand).toList(), prices.values())
                .showing(sizes);
        return sneakers.stream()
                .collect(Collectors.toMap(
                        sneaker -> sneaker.id,
                        sneaker -> SneakerView.of(
                                sneaker,
                                MatchedPrice.of(prices.get(sneaker.id), brand(sneaker), equivalents, exchange, base),
                                included.getOrDefault(sneaker.id, Included.NOTHING),
                                exchange.notes(),
                                base)));
    }

    private static String brand(Sneaker sneaker) {
        return sneaker.brand().slug;
    }

    /**
     * Returns the sneakers with these ids, each with the price that it shows by default, in the catalog's currency.
     * Reads only the database, so it also sees the changes of the current transaction.
     */
    static Map<Long, SneakerView> asCallersSeeThem(Collection<Long> ids, BaseUri base) {
        return ofCondition(ids, PriceSelection.DEFAULT.price(), ShownSizes.ALL, Inclusion.NONE, Exchange.NONE, base);
    }

    /**
     * Loads sneakers in two statements, and their silhouettes in a third. For each sneaker, the first statement returns
     * one row for each pair of a collaborator and an extra technology, the second statement one row for each pair of a
     * colour and a credit.
     */
    static List<Sneaker> load(Collection<Long> ids) {
        Long[] array = ids.toArray(Long[]::new);
        List<Sneaker> sneakers = Panache.getEntityManager()
                .createQuery("""
                select s from Sneaker s
                left join fetch s.collaboration k left join fetch k.collaborators
                left join fetch s.extraTechnologies
                left join fetch s.ownBrand
                where is_any(s.id, :ids)""", Sneaker.class)
                .setParameter("ids", array)
                .getResultList();
        Sneaker.list(
                "from Sneaker s left join fetch s.colors left join fetch s.credits c left join fetch c.designer "
                        + "where is_any(s.id, ?1)",
                (Object) array);
        Silhouette.fill(sneakers.stream()
                .filter(sneaker -> sneaker.silhouette != null)
                .map(sneaker -> sneaker.silhouette.id)
                .collect(Collectors.toSet()));
        return sneakers;
    }
}
