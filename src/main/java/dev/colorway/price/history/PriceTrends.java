// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.query.Batches;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Computes the trends of many sneakers from the price history. Reads the summary of each day. Reads the observations of
 * a day only if a window begins between the first and the last of them. Costs one statement for every {@value #BATCH}
 * sneakers, or two if there are such days; none without sneakers.
 */
public final class PriceTrends {

    /** Limits memory: a sneaker can have years of daily prices. */
    private static final int BATCH = 100;

    private static final String SUMMARIES = "select d.sneakerId, d.currency, d.kind, d.condition, d.day, d.firstAt, "
            + "d.lastAt, d.lastUnits from PriceDay d where d.sneakerId in :sneakers and d.part = 0";
    private static final String OBSERVED = "select d.sneakerId, d.currency, d.kind, d.condition, d.day, d.observed "
            + "from PriceDay d where d.sneakerId in :sneakers and d.day in :days";

    private record SummaryRow(
            Long sneaker,
            String currency,
            PriceKind kind,
            ItemCondition condition,
            Integer day,
            Long firstAt,
            Long lastAt,
            Long lastUnits) {

        TrendKey key() {
            return new TrendKey(sneaker, currency, kind, condition);
        }

        DayKey dayKey() {
            return new DayKey(sneaker, currency, kind, condition, day);
        }
    }

    /** Not a record, because a component should not be an array. */
    private static final class ObservedRow {

        private final DayKey key;
        private final ObservedDay day;

        @SuppressWarnings("UnusedMethod") // Hibernate calls it.
        ObservedRow(Long sneaker, String currency, PriceKind kind, ItemCondition condition, Integer day, byte[] bytes) {
            this.key = new DayKey(sneaker, currency, kind, condition, day);
            this.day = new ObservedDay(day, bytes);
        }
    }

    private PriceTrends() {}

    /**
     * Returns the trends of these sneakers, for all their currencies, kinds and conditions. A sneaker without prices
     * has none.
     */
    public static Map<TrendKey, Trend> of(Collection<Long> sneakers) {
        Map<TrendKey, Trend> trends = new HashMap<>();
        Batches.of(sneakers, BATCH).forEach(batch -> add(batch, trends));
        return trends;
    }

    private static void add(List<Long> sneakers, Map<TrendKey, Trend> trends) {
        Map<TrendKey, List<SummaryRow>> series = new LinkedHashMap<>();
        Panache.getSession()
                .createQuery(SUMMARIES, SummaryRow.class)
                .setParameterList("sneakers", sneakers)
                .getResultList()
                .forEach(row -> series.computeIfAbsent(row.key(), key -> new ArrayList<>())
                        .add(row));
        series.values().forEach(days -> days.sort((one, other) -> Integer.compare(one.day, other.day)));
        Map<DayKey, List<Observed>> observed = observed(split(series));
        series.forEach((key, days) -> {
            SummaryRow last = days.get(days.size() - 1);
            trends.put(
                    key,
                    Trend.of(
                            new Trend.Point(last.lastAt, last.lastUnits),
                            (earliest, latest) -> point(days, observed, earliest, latest)));
        });
    }

    /** Returns the days on which a window begins between the first and the last observation. */
    private static Set<DayKey> split(Map<TrendKey, List<SummaryRow>> series) {
        Set<DayKey> split = new HashSet<>();
        series.values().forEach(days -> {
            long latest = days.get(days.size() - 1).lastAt;
            for (TrendWindow window : TrendWindow.values()) {
                SummaryRow day = lastBegun(days, latest - window.micros());
                if (day != null && day.lastAt > latest - window.micros()) {
                    split.add(day.dayKey());
                }
            }
        });
        return split;
    }

    /** Returns the last day with an observation at or before a time; null if there is none. */
    private static @Nullable SummaryRow lastBegun(List<SummaryRow> days, long time) {
        for (int i = days.size() - 1; i >= 0; i--) {
            if (days.get(i).firstAt <= time) {
                return days.get(i);
            }
        }
        return null;
    }

    private static Map<DayKey, List<Observed>> observed(Set<DayKey> split) {
        Map<DayKey, List<Observed>> observed = new HashMap<>();
        if (!split.isEmpty()) {
            Panache.getSession()
                    .createQuery(OBSERVED, ObservedRow.class)
                    .setParameterList(
                            "sneakers",
                            split.stream().map(DayKey::sneaker).distinct().toList())
                    .setParameterList(
                            "days", split.stream().map(DayKey::day).distinct().toList())
                    .getResultList()
                    .forEach(row -> {
                        if (split.contains(row.key)) {
                            observed.computeIfAbsent(row.key, day -> new ArrayList<>())
                                    .addAll(row.day.observed());
                        }
                    });
        }
        return observed;
    }

    private static Trend.@Nullable Point point(
            List<SummaryRow> days, Map<DayKey, List<Observed>> observed, long earliest, long latest) {
        SummaryRow day = lastBegun(days, latest);
        if (day == null || day.lastAt < earliest) {
            return null;
        }
        if (day.lastAt <= latest) {
            return new Trend.Point(day.lastAt, day.lastUnits);
        }
        return observed.getOrDefault(day.dayKey(), List.of()).stream()
                .filter(one -> one.at() >= earliest && one.at() <= latest)
                .map(one -> new Trend.Point(one.at(), one.units()))
                .reduce((one, other) -> later(day.kind, one, other))
                .orElse(null);
    }

    /** Returns the later one of two points; for equal times, the point with the better amount. */
    static Trend.Point later(PriceKind kind, Trend.Point one, Trend.Point other) {
        return one.at() != other.at()
                ? one.at() > other.at() ? one : other
                : new Trend.Point(one.at(), DaySummary.better(kind, one.units(), other.units()));
    }
}
