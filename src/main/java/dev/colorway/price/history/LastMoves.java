// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the day on which each price moved to its latest amount. It compares the last amounts of the UTC days. Costs one
 * statement for each 10,000 prices, which reads at most one row for each UTC day of the window of each price.
 */
public final class LastMoves {

    static final String DAYS = "select d.sneaker_id, d.currency, d.kind, d.item_condition, d.utc_day, "
            + "d.first_at, d.last_units from unnest(" + SeriesQuery.KEYS + ", cast(:first as integer array), "
            + "cast(:last as integer array)) as k(" + SeriesQuery.COLUMNS + ", first_day, last_day) join price_day d "
            + "on d.sneaker_id = k.sneaker_id and d.currency = k.currency and d.kind = k.kind and "
            + "d.item_condition = k.item_condition and d.utc_day between k.first_day and k.last_day and d.part = 0";

    private record DayRow(
            Long sneaker, String currency, String kind, String condition, Integer day, Long firstAt, Long lastUnits) {

        TrendKey key() {
            return SeriesQuery.key(sneaker, currency, kind, condition);
        }
    }

    private LastMoves() {}

    /**
     * Returns the time of the first observation of the day on which each price moved to its latest amount. Further
     * observations of the same amount do not change the day. If this day is not known, returns the time of the latest
     * observation. Ignores observations that are newer than {@code latest}.
     *
     * @param latest the latest observation of each price in the search index; the history can be newer. Each amount
     *     differs from the amount of the last observation that is at least one window older
     */
    public static Map<TrendKey, Instant> of(Map<TrendKey, Trend.Point> latest, TrendWindow window) {
        Map<TrendKey, List<DayRow>> days = days(latest, window);
        Map<TrendKey, Instant> moves = new HashMap<>();
        latest.forEach((key, point) -> moves.put(key, move(days.getOrDefault(key, List.of()), point)));
        return moves;
    }

    private static Map<TrendKey, List<DayRow>> days(Map<TrendKey, Trend.Point> latest, TrendWindow window) {
        Map<TrendKey, List<DayRow>> days = new HashMap<>();
        SeriesQuery.rows(
                        DAYS,
                        DayRow.class,
                        latest.entrySet(),
                        Map.Entry::getKey,
                        (query, some) -> query.setParameter("first", days(some, window.micros()))
                                .setParameter("last", days(some, 0)))
                .forEach(row -> days.computeIfAbsent(row.key(), key -> new ArrayList<>())
                        .add(row));
        days.values().forEach(rows -> rows.sort(Comparator.comparing(DayRow::day, Comparator.reverseOrder())));
        return days;
    }

    /** Returns the days of the points, or of a time before them. */
    private static Integer[] days(List<Map.Entry<TrendKey, Trend.Point>> series, long before) {
        return series.stream()
                .map(one -> Observed.day(one.getValue().at() - before))
                .toArray(Integer[]::new);
    }

    /** @param days from the first day of the window to the day of the latest observation, in descending order */
    private static Instant move(List<DayRow> days, Trend.Point latest) {
        int own = Observed.day(latest.at());
        long moved = latest.at();
        for (DayRow day : days) {
            // The day of the latest observation needs no comparison of amounts. Its row can already contain a newer
            // amount, because the index can be older than the row.
            if (day.day < own && day.lastUnits != latest.units()) {
                break;
            }
            moved = Math.min(moved, day.firstAt);
        }
        return new Trend.Point(moved, latest.units()).time();
    }
}
