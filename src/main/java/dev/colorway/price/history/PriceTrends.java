// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.price.PriceKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Computes the trends of many series from the price history. Reads the summaries of at most four days of each series:
 * the last day, and for each window the last day that begins at or before the start of the window. Reads the
 * observations of a day only if a window begins between the first and the last of them. So the cost does not grow with
 * the age of a series. Costs one statement for each 10,000 series, and one for each 10,000 of the days whose
 * observations it reads.
 */
public final class PriceTrends {

    /** Names every column of the key, because H2 reads an index backwards only for its columns in order. */
    private static final String LAST = " order by x.sneaker_id desc, x.currency desc, x.kind desc, "
            + "x.item_condition desc, x.utc_day desc fetch first 1 row only)";

    private static final String X_IN_K = "x.sneaker_id = k.sneaker_id and x.currency = k.currency and "
            + "x.kind = k.kind and x.item_condition = k.item_condition";
    private static final String X_IN_L = "x.sneaker_id = l.sneaker_id and x.currency = l.currency and "
            + "x.kind = l.kind and x.item_condition = l.item_condition";
    private static final String L_IN_K = "l.sneaker_id = k.sneaker_id and l.currency = k.currency and "
            + "l.kind = k.kind and l.item_condition = k.item_condition";
    private static final String D_IN_K = "d.sneaker_id = k.sneaker_id and d.currency = k.currency and "
            + "d.kind = k.kind and d.item_condition = k.item_condition";

    /**
     * For each series and each of some lengths of a window, the summary of the last day with an observation at or
     * before the start of the window. The length 0 finds the last day. From the inside: the last day of each series,
     * the last day of each window, and its summary. Without {@code offset}, PostgreSQL would look for these days once
     * for each day of a series.
     */
    static final String SUMMARIES = "select distinct d.sneaker_id, d.currency, d.kind, d.item_condition, d.utc_day, "
            + "d.first_at, d.last_at, d.last_units from (select l.sneaker_id, l.currency, l.kind, l.item_condition, "
            + "(select x.utc_day from price_day x where " + X_IN_L + " and x.part = 0 and "
            + "x.utc_day <= l.utc_day - w.days and x.first_at <= l.last_at - w.days * 86400000000" + LAST
            + " as utc_day from (select k.sneaker_id, k.currency, k.kind, k.item_condition, "
            + "(select x.utc_day from price_day x where " + X_IN_K + LAST + " as utc_day from unnest("
            + SeriesQuery.KEYS + ") as k(" + SeriesQuery.COLUMNS + ") offset 0 rows) k join price_day l on " + L_IN_K
            + " and l.part = 0 and l.utc_day = k.utc_day cross join unnest(cast(:windows as integer array)) as w(days) "
            + "offset 0 rows) k join price_day d on " + D_IN_K + " and d.part = 0 and d.utc_day = k.utc_day";

    /** All parts of days of series. */
    static final String OBSERVED = "select d.sneaker_id, d.currency, d.kind, d.item_condition, d.utc_day, d.observed "
            + "from unnest(" + SeriesQuery.KEYS + ", cast(:days as integer array)) as k(" + SeriesQuery.COLUMNS
            + ", utc_day) join price_day d on d.sneaker_id = k.sneaker_id and d.currency = k.currency and "
            + "d.kind = k.kind and d.item_condition = k.item_condition and d.utc_day = k.utc_day";

    private static final Integer[] WINDOWS = IntStream.concat(
                    IntStream.of(0), Stream.of(TrendWindow.values()).mapToInt(TrendWindow::days))
            .boxed()
            .toArray(Integer[]::new);

    private record SummaryRow(
            Long sneaker,
            String currency,
            String kind,
            String condition,
            Integer day,
            Long firstAt,
            Long lastAt,
            Long lastUnits) {

        TrendKey key() {
            return SeriesQuery.key(sneaker, currency, kind, condition);
        }

        DayKey dayKey() {
            return DayKey.of(key(), day);
        }
    }

    /** Not a record, because a component should not be an array. */
    private static final class ObservedRow {

        private final DayKey key;
        private final ObservedDay day;

        @SuppressWarnings("UnusedMethod") // Hibernate calls it.
        ObservedRow(Long sneaker, String currency, String kind, String condition, Integer day, byte[] bytes) {
            this.key = DayKey.of(SeriesQuery.key(sneaker, currency, kind, condition), day);
            this.day = new ObservedDay(day, bytes);
        }
    }

    private PriceTrends() {}

    /** Returns the trends of these series. A series without prices has none. */
    public static Map<TrendKey, Trend> of(Set<TrendKey> keys) {
        Map<TrendKey, List<SummaryRow>> series = new LinkedHashMap<>();
        SeriesQuery.rows(
                        SUMMARIES,
                        SummaryRow.class,
                        keys,
                        Function.identity(),
                        (query, some) -> query.setParameter("windows", WINDOWS))
                .forEach(row -> series.computeIfAbsent(row.key(), key -> new ArrayList<>())
                        .add(row));
        series.values().forEach(days -> days.sort((one, other) -> Integer.compare(one.day, other.day)));
        Map<DayKey, List<Observed>> observed = observed(split(series));
        Map<TrendKey, Trend> trends = new HashMap<>();
        series.forEach((key, days) -> {
            SummaryRow last = days.get(days.size() - 1);
            trends.put(
                    key,
                    Trend.of(
                            new Trend.Point(last.lastAt, last.lastUnits),
                            (earliest, latest) -> point(days, observed, earliest, latest)));
        });
        return trends;
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
        SeriesQuery.rows(
                        OBSERVED,
                        ObservedRow.class,
                        split,
                        DayKey::series,
                        (query, some) -> query.setParameter(
                                "days", some.stream().map(DayKey::day).toArray(Integer[]::new)))
                .forEach(row -> observed.computeIfAbsent(row.key, day -> new ArrayList<>())
                        .addAll(row.day.observed()));
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
                .reduce((one, other) -> later(day.key().kind(), one, other))
                .orElse(null);
    }

    /** Returns the later one of two points; for equal times, the point with the better amount. */
    static Trend.Point later(PriceKind kind, Trend.Point one, Trend.Point other) {
        return one.at() != other.at()
                ? one.at() > other.at() ? one : other
                : new Trend.Point(one.at(), DaySummary.better(kind, one.units(), other.units()));
    }
}
