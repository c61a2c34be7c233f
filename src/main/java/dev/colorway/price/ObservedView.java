// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of observations that were sent. */
@Schema(name = "Observed", description = "What became of observations that were sent.")
public record ObservedView(
        @Schema(
                required = true,
                description = "The observations as they are in the catalog now, in the order in which they were sent.")
        List<PriceView> items,

        @Schema(required = true, description = "How many of them are new.", examples = "1", minimum = "0")
        long created,

        @Schema(required = true, description = "How many were there already.", examples = "0", minimum = "0")
        long unchanged) {}
