// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.price.PriceKind;
import dev.colorway.rate.CurrencyCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Collects observations in buckets: the intervals of a calendar in a time zone. Accepts the observations day by day, so
 * only the amounts of a few buckets are in memory at a time.
 */
final class Buckets {

    /**
     * A UTC date and the local date of the same instant differ by one day at most. The second day is a reserve for
     * clocks that are put back.
     */
    private static final int DAYS_AROUND = 2;

    private final Interval interval;
    private final ZoneId zone;
    private final CurrencyCode currency;
    private final PriceKind kind;
    private final SortedMap<LocalDate, Bucket> open = new TreeMap<>();
    private final List<HistoryBucket> done = new ArrayList<>();

    Buckets(Interval interval, ZoneId zone, CurrencyCode currency, PriceKind kind) {
        this.interval = interval;
        this.zone = zone;
        this.currency = currency;
        this.kind = kind;
    }

    private final class Bucket {

        private final Amounts amounts = new Amounts();
        private long openAt = Long.MAX_VALUE;
        private long openUnits;
        private long closeAt = Long.MIN_VALUE;
        private long closeUnits;

        void add(long at, long units) {
            if (at < openAt) {
                openAt = at;
                openUnits = units;
            } else if (at == openAt) {
                openUnits = DaySummary.better(kind, units, openUnits);
            }
            if (at > closeAt) {
                closeAt = at;
                closeUnits = units;
            } else if (at == closeAt) {
                closeUnits = DaySummary.better(kind, units, closeUnits);
            }
            amounts.add(units);
        }

        HistoryBucket view(LocalDate start) {
            amounts.sorted();
            return new HistoryBucket(
                    start,
                    start.atStartOfDay(zone).toEpochSecond(),
                    currency.scaled(Observed.amount(openUnits)),
                    currency.scaled(amounts.highest()),
                    currency.scaled(amounts.lowest()),
                    currency.scaled(Observed.amount(closeUnits)),
                    amounts.median(currency.digits()),
                    amounts.mean(currency.digits()),
                    amounts.count());
        }
    }

    void add(Observed observed) {
        LocalDate date = Instant.EPOCH
                .plus(observed.at(), ChronoUnit.MICROS)
                .atZone(zone)
                .toLocalDate();
        open.computeIfAbsent(interval.start(date), start -> new Bucket()).add(observed.at(), observed.units());
    }

    /**
     * Completes the buckets whose last date is more than {@value #DAYS_AROUND} days before this UTC day. All further
     * observations must be of this day or later.
     */
    void next(int day) {
        LocalDate safe = LocalDate.ofEpochDay(day).minusDays(DAYS_AROUND);
        for (Iterator<Map.Entry<LocalDate, Bucket>> rest = open.entrySet().iterator(); rest.hasNext(); ) {
            Map.Entry<LocalDate, Bucket> first = rest.next();
            if (interval.plus(first.getKey(), 1).isAfter(safe)) {
                return;
            }
            done.add(first.getValue().view(first.getKey()));
            rest.remove();
        }
    }

    /** Returns all buckets with an observation, in order. */
    List<HistoryBucket> all() {
        for (Map.Entry<LocalDate, Bucket> rest : open.entrySet()) {
            done.add(rest.getValue().view(rest.getKey()));
        }
        open.clear();
        return done;
    }
}
