// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.catalog.Reference;
import dev.colorway.price.PriceKind;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A chart of the prices of a sneaker. */
@Schema(
        name = "PriceHistory",
        description = "The prices of a sneaker over time, in one currency. Intervals without an observation are left "
                + "out.")
public record PriceHistory(
        @Schema(required = true) Reference sneaker,

        @Schema(
                description =
                        "The kind of all prices. Absent if you send no `kind` and the sneaker has no price to show.")
        @Nullable
        PriceKind kind,

        @Schema(description = "The intervals with an observation, in order. Absent with `layout=columns`.") @Nullable
        List<HistoryBucket> buckets,

        @Schema(description = "The intervals as columns. Only with `layout=columns`.") @Nullable
        BucketColumns columns,

        @Schema(
                required = true,
                description = "The query as the service understood it: all parameters and defaults, in canonical form.")
        Map<String, Object> query) {}
