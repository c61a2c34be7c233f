// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.http.problem.Fault;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The result of adding observations.
 *
 * @param items null if the caller prefers a small response
 * @param skipped null unless the caller sent {@code onFault=skip}
 */
@Schema(name = "Observed", description = "The result of adding observations.")
public record ObservedView(
        @Schema(
                description = "The observations as they are in the catalog now, in the order in which you sent them; "
                        + "absent with `Prefer: return=minimal`.")
        @Nullable
        List<PriceView> items,

        @Schema(required = true, description = "How many observations were new.", examples = "1", minimum = "0")
        long created,

        @Schema(required = true, description = "How many observations existed already.", examples = "0", minimum = "0")
        long unchanged,

        @Schema(description = "The observations that were left out; absent unless you sent `onFault=skip`.") @Nullable
        List<Skipped> skipped) {

    /**
     * An observation that was left out.
     *
     * @param index its index in the list
     */
    @Schema(name = "SkippedPrice", description = "An observation that was left out.")
    public record Skipped(
            @Schema(
                    required = true,
                    description = "Its index in the list that you sent, from 0.",
                    examples = "3",
                    minimum = "0")
            int index,

            @Schema(required = true, description = "Its faults. Each `pointer` leads into the body that you sent.")
            List<Fault> faults) {}
}
