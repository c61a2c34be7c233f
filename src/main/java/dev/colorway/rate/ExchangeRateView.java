// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.colorway.http.BaseUri;
import dev.colorway.http.Versioned;
import java.math.BigDecimal;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An exchange rate in responses. */
@Schema(name = "ExchangeRate", description = "The value of one unit of a currency in another currency, on one day.")
public record ExchangeRateView(
        @JsonIgnore @Schema(hidden = true) String version,

        @Schema(
                required = true,
                description = "Identifies the rate.",
                examples = "eur-dem-1999-01-01-council-regulation-2866-98")
        String slug,

        @Schema(required = true, examples = "EUR") CurrencyCode base,
        @Schema(required = true, examples = "DEM") CurrencyCode quote,

        @Schema(
                required = true,
                description = "The day of the rate, as the source states it.",
                examples = "\"1999-01-01\"")
        Day date,

        @Schema(
                required = true,
                description = "How many units of `quote` one unit of `base` is worth.",
                examples = "1.95583")
        BigDecimal rate,

        @Schema(required = true, description = "The name of the source.", examples = "council-regulation-2866-98")
        String source,

        @Schema(
                required = true,
                description = "The address of the rate.",
                examples = "http://localhost:8080/exchange-rates/eur-dem-1999-01-01-council-regulation-2866-98")
        URI url)
        implements Versioned {

    static ExchangeRateView of(ExchangeRate rate, BaseUri base) {
        return new ExchangeRateView(
                rate.version(),
                rate.slug,
                CurrencyCode.fromString(rate.base),
                CurrencyCode.fromString(rate.quote),
                new Day(rate.rateDate),
                Rate.plain(rate.rate),
                rate.source,
                base.uri("/" + ExchangeRateType.RESOURCE + "/" + rate.slug));
    }
}
