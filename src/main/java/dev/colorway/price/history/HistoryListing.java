// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.price.ShownKinds;
import dev.colorway.query.Listing;
import dev.colorway.query.Where;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.search.IndexOrder;
import dev.colorway.size.Equivalents;
import dev.colorway.size.KnownSizes;
import dev.colorway.size.ShoeSize;
import io.quarkus.hibernate.orm.panache.Panache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads charts of prices. After the sneaker is found, a chart costs at most two statements: the time of the last
 * current price of each kind, and the days of the range. The second reads, for each condition, one row for each UTC day
 * with an observation, and one more for each {@value PriceDay#MOST} observations of a day. A filter by size costs three
 * more statements, or four if a size is in no size chart.
 */
final class HistoryListing {

    private static final String LAST = "select p.kind, max(p.observedAt) from Price p where p.sneakerId = :sneaker "
            + "and p.currency = :currency and p.condition in :conditions and p.current = true group by p.kind";
    private static final String DAYS = "select d.day, d.observed from PriceDay d where d.sneakerId = :sneaker and "
            + "d.currency = :currency and d.kind = :kind and d.condition in :conditions and d.day between :first and "
            + ":last order by d.day";
    private static final String BRAND =
            "select b.slug from Sneaker s" + SneakerIdentity.JOIN_BRAND + "where s.id = :sneaker";

    private record LastOfKind(PriceKind kind, Instant at) {}

    /** @param kind the kind of the prices; null if the filter names none and no shown kind has a current price */
    record Chart(@Nullable PriceKind kind, List<HistoryBucket> buckets) {}

    private HistoryListing() {}

    /**
     * Returns the chart. It contains only buckets with an observation.
     *
     * @throws ProblemException if the catalog does not know a size, or the range has too many intervals
     */
    static Chart of(SneakerIdentity sneaker, HistoryFilter filter) {
        Predicate<String> isAtSize = sizes(sneaker, filter.size());
        Map<PriceKind, Instant> last = last(sneaker, filter);
        PriceKind kind = filter.kind() != null
                ? filter.kind()
                : ShownKinds.first(last::containsKey).orElse(null);
        Instant lastOfKind = kind == null ? null : last.get(kind);
        Instant to = filter.to() != null ? filter.to().last() : lastOfKind;
        if (to == null) {
            return new Chart(kind, List.of());
        }
        Interval interval = Interval.of(filter.interval());
        ZoneId zone = filter.timeZone().zone();
        Instant from = filter.from() == null
                ? interval.plus(interval.start(date(to, zone)), 1 - HistoryFilter.MOST_BUCKETS)
                        .atStartOfDay(zone)
                        .toInstant()
                : filter.from().first();
        refuseIfTooLong(interval, date(from, zone), date(to, zone));
        return kind == null || lastOfKind == null
                ? new Chart(kind, List.of())
                : new Chart(kind, buckets(sneaker, filter, kind, from, to, isAtSize));
    }

    private static LocalDate date(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }

    private static void refuseIfTooLong(Interval interval, LocalDate from, LocalDate to) {
        if (!from.isAfter(to) && interval.count(from, to) > HistoryFilter.MOST_BUCKETS) {
            throw ProblemException.ofParameter(
                    "from",
                    "must not be more than " + HistoryFilter.MOST_BUCKETS
                            + " intervals before 'to', which is the last observation unless you set it: choose a "
                            + "later 'from' or a longer 'interval'");
        }
    }

    private static Map<PriceKind, Instant> last(SneakerIdentity sneaker, HistoryFilter filter) {
        Map<PriceKind, Instant> last = new HashMap<>();
        Panache.getSession()
                .createQuery(LAST, LastOfKind.class)
                .setParameter("sneaker", sneaker.id())
                .setParameter("currency", filter.currency().toString())
                .setParameterList("conditions", conditions(filter))
                .getResultList()
                .forEach(row -> last.put(row.kind, row.at));
        return last;
    }

    private static List<ItemCondition> conditions(HistoryFilter filter) {
        return filter.condition().stream().map(ItemCondition::valueOf).toList();
    }

    /**
     * Returns the condition that an observed size matches one of the given sizes. Without given sizes, every size
     * matches. The empty size of a retail price for every size always matches.
     */
    private static Predicate<String> sizes(SneakerIdentity sneaker, List<String> given) {
        if (given.isEmpty()) {
            return size -> true;
        }
        List<ShoeSize> asked = given.stream().map(ShoeSize::fromString).toList();
        KnownSizes.check(asked);
        String brand = Panache.getEntityManager()
                .createQuery(BRAND, String.class)
                .setParameter("sneaker", sneaker.id())
                .getResultList()
                .stream()
                .findFirst()
                // The sneaker was deleted after it was found.
                .orElseThrow(() -> ProblemException.notFound("sneaker", sneaker.slug()));
        Equivalents equivalents = Equivalents.of(List.of(brand), asked);
        Map<String, Boolean> known = new HashMap<>();
        return size -> size.isEmpty()
                || known.computeIfAbsent(
                        size,
                        text -> asked.stream().anyMatch(one -> equivalents.finds(brand, one, new ShoeSize(text))));
    }

    private static List<HistoryBucket> buckets(
            SneakerIdentity sneaker,
            HistoryFilter filter,
            PriceKind kind,
            Instant from,
            Instant to,
            Predicate<String> isAtSize) {
        long first = IndexOrder.microseconds(from);
        long last = IndexOrder.microseconds(to);
        CurrencyCode currency = filter.currency();
        Buckets buckets =
                new Buckets(Interval.of(filter.interval()), filter.timeZone().zone(), currency, kind);
        Where days = new Where()
                .bind("sneaker", sneaker.id())
                .bind("currency", currency.toString())
                .bind("kind", kind)
                .bind("conditions", conditions(filter))
                .bind("first", Observed.day(first))
                .bind("last", Observed.day(last));
        try {
            Listing.each(DAYS, ObservedDay.class, days, row -> {
                buckets.next(row.day());
                Stream<Observed> inRange = row.observed().stream().filter(one -> one.at() >= first && one.at() <= last);
                inRange.filter(one -> isAtSize.test(one.size()))
                        .filter(one -> filter.source() == null || Objects.equals(filter.source(), one.source()))
                        .forEach(buckets::add);
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return buckets.all();
    }
}
