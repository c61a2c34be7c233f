// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.catalog.Reference;
import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.catalog.UtcClock;
import dev.colorway.http.BaseUri;
import dev.colorway.price.CurrentPrices;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.MarketPrices;
import dev.colorway.price.Price;
import dev.colorway.price.PriceKind;
import dev.colorway.price.PriceSummary;
import dev.colorway.price.ShownKinds;
import dev.colorway.price.history.MarketNumbers.MarketChange;
import dev.colorway.price.history.MarketNumbers.ObservedAmount;
import dev.colorway.query.Listing;
import dev.colorway.query.Question;
import dev.colorway.query.Where;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.rate.Exchange;
import dev.colorway.search.IndexOrder;
import dev.colorway.size.ShoeSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the market of a sneaker. After the sneaker is found, a market costs at most two statements: one for its current
 * prices, and one for its days if there is a kind to show. For every size, the days contain the 52 weeks before the
 * latest observation of the size. A conversion costs one more statement.
 */
final class MarketListing {

    private static final String DAYS = "select d.day, d.observed from PriceDay d where d.sneakerId = :sneaker and "
            + "d.currency = :currency and d.kind = :kind and d.condition = :condition and d.day between :first and "
            + ":last order by d.day";

    private final MarketFilter filter;
    private final BaseUri base;
    private final CurrencyCode currency;
    private final Exchange exchange;
    private final List<Price> prices;
    private final @Nullable PriceKind kind;
    private final Statistics statistics;

    /**
     * The statistics of the kind.
     *
     * @param overall the statistics of all sizes together; null without an observation
     * @param bySize the statistics of each size with an observation
     */
    private record Statistics(@Nullable PriceStatistics overall, Map<String, PriceStatistics> bySize) {}

    private MarketListing(SneakerIdentity sneaker, MarketFilter filter, BaseUri base) {
        this.filter = filter;
        this.base = base;
        this.currency = filter.currency();
        this.exchange =
                Exchange.find(currency, filter.convertTo(), UtcClock.today()).exchange();
        this.prices = CurrentPrices.of(List.of(sneaker.id()), currency, filter.condition())
                .getOrDefault(sneaker.id(), List.of());
        this.kind = ShownKinds.first(
                        filter.kind() == null ? List.of() : List.of(filter.kind()),
                        one -> prices.stream().anyMatch(price -> isOf(one, price)))
                .orElse(null);
        this.statistics = kind == null ? new Statistics(null, Map.of()) : statistics(sneaker, kind);
    }

    static MarketView of(SneakerIdentity sneaker, MarketFilter filter, String path, BaseUri base) {
        MarketListing market = new MarketListing(sneaker, filter, base);
        List<ShoeSize> sizes = List.copyOf(market.sizes());
        return new MarketView(
                new Reference(sneaker.slug(), sneaker.name()),
                market.currency,
                filter.condition(),
                market.kind,
                market.numbers(market.statistics.overall, size -> true),
                sizes.stream()
                        .limit(MarketView.MAX_SIZES)
                        .map(size -> new MarketView.SizeMarket(
                                size, market.numbers(market.statistics.bySize.get(size.text()), size.text()::equals)))
                        .toList(),
                Math.max(0, sizes.size() - MarketView.MAX_SIZES),
                Question.of(path, filter).parameters(),
                market.exchange.notes());
    }

    private boolean isOf(PriceKind one, Price price) {
        return price.kind == one && price.condition == filter.condition();
    }

    private Set<ShoeSize> sizes() {
        Set<ShoeSize> sizes = new TreeSet<>();
        prices.stream()
                .filter(price -> price.condition == filter.condition())
                .map(Price::sizeOrNull)
                .filter(Objects::nonNull)
                .forEach(sizes::add);
        return sizes;
    }

    /**
     * Reads, for each size, the observations of the 52 weeks up to its latest observation. The current prices contain
     * this observation, because a current price is the newest of its series.
     */
    private Statistics statistics(SneakerIdentity sneaker, PriceKind own) {
        Map<String, Long> latestAt = new HashMap<>();
        prices.stream()
                .filter(price -> isOf(own, price))
                .forEach(price ->
                        latestAt.merge(price.observedSize(), IndexOrder.microseconds(price.observedAt), Math::max));
        long latest = Collections.max(latestAt.values());
        long earliest = Collections.min(latestAt.values()) - TrendWindow.RANGE_MICROS;
        PriceStatistics.Collector overall = new PriceStatistics.Collector(own, latest);
        Map<String, PriceStatistics.Collector> bySize = new HashMap<>();
        latestAt.forEach((size, at) -> bySize.put(size, new PriceStatistics.Collector(own, at)));
        try {
            Listing.each(
                    DAYS,
                    ObservedDay.class,
                    new Where()
                            .bind("sneaker", sneaker.id())
                            .bind("currency", currency.toString())
                            .bind("kind", own)
                            .bind("condition", filter.condition())
                            .bind("first", Observed.day(earliest))
                            .bind("last", Observed.day(latest)),
                    row -> row.observed().forEach(one -> {
                        overall.add(one);
                        // A size is missing here if a write added it after the current prices were read.
                        if (bySize.containsKey(one.size())) {
                            bySize.get(one.size()).add(one);
                        }
                    }));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Map<String, PriceStatistics> results = new HashMap<>();
        bySize.forEach((size, collector) -> {
            PriceStatistics result = collector.result();
            if (result != null) {
                results.put(size, result);
            }
        });
        return new Statistics(overall.result(), results);
    }

    private MarketNumbers numbers(@Nullable PriceStatistics own, Predicate<String> isAtSize) {
        Optional<Price> ask = price(PriceKind.ASK, filter.condition(), isAtSize);
        Optional<Price> bid = price(PriceKind.BID, filter.condition(), isAtSize);
        Optional<Price> sale = price(PriceKind.SALE, filter.condition(), isAtSize);
        Optional<Price> retail =
                price(PriceKind.RETAIL, ItemCondition.NEW, size -> size.isEmpty() || isAtSize.test(size));
        PriceKind ofKind = kind == null ? PriceKind.RETAIL : kind;
        Optional<Price> priced = switch (ofKind) {
            case ASK -> ask;
            case BID -> bid;
            case SALE -> sale;
            case RETAIL -> Optional.empty();
        };
        return new MarketNumbers(
                summarized(ask),
                summarized(bid),
                summarized(sale),
                summarized(retail),
                ask.isPresent() && bid.isPresent()
                        ? currency.scaled(ask.get().amount.subtract(bid.get().amount))
                        : null,
                MarketPrices.premium(ofKind, priced.map(price -> price.amount), retail.map(price -> price.amount))
                        .orElse(null),
                own == null ? null : amount(own.trend().latest()),
                change(own, TrendWindow.HOURS_24),
                change(own, TrendWindow.DAYS_7),
                change(own, TrendWindow.DAYS_30),
                own == null ? null : currency.scaled(own.lowest()),
                own == null ? null : currency.scaled(own.highest()),
                own == null ? null : own.volatility());
    }

    private Optional<Price> price(PriceKind one, ItemCondition condition, Predicate<String> isAtSize) {
        return MarketPrices.of(
                one,
                prices.stream()
                        .filter(price -> price.kind == one && price.condition == condition)
                        .filter(price -> isAtSize.test(price.observedSize()))
                        .toList());
    }

    private PriceSummary.@Nullable Summarized summarized(Optional<Price> price) {
        return price.map(one -> one.summarized(exchange, base)).orElse(null);
    }

    private ObservedAmount amount(Trend.Point point) {
        return new ObservedAmount(currency.scaled(point.amount()), point.time());
    }

    private @Nullable MarketChange change(@Nullable PriceStatistics statistics, TrendWindow window) {
        return statistics == null
                ? null
                : statistics
                        .trend()
                        .since(window)
                        .map(change -> new MarketChange(change.percent(), amount(change.before())))
                        .orElse(null);
    }
}
