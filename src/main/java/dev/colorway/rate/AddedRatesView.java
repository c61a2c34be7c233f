// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rate;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The result of adding exchange rates. */
@Schema(name = "AddedExchangeRates", description = "The result of adding exchange rates.")
public record AddedRatesView(
        @Schema(required = true, description = "The rates, in the order in which you sent them.")
        List<ExchangeRateView> items,

        @Schema(required = true, description = "How many of them were new.", examples = "1", minimum = "0")
        long created,

        @Schema(required = true, description = "How many of them existed already.", examples = "0", minimum = "0")
        long unchanged) {}
