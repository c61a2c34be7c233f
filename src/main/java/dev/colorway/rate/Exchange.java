// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rate;

import dev.colorway.query.Note;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a response converts the amounts of one currency: by the rate of one day. Equal exchanges convert equal amounts to
 * equal results.
 *
 * @param rate null if there is nothing to convert, or no rate
 * @param notes the notes of the response about a missing rate; empty if no rate is missing
 */
public record Exchange(@Nullable Rate rate, List<Note> notes) {

    /** The parameter that names the currency to convert into. */
    public static final String PARAMETER = "convertTo";

    /** The description of the parameter where amounts are converted by the rate of today. */
    public static final String OF_TODAY = "Also shows prices in this currency, as `converted`, by the newest exchange "
            + "rate of today (UTC) and the 7 days before. Without such a rate the prices are not converted, and "
            + "`notes` says so. Filters and orders stay in `currency`. Default: no conversion.";

    /** Converts nothing. */
    public static final Exchange NONE = new Exchange(null, List.of());

    /**
     * An exchange, and the revision of the catalog in which its rate was looked up.
     *
     * @param revision 0 if there was nothing to convert
     */
    public record Found(Exchange exchange, long revision) {}

    /**
     * Finds the rate of today with one statement. Executes none if there is nothing to convert.
     *
     * @param to the currency that the caller wants; null, or the same as {@code from}, for no conversion
     * @param day today, in UTC
     */
    public static Found find(CurrencyCode from, @Nullable CurrencyCode to, LocalDate day) {
        if (to == null || to.equals(from)) {
            return new Found(NONE, 0);
        }
        Rates rates = Rates.load(List.of(from), to, List.of(day));
        return new Found(
                rates.find(from, day)
                        .map(rate -> new Exchange(rate, List.of()))
                        .orElseGet(() -> new Exchange(null, List.of(missing(from, to, new TreeSet<>(List.of(day)))))),
                rates.revision());
    }

    /** Returns the note about days without a known rate. */
    static Note missing(CurrencyCode from, CurrencyCode to, SortedSet<LocalDate> days) {
        int others = days.size() - 1;
        return new Note(
                PARAMETER,
                to.toString(),
                "No exchange rate from " + from + " to " + to + " is known for " + days.last() + " or the "
                        + Rates.MAX_AGE + " days before"
                        + (others == 0 ? "" : ", nor for " + others + (others == 1 ? " other day" : " other days"))
                        + ". These amounts are not converted.",
                null);
    }

    /** Returns the same exchange without its notes. The page has the notes, so its items do not repeat them. */
    public Exchange withoutNotes() {
        return notes.isEmpty() ? this : new Exchange(rate, List.of());
    }

    /** Returns an amount in the other currency; null if it is not converted. */
    public @Nullable Converted of(BigDecimal amount) {
        return rate == null ? null : rate.convert(amount);
    }
}
