// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rate;

import dev.colorway.query.Note;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Converts observed amounts, each by the rate of the day on which it was observed, in UTC.
 *
 * @param convertTo the currency to convert into; null to convert nothing
 */
public record ObservedExchange(
        @RestQuery
        @Parameter(
                description = "Also shows each price in this currency, as `converted`, by the newest exchange rate of "
                        + "the day of its observation (UTC) and the 7 days before. Without such a rate the price is "
                        + "not converted, and `notes` says so. Filters and orders stay in the observed currency. "
                        + "Default: no conversion.",
                example = "EUR")
        @Nullable
        CurrencyCode convertTo) {

    /** Converts nothing. */
    public static final ObservedExchange NONE = new ObservedExchange(null);

    /** The currency and the time of an observed amount. */
    public interface Observation {

        CurrencyCode currency();

        Instant observedAt();

        /** Returns the day of the rate, in UTC. */
        private LocalDate day() {
            return LocalDate.ofInstant(observedAt(), ZoneOffset.UTC);
        }
    }

    /** Loads the rates for these observations with one statement. Executes none if there is nothing to convert. */
    public Loaded load(Collection<? extends Observation> observations) {
        List<? extends Observation> others = convertTo == null
                ? List.of()
                : observations.stream()
                        .filter(one -> !one.currency().equals(convertTo))
                        .toList();
        return new Loaded(
                others.isEmpty()
                        ? null
                        : Rates.load(
                                others.stream()
                                        .map(Observation::currency)
                                        .distinct()
                                        .toList(),
                                Objects.requireNonNull(convertTo, "convertTo is missing"),
                                others.stream().map(Observation::day).distinct().toList()),
                convertTo);
    }

    /** The loaded rates, and the days that lack one. */
    public static final class Loaded {

        private final @Nullable Rates rates;
        private final @Nullable CurrencyCode to;
        private final SortedMap<CurrencyCode, SortedSet<LocalDate>> missing = new TreeMap<>();

        private Loaded(@Nullable Rates rates, @Nullable CurrencyCode to) {
            this.rates = rates;
            this.to = to;
        }

        /**
         * Returns the amount of an observation in the other currency; null if it is not converted. Records the day for
         * {@link #notes} if it has no rate.
         */
        public @Nullable Converted convert(BigDecimal amount, Observation of) {
            if (rates == null || of.currency().equals(to)) {
                return null;
            }
            Optional<Rate> found = rates.find(of.currency(), of.day());
            if (found.isEmpty()) {
                missing.computeIfAbsent(of.currency(), none -> new TreeSet<>()).add(of.day());
                return null;
            }
            return found.get().convert(amount);
        }

        /**
         * Returns the notes on the amounts without a rate so far, one for each observed currency; empty if none lacks a
         * rate.
         */
        public List<Note> notes() {
            return missing.entrySet().stream()
                    .map(days -> Exchange.missing(
                            days.getKey(), Objects.requireNonNull(to, "convertTo is missing"), days.getValue()))
                    .toList();
        }
    }
}
