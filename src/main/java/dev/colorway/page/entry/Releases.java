// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.catalog.CalendarDate;
import dev.colorway.sneaker.SneakerView;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sneakers in groups by the time of their release.
 *
 * @param period the year or month of the group, {@code 2022-10}; null for sneakers without a date
 * @param isWholeYear true for a group of {@link #byMonth} with sneakers of which only the year of release is known
 * @param sneakers in the order of the list
 */
public record Releases(@Nullable CalendarDate period, boolean isWholeYear, List<SneakerView> sneakers) {

    /** Returns the path of the page of this year or month. The group must have a period. */
    public String path() {
        return ReleasesPage.PATH + "/" + period;
    }

    /** Groups sneakers by year, in the order of the list; those without a date come last. */
    static List<Releases> byYear(List<SneakerView> sneakers) {
        return grouped(sneakers, date -> new Releases(year(date), false, new ArrayList<>()));
    }

    /**
     * Groups sneakers by month, in the order of the list. Those of which only the year is known belong to no month:
     * each year has a group for them. Those without a date come last.
     */
    static List<Releases> byMonth(List<SneakerView> sneakers) {
        return grouped(
                sneakers,
                date -> isYear(date)
                        ? new Releases(date, true, new ArrayList<>())
                        : new Releases(month(date), false, new ArrayList<>()));
    }

    private static List<Releases> grouped(List<SneakerView> sneakers, Function<CalendarDate, Releases> group) {
        Map<String, Releases> groups = new LinkedHashMap<>();
        Releases undated = new Releases(null, false, new ArrayList<>());
        for (SneakerView sneaker : sneakers) {
            if (sneaker.releaseDate() == null) {
                undated.sneakers.add(sneaker);
            } else {
                Releases empty = group.apply(sneaker.releaseDate());
                groups.computeIfAbsent(String.valueOf(empty.period), key -> empty)
                        .sneakers
                        .add(sneaker);
            }
        }
        List<Releases> all = new ArrayList<>(groups.values());
        if (!undated.sneakers.isEmpty()) {
            all.add(undated);
        }
        return all;
    }

    private static boolean isYear(CalendarDate date) {
        return date.first().getMonth() != date.last().getMonth();
    }

    private static CalendarDate year(CalendarDate date) {
        return CalendarDate.fromString(Year.from(date.first()).toString());
    }

    private static CalendarDate month(CalendarDate date) {
        return CalendarDate.fromString(YearMonth.from(date.first()).toString());
    }
}
