// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.query.Paged;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of sneakers, and how all matches are spread if that was asked for.
 *
 * @param items the sneakers of this page, in the order asked for; never null
 * @param total how many match in all
 * @param next the address of the next page; null on the last one
 * @param query the question as it was understood, defaults included, in canonical form
 * @param facets null unless asked for
 */
@Schema(description = "One page of sneakers.")
public record SneakerPage(
        @Schema(required = true, description = "The items of this page, in the order asked for.")
        List<SneakerView> items,

        @Schema(required = true, description = "How many items match in all.", minimum = "0")
        long total,

        @Schema(description = "The address of the next page; absent on the last one.")
        URI next,

        @Schema(
                required = true,
                description =
                        "The question as it was understood: every filter given and every default, in canonical form.")
        Map<String, Object> query,

        @Schema(description = "How all matches are spread; absent unless `facets` asks for some.")
        Facets facets)
        implements Paged {}
