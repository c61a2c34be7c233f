// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import dev.colorway.catalog.EntryReference;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.size.ShoeSize;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A price alert as clients write it.
 *
 * @param kind null for {@link PriceKind#ASK}
 * @param condition null for {@link ItemCondition#NEW}
 * @param size null for any
 */
@Schema(name = "PriceAlertDraft", description = "The price that a webhook waits for.")
public record PriceAlertDraft(
        @NotNull @Valid @Schema(description = "The sneaker, by slug or style code.")
        EntryReference sneaker,

        @NotNull
        @Positive(message = "must be more than 0")
        @Schema(
                description = "A message is sent when the lowest current price falls below this amount. In major "
                        + "units, with no more decimal places than the currency has.",
                examples = "300.00")
        BigDecimal below,

        @NotNull @Schema(examples = "SGD") CurrencyCode currency,

        @Schema(description = "The size, or an equal one of the brand's charts. Default: any.", examples = "US9")
        @Nullable
        ShoeSize size,

        @Schema(description = "Default: `ASK`.", examples = "ASK") @Nullable
        PriceKind kind,

        @Schema(description = "The condition of the shoe. Default: `NEW`.", examples = "NEW") @Nullable
        ItemCondition condition) {

    PriceAlert of(Long sneakerId) {
        return new PriceAlert(
                sneakerId,
                currency.scaled(below),
                currency.toString(),
                kind == null ? PriceKind.ASK : kind,
                condition == null ? ItemCondition.NEW : condition,
                size == null ? null : size.text());
    }
}
