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
 * Exchange rates of some days for converting amounts into one currency. The rate of a day is the newest rate of that
 * day and the {@value #MAX_AGE} days before, because weekends and holidays have no rates of their own. Among the rates
 * of one day, a stored rate comes first, then the inverse of a stored rate, then the quotient of two stored rates with
 * the same base. A quotient uses rates of one day and one source. If several rates remain, the first source by name
 * applies, then the first base by code.
 */
public final class Rates {

    /** How many days a rate can be older than the day of the amount that it converts. */
    static final int MAX_AGE = 7;

    /**
     * Reads the revision together with the rates, so both belong to the same state of the catalog. The query reads only
     * rates whose quote is a currency to convert from or into: no conversion needs other rates.
     */
    private static final String RATES = """
            select c.revision, r
            from CatalogRevision c left join ExchangeRate r on r.quote in :currencies and r.rateDate in :days""";

    /** The rates of one source and one day: by base currency, then by quote currency. */
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
     * @param days the days for which {@link #find} can return a rate
     */
    static Rates load(Collection<CurrencyCode> from, CurrencyCode to, Collection<LocalDate> days) {
        Rates rates = new Rates(to);
        Set<String> currencies = new TreeSet<>(Set.of(to.toString()));
        from.forEach(currency -> currencies.add(currency.toString()));
        Set<LocalDate> all = new TreeSet<>();
        days.forEach(day -> IntStream.rangeClosed(0, MAX_AGE).forEach(age -> all.add(day.minusDays(age))));
        Panache.getSession()
                .createQuery(RATES, Row.class)
                .setParameterList("currencies", currencies)
                .setParameterList("days", all)
                .getResultList()
                .forEach(rates::add);
        return rates;
    }

    private void add(Row row) {
        revision = row.revision;
        ExchangeRate rate = row.rate;
        if (rate != null) {
            add(rate.rateDate, rate.source, rate.base, rate.quote, rate.rate);
        }
    }

    /** Adds a rate: how many units of the quote one unit of the base is worth. */
    void add(LocalDate day, String source, String base, String quote, BigDecimal rate) {
        quotes.computeIfAbsent(day, none -> new TreeMap<>())
                .computeIfAbsent(source, none -> new Quotes())
                .byBase
                .computeIfAbsent(base, none -> new TreeMap<>())
                .put(quote, rate);
    }

    /** Returns the revision of the catalog from which the rates were read. */
    long revision() {
        return revision;
    }

    /** Returns the rate that converts amounts of this currency and this day; empty if there is none. */
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
