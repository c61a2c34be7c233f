// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.page.ApiQuery;
import dev.colorway.price.MatchedPrice;
import dev.colorway.price.PriceKind;
import dev.colorway.price.history.HistoryBucket;
import dev.colorway.price.history.PriceHistory;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.size.ShoeSize;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The prices of one sneaker over time: one size or all sizes, and one kind, one condition and one currency, so the
 * amounts can be compared.
 *
 * @param size null for the prices of all sizes
 * @param points in order of time, at most one for each day
 */
public record ChartLine(PriceKind kind, @Nullable ShoeSize size, CurrencyCode currency, List<Point> points) {

    /**
     * The price of one day.
     *
     * @param day in UTC
     * @param amount the lowest observed price of the day, in major units
     */
    public record Point(LocalDate day, BigDecimal amount) {}

    public ChartLine {
        points = List.copyOf(points);
    }

    /**
     * Returns the query for the history of a price in {@code /sneakers/{sneaker}/price-history}: by day in UTC. Selects
     * the prices of the same or an equivalent size; of all sizes if the price applies to every size.
     */
    static ApiQuery query(MatchedPrice shown) {
        return ApiQuery.NONE
                .with("size", shown.size() == null ? List.of() : List.of(shown.size()))
                .with("currency", shown.currency())
                .with("kind", shown.kind())
                .with("condition", shown.condition());
    }

    /**
     * Returns the series of a price.
     *
     * @param history the response to {@link #query}
     */
    static ChartLine of(MatchedPrice shown, PriceHistory history) {
        List<HistoryBucket> days = Objects.requireNonNull(history.buckets(), "The page requests buckets");
        return new ChartLine(
                shown.kind(),
                shown.size(),
                shown.currency(),
                days.stream().map(day -> new Point(day.start(), day.low())).toList());
    }

    /** Returns the points, the newest first. */
    public List<Point> newestFirst() {
        List<Point> newest = new ArrayList<>(points);
        Collections.reverse(newest);
        return newest;
    }
}
