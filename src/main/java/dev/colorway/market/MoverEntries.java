// SPDX-License-Identifier: Apache-2.0
package dev.colorway.market;

import dev.colorway.feed.Feed;
import dev.colorway.feed.SneakerEntries;
import dev.colorway.http.BaseUri;
import dev.colorway.market.MoverListing.Mover;
import dev.colorway.market.MoverListing.Movers;
import dev.colorway.price.history.LastMoves;
import dev.colorway.price.history.Trend;
import dev.colorway.price.history.TrendKey;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.sneaker.LoadedSneakers;
import dev.colorway.sneaker.SneakerView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Converts movers to the entries of a feed. An entry is one move of a price. Its id stays the same while the price is
 * observed at the same amount. The next move of the price is an entry with another id. Costs four statements: three for
 * the sneakers, one for the days of their moves.
 */
@ApplicationScoped
class MoverEntries {

    private static final String KIND = "mover";

    @Inject
    MoverListing listing;

    /**
     * Returns one page of the feed, in the order of the list. Leaves out sneakers that were deleted after the search
     * index was updated.
     *
     * @param path the path of the feed
     */
    Feed feed(String path, MoverFilter filter, PageRequest page, BaseUri base) {
        Question question = Question.of(path, filter);
        Movers found = listing.find(question, filter, null, page, base);
        Map<Mover, TrendKey> keys = new LinkedHashMap<>();
        found.movers()
                .forEach(mover -> keys.put(
                        mover,
                        new TrendKey(mover.number(), filter.currency().toString(), mover.kind(), filter.condition())));
        Map<TrendKey, Trend.Point> latest = new LinkedHashMap<>();
        keys.forEach((mover, key) -> latest.put(key, mover.latest()));
        Map<TrendKey, Instant> moves = LastMoves.of(latest, filter.trendWindow());
        Map<Long, SneakerView> sneakers = LoadedSneakers.withoutPrices(
                found.movers().stream().map(Mover::number).toList(), base);
        return new Feed(
                "Colorway: " + filter.direction() + ", " + filter.window(),
                question.address(base),
                question.address(page, base),
                Question.of(MoverListing.PATH, filter).address(base),
                found.next(),
                keys.entrySet().stream()
                        .flatMap(one -> Stream.ofNullable(
                                        sneakers.get(one.getKey().number()))
                                .map(sneaker -> entry(
                                        one.getKey(),
                                        sneaker,
                                        filter,
                                        moves.getOrDefault(
                                                one.getValue(),
                                                one.getKey().latest().time()))))
                        .toList());
    }

    /** @param moved the time of the first observation of the day on which the price moved to its latest amount */
    private static Feed.Entry entry(Mover mover, SneakerView sneaker, MoverFilter filter, Instant moved) {
        String identity = String.join(
                " ",
                KIND,
                filter.currency().toString(),
                mover.kind().name(),
                filter.condition().name(),
                filter.window(),
                moved.atZone(ZoneOffset.UTC).toLocalDate().toString(),
                amount(mover.latest(), filter));
        return SneakerEntries.entry(
                SneakerEntries.id(identity, mover.number(), sneaker.createdAt().toString()),
                sneaker.name() + ": " + change(mover, filter),
                String.join(
                        "\n",
                        List.of(
                                "Latest: " + observed(mover.latest(), filter),
                                "Before: " + observed(mover.change().before(), filter),
                                SneakerEntries.text(sneaker))),
                sneaker,
                moved,
                mover.latest().time());
    }

    /** Returns the change in words: {@code ask up 12.50% from 200.00 to 225.00 SGD (new, all sizes)}. */
    private static String change(Mover mover, MoverFilter filter) {
        return "%s %s %s%% from %s to %s %s (%s, all sizes)"
                .formatted(
                        mover.kind().name().toLowerCase(Locale.ROOT),
                        filter.isOfGainers() ? "up" : "down",
                        mover.change().percent().abs(),
                        amount(mover.change().before(), filter),
                        amount(mover.latest(), filter),
                        filter.currency(),
                        filter.condition().name().toLowerCase(Locale.ROOT));
    }

    private static String observed(Trend.Point point, MoverFilter filter) {
        return amount(point, filter) + " " + filter.currency() + ", " + point.time();
    }

    private static String amount(Trend.Point point, MoverFilter filter) {
        return filter.currency().scaled(point.amount()).toPlainString();
    }
}
