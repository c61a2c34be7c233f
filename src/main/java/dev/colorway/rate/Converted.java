// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rate;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An amount in the currency of {@code convertTo}, with the rate by which it was converted. */
@Schema(name = "Converted", description = "The amount in the currency of `convertTo`, and the rate that was used.")
public record Converted(
        @Schema(
                required = true,
                description =
                        "The observed amount times `rate`, rounded half to even to the currency's decimal " + "places.",
                examples = "994.00")
        BigDecimal amount,

        @Schema(required = true, examples = "EUR") CurrencyCode currency,

        @Schema(
                required = true,
                description = "How many units of `currency` one unit of the observed currency is worth: the rate that "
                        + "the source states, or one that is computed from one or two rates of the source, with 12 "
                        + "significant digits.",
                examples = "0.666666666667")
        BigDecimal rate,

        @Schema(required = true, description = "The day of the rate.", examples = "\"2026-11-23\"")
        Day date,

        @Schema(required = true, description = "The source of the rate.", examples = "ecb")
        String source) {}
