// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a list.
 *
 * @param items the items of this page, in the order asked for; never null
 * @param total how many items match in all
 * @param next the address of the next page; null on the last one
 * @param query the question as it was understood, defaults included, in canonical form
 */
@Schema(description = "One page of a list.")
public record Page<T>(
        @Schema(required = true, description = "The items of this page, in the order asked for.")
        List<T> items,

        @Schema(required = true, description = "How many items match in all.", minimum = "0")
        long total,

        @Schema(description = "The address of the next page; absent on the last one.")
        URI next,

        @Schema(
                required = true,
                description =
                        "The question as it was understood: every filter given and every default, in canonical form.")
        Map<String, Object> query)
        implements Paged {}
