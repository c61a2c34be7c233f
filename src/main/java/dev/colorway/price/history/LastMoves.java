// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the day on which each price moved to its latest amount. It compares the last amounts of the UTC days. Costs one
 * statement. The statement reads, in each currency and condition, one row for each UTC day of these sneakers and kinds,
 * from the earliest start of a window to the latest observation.
 */
public final class LastMoves {

    private static final String DAYS = "select d.sneakerId, d.currency, d.kind, d.condition, d.day, d.firstAt, "
            + "d.lastUnits from PriceDay d where d.sneakerId in :sneakers and d.kind in :kinds and d.part = 0 and "
            + "d.day between :first and :last";

    private record DayRow(
            Long sneaker,
            String currency,
            PriceKind kind,
            ItemCondition condition,
            Integer day,
            Long firstAt,
            Long lastUnits) {

        TrendKey key() {
            return new TrendKey(sneaker, currency, kind, condition);
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
        latest.forEach((key, point) -> moves.put(key, move(days.getOrDefault(key, List.of()), point, window)));
        return moves;
    }

    private static Map<TrendKey, List<DayRow>> days(Map<TrendKey, Trend.Point> latest, TrendWindow window) {
        Map<TrendKey, List<DayRow>> days = new HashMap<>();
        if (latest.isEmpty()) {
            return days;
        }
        Set<Long> sneakers = new HashSet<>();
        Set<PriceKind> kinds = new HashSet<>();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Map.Entry<TrendKey, Trend.Point> one : latest.entrySet()) {
            sneakers.add(one.getKey().sneaker());
            kinds.add(one.getKey().kind());
            first = Math.min(first, one.getValue().at());
            last = Math.max(last, one.getValue().at());
        }
        Panache.getSession()
                .createQuery(DAYS, DayRow.class)
                .setParameterList("sneakers", sneakers)
                .setParameterList("kinds", kinds)
                .setParameter("first", Observed.day(first - window.micros()))
                .setParameter("last", Observed.day(last))
                .getResultList()
                .forEach(row -> days.computeIfAbsent(row.key(), key -> new ArrayList<>())
                        .add(row));
        days.values().forEach(rows -> rows.sort(Comparator.comparing(DayRow::day, Comparator.reverseOrder())));
        return days;
    }

    /** @param days in descending order */
    private static Instant move(List<DayRow> days, Trend.Point latest, TrendWindow window) {
        int first = Observed.day(latest.at() - window.micros());
        int own = Observed.day(latest.at());
        long moved = latest.at();
        for (DayRow day : days) {
            if (day.day > own) {
                continue;
            }
            // The day of the latest observation needs no comparison of amounts. Its row can already contain a newer
            // amount, because the index can be older than the row.
            if (day.day < first || (day.day < own && day.lastUnits != latest.units())) {
                break;
            }
            moved = Math.min(moved, day.firstAt);
        }
        return new Trend.Point(moved, latest.units()).time();
    }
}
