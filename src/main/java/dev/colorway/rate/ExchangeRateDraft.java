// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rate;

import dev.colorway.catalog.EntryDraft;
import dev.colorway.catalog.ResolvedReferences;
import dev.colorway.catalog.UtcClock;
import dev.colorway.http.problem.Fault;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An exchange rate as clients and files write it. Its slug is built from its currencies, its day and its source, so the
 * slug never changes.
 */
@Schema(name = "ExchangeRateDraft", description = "An exchange rate to add.")
public record ExchangeRateDraft(
        @NotNull @Schema(examples = "EUR") CurrencyCode base,
        @NotNull @Schema(examples = "SGD") CurrencyCode quote,

        @NotNull @Schema(description = "The day of the rate, as the source states it.", examples = "\"2026-11-23\"")
        Day date,

        @NotNull
        @Positive(message = "must be more than 0")
        @Schema(
                description = "How many units of `quote` one unit of `base` is worth, with at most 12 decimal places.",
                examples = "1.5")
        BigDecimal rate,

        @NotNull
        @Size(max = 60)
        @Pattern(regexp = EntryDraft.SLUG, message = EntryDraft.SLUG_MESSAGE)
        @Schema(description = "The name of the source, as a slug.", examples = "ecb")
        String source)
        implements EntryDraft<ExchangeRate> {

    /** The day of a rate can be tomorrow in UTC, because that day begins earlier in time zones ahead of UTC. */
    private static final int TOLERANCE_DAYS = 1;

    /** Makes equal rates equal: {@code 1.50} is {@code 1.5}. */
    public ExchangeRateDraft {
        rate = rate == null ? null : Rate.plain(rate);
    }

    @Override
    public @Nullable String slug() {
        return base == null || quote == null || date == null || source == null
                ? null
                : (base + "-" + quote + "-" + date + "-" + source).toLowerCase(Locale.ROOT);
    }

    @Override
    public String name() {
        return base + "/" + quote + " " + date + " " + source;
    }

    @Override
    public List<String> formerSlugs() {
        return List.of();
    }

    @Override
    public ExchangeRateDraft withSlugs(String slug, List<String> formerSlugs) {
        return this;
    }

    @Override
    public List<Fault> faults() {
        List<Fault> faults = EntryDraft.super.faults();
        if (base != null && base.equals(quote)) {
            faults.add(Fault.at("/quote", "must be another currency than 'base'"));
        }
        if (date != null && date.date().isAfter(UtcClock.today().plusDays(TOLERANCE_DAYS))) {
            faults.add(Fault.at("/date", "must not be in the future"));
        }
        return faults;
    }

    /** Returns the draft of an entry: all that the catalog stores of it. */
    static ExchangeRateDraft of(ExchangeRate entry) {
        return new ExchangeRateDraft(
                CurrencyCode.fromString(entry.base),
                CurrencyCode.fromString(entry.quote),
                new Day(entry.rateDate),
                entry.rate,
                entry.source);
    }

    @Override
    public void applyTo(ExchangeRate entry, ResolvedReferences found) {
        entry.rename(name());
        entry.base = base.toString();
        entry.quote = quote.toString();
        entry.rateDate = date.date();
        entry.rate = rate;
        entry.source = source;
    }
}
