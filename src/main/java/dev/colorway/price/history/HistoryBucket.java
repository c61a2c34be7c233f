// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The observations of one interval of a chart. Amounts have exactly the decimal places of the currency. */
@Schema(name = "HistoryBucket", description = "The observations of one interval, at least one.")
public record HistoryBucket(
        @Schema(required = true, description = "The first day of the interval.", examples = "\"2026-11-23\"")
        LocalDate start,

        @Schema(
                required = true,
                description = "When the interval begins in the time zone of the query, in seconds since 1970 (UTC).",
                examples = "1795392000")
        long time,

        @Schema(required = true, description = "The first amount.", examples = "1491.00")
        BigDecimal open,

        @Schema(required = true, description = "The highest amount.", examples = "1491.00")
        BigDecimal high,

        @Schema(required = true, description = "The lowest amount.", examples = "1491.00")
        BigDecimal low,

        @Schema(required = true, description = "The last amount.", examples = "1491.00")
        BigDecimal close,

        @Schema(
                required = true,
                description = "The middle amount; of an even count, the mean of the two middle ones, rounded.",
                examples = "1491.00")
        BigDecimal median,

        @Schema(required = true, description = "The mean of all amounts, rounded.", examples = "1491.00")
        BigDecimal mean,

        @Schema(required = true, description = "How many observations there are.", minimum = "1", examples = "1")
        long count) {}
