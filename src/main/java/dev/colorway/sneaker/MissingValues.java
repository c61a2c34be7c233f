// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The values of a query that no sneaker of the catalog has. The other conditions of the query do not count. A list is
 * null if the query does not have its parameter.
 */
@Schema(
        name = "MissingValues",
        description =
                "The values that no sneaker of the catalog has, in the form that `query` repeats. There is a list for "
                        + "each of these parameters that you send, even if nothing is missing.")
public record MissingValues(
        @Schema(description = "The values of `slug` that are no slug, former slug or style code.", examples = "[]")
        @Nullable
        List<String> slug,

        @Schema(description = "The values of `styleCode` that no sneaker has.", examples = "[\"0000A000-000\"]")
        @Nullable
        List<String> styleCode,

        @Schema(description = "The values of `gtin` that no sneaker has.", examples = "[]") @Nullable
        List<String> gtin,

        @Schema(description = "The values of `identifier` that no sneaker has.", examples = "[]") @Nullable
        List<String> identifier) {}
