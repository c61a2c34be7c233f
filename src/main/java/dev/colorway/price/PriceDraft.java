// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.catalog.EntryReference;
import dev.colorway.content.WebAddress;
import dev.colorway.http.body.Draft;
import dev.colorway.http.body.Instants;
import dev.colorway.http.problem.Fault;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.size.ShoeSize;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A price observation as clients and files write it.
 *
 * @param sneaker the sneaker, by slug or style code
 * @param size null only for a retail price, which then applies to every size
 * @param condition null for {@link ItemCondition#NEW}
 * @param market null if it is not known
 * @param reference null if the source has none
 * @param offerUrl null if there is none
 */
@Schema(name = "PriceDraft", description = "A price observation to add.")
public record PriceDraft(
        @NotNull @Valid @Schema(description = "The sneaker, by slug or style code.")
        EntryReference sneaker,

        @NotNull
        @Positive(message = "must be more than 0")
        @Schema(
                description = "In major units, with no more decimal places than the currency has.",
                examples = "1491.00")
        BigDecimal amount,

        @NotNull @Schema(examples = "SGD") CurrencyCode currency,
        @NotNull @Schema(examples = "ASK") PriceKind kind,

        @Schema(description = "The size. Leave it out for a retail price that applies to every size.", examples = "US9")
        @Nullable
        ShoeSize size,

        @NotNull
        @Schema(
                type = SchemaType.STRING,
                implementation = String.class,
                pattern = Instants.INSTANT_OR_DATE,
                description = "When the price was observed: an instant (RFC 3339), or a date, which means its start "
                        + "in UTC.",
                examples = "2026-11-23T00:00:00Z")
        Instant observedAt,

        @NotNull
        @Size(max = 200)
        @Schema(description = "The observer, or where the price was observed.", examples = "straatosphere.com")
        String source,

        @Schema(description = "The condition of the shoe. Default: `NEW`.", examples = "USED") @Nullable
        ItemCondition condition,

        @Schema(description = "The country in which the price is valid. Leave it out if not known.", examples = "SG")
        @Nullable
        CountryCode market,

        @Size(max = 200)
        @Schema(
                description = "The id of this observation at its source, such as the id of a sale or an offer. "
                        + "Observations with different references are different, even at the same time.",
                examples = "sale-90211")
        @Nullable
        String reference,

        @Schema(
                description = "The address of the offer at its source. The service never opens it.",
                examples = "https://shop.example/offers/90211")
        @Nullable
        WebAddress offerUrl)
        implements Draft {

    /** The tolerance for observers' clocks that run ahead. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);

    PriceDraft with(BigDecimal otherAmount, @Nullable WebAddress otherUrl) {
        return new PriceDraft(
                sneaker, otherAmount, currency, kind, size, observedAt, source, condition, market, reference, otherUrl);
    }

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (amount != null && currency != null && amount.stripTrailingZeros().scale() > currency.digits()) {
            faults.add(Fault.at(
                    "/amount", "must not have more than " + currency.digits() + " decimal places in " + currency));
        }
        if (size == null && kind != null && kind != PriceKind.RETAIL) {
            faults.add(Fault.at("/size", "must be given: only a RETAIL price applies to every size"));
        }
        if (observedAt != null && observedAt.isAfter(Instant.now().plus(CLOCK_TOLERANCE))) {
            faults.add(Fault.at("/observedAt", "must not be in the future"));
        }
        return faults;
    }
}
