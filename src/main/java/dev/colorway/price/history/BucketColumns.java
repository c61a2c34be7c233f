// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The buckets of a chart as columns: the values of each field, in the order of the buckets. */
@Schema(
        name = "HistoryColumns",
        description = "The fields of the buckets as columns, each in the order of the buckets.")
public record BucketColumns(
        @Schema(required = true) List<LocalDate> start,
        @Schema(required = true) List<Long> time,
        @Schema(required = true) List<BigDecimal> open,
        @Schema(required = true) List<BigDecimal> high,
        @Schema(required = true) List<BigDecimal> low,
        @Schema(required = true) List<BigDecimal> close,
        @Schema(required = true) List<BigDecimal> median,
        @Schema(required = true) List<BigDecimal> mean,
        @Schema(required = true) List<Long> count) {

    static BucketColumns of(List<HistoryBucket> buckets) {
        return new BucketColumns(
                column(buckets, HistoryBucket::start),
                column(buckets, HistoryBucket::time),
                column(buckets, HistoryBucket::open),
                column(buckets, HistoryBucket::high),
                column(buckets, HistoryBucket::low),
                column(buckets, HistoryBucket::close),
                column(buckets, HistoryBucket::median),
                column(buckets, HistoryBucket::mean),
                column(buckets, HistoryBucket::count));
    }

    private static <T> List<T> column(List<HistoryBucket> buckets, Function<HistoryBucket, T> field) {
        return buckets.stream().map(field).toList();
    }
}
