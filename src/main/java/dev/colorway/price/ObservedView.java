// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The result of adding observations. */
@Schema(name = "Observed", description = "The result of adding observations.")
public record ObservedView(
        @Schema(
                required = true,
                description = "The observations as they are in the catalog now, in the order in which you sent them.")
        List<PriceView> items,

        @Schema(required = true, description = "How many of them were new.", examples = "1", minimum = "0")
        long created,

        @Schema(required = true, description = "How many of them existed already.", examples = "0", minimum = "0")
        long unchanged) {}
