// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a list.
 *
 * @param items the items of this page, in the requested order; never null
 * @param total how many items match on all pages
 * @param next the URL of the next page; null on the last page
 * @param query the question as the service understood it, with defaults, in canonical form
 */
@Schema(description = "One page of a list.")
public record Page<T>(
        @Schema(required = true, description = "The items of this page, in the requested order.")
        List<T> items,

        @Schema(required = true, description = "How many items match on all pages.", minimum = "0")
        long total,

        @Schema(description = "The URL of the next page. Absent on the last page.")
        URI next,

        @Schema(
                required = true,
                description = "The query as the service understood it: all filters and defaults, in canonical form.")
        Map<String, Object> query)
        implements Paged {}
