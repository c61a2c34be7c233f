// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rate;

import io.quarkus.hibernate.orm.panache.Panache;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The exchange rates of some days that can convert into one currency. The rate of a day is the newest one of that day
 * and the {@value #MAX_AGE} days before, so that weekends and holidays pass: as the source says it, else the inverse of
 * what it says, else the quotient of two rates with the same base. Each is from one day and one source, the first in
 * the order of the names of sources, then of bases.
 */
public final class Rates {

    /** How many days older than the day of an amount its rate can be. */
    static final int MAX_AGE = 7;

    /**
     * Reads the revision together with the rates, so that both are of one state. A cross rate is a quotient of two
     * rates into the two currencies, so the rates into them are enough for each kind of rate.
     */
    private static final String RATES = """
            select c.revision, r
            from CatalogRevision c left join ExchangeRate r on r.quote in :currencies and r.day in :days""";

    /** The rates of one source and one day: by currency of the base, then by that of the quote. */
    private static final class Quotes {

        private final SortedMap<String, Map<String, BigDecimal>> byBase = new TreeMap<>();

        @Nullable
        BigDecimal of(String base, String quote) {
            return byBase.getOrDefault(base, Map.of()).get(quote);
        }
    }

    /** @param revision the revision of the catalog */
    private record Row(long revision, @Nullable ExchangeRate rate) {}

    private final CurrencyCode to;
    /** By day, then by source. */
    private final NavigableMap<LocalDate, SortedMap<String, Quotes>> quotes = new TreeMap<>();

    private long revision;

    /** @param to the currency to convert into */
    Rates(CurrencyCode to) {
        this.to = to;
    }

    /**
     * Loads the rates of some days with one statement.
     *
     * @param from the currencies to convert from
     * @param days the days for which {@link #find} can be asked
     */
    static Rates load(Collection<CurrencyCode> from, CurrencyCode to, Collection<LocalDate> days) {
        Rates rates = new Rates(to);
        Set<String> currencies = new TreeSet<>(Set.of(to.toString()));
        from.forEach(currency -> currencies.add(currency.toString()));
        Set<LocalDate> all = new TreeSet<>();
        days.forEach(day -> IntStream.rangeClosed(0, MAX_AGE).forEach(age -> all.add(day.minusDays(age))));
        Panache.getEntityManager()
                .createQuery(RATES, Row.class)
                .setParameter("currencies", currencies)
                .setParameter("days", all)
                .getResultList()
                .forEach(rates::add);
        return rates;
    }

    private void add(Row row) {
        revision = row.revision;
        ExchangeRate rate = row.rate;
        if (rate != null) {
            add(rate.day, rate.source, rate.base, rate.quote, rate.rate);
        }
    }

    /** Adds a rate: what one unit of the base is worth. */
    void add(LocalDate day, String source, String base, String quote, BigDecimal rate) {
        quotes.computeIfAbsent(day, none -> new TreeMap<>())
                .computeIfAbsent(source, none -> new Quotes())
                .byBase
                .computeIfAbsent(base, none -> new TreeMap<>())
                .put(quote, rate);
    }

    /** Returns the revision of the catalog that has these rates. */
    long revision() {
        return revision;
    }

    /** Returns the rate of a day from another currency; empty if there is none. */
    Optional<Rate> find(CurrencyCode from, LocalDate day) {
        String other = from.toString();
        return quotes.subMap(day.minusDays(MAX_AGE), true, day, true).descendingMap().entrySet().stream()
                .flatMap(ofDay -> Stream.<Function<Quotes, @Nullable BigDecimal>>of(
                                quoted -> direct(quoted, other),
                                quoted -> inverse(quoted, other),
                                quoted -> cross(quoted, other))
                        .flatMap(way -> ofDay.getValue().entrySet().stream()
                                .flatMap(ofSource -> Stream.ofNullable(way.apply(ofSource.getValue()))
                                        .map(factor -> new Rate(to, factor, ofDay.getKey(), ofSource.getKey())))))
                .findFirst();
    }

    private @Nullable BigDecimal direct(Quotes quoted, String from) {
        BigDecimal rate = quoted.of(from, to.toString());
        return rate == null ? null : Rate.plain(rate);
    }

    private @Nullable BigDecimal inverse(Quotes quoted, String from) {
        BigDecimal rate = quoted.of(to.toString(), from);
        return rate == null ? null : Rate.quotient(BigDecimal.ONE, rate);
    }

    private @Nullable BigDecimal cross(Quotes quoted, String from) {
        return quoted.byBase.values().stream()
                .filter(ofBase -> ofBase.containsKey(from) && ofBase.containsKey(to.toString()))
                .findFirst()
                .map(ofBase -> Rate.quotient(
                        Objects.requireNonNull(ofBase.get(to.toString()), "It is filtered above"),
                        Objects.requireNonNull(ofBase.get(from), "It is filtered above")))
                .orElse(null);
    }
}
