// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.answer.Fragment;
import dev.colorway.query.Note;
import dev.colorway.query.Paged;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of sneakers, with the facets of all matches if requested.
 *
 * @param items the sneakers of this page, in the requested order; never null
 * @param total how many sneakers match, on all pages
 * @param next the address of the next page; null on the last page
 * @param query the query as the service understood it, with defaults, in canonical form
 * @param facets the facets of all matches; null unless requested
 * @param notes the notes about values and exchange rates; null if there are none
 * @param didYouMean a correction of {@code q}; null unless the query has no match and its correction has one
 * @param missing the values of {@code slug}, {@code styleCode}, {@code gtin} and {@code identifier} that no sneaker
 *     has; null if the query has none of these parameters
 */
@Schema(description = "One page of sneakers.")
public record SneakerPage(
        @Schema(
                required = true,
                type = SchemaType.ARRAY,
                implementation = SneakerView.class,
                description = "The sneakers of this page, in the requested order.")
        List<Fragment.Json> items,

        @Schema(required = true, description = "How many sneakers match, on all pages.", minimum = "0")
        long total,

        @Schema(description = "The address of the next page; absent on the last page.") @Nullable
        URI next,

        @Schema(
                required = true,
                description = "The query as the service understood it: every filter that you sent and every default, "
                        + "in canonical form.")
        Map<String, Object> query,

        @Schema(description = "The facets of all matches; absent unless you request some with `facets`.") @Nullable
        Facets facets,

        @Schema(
                description = "The values of the query that match no entry, each with the nearest value that matches "
                        + "one, and the missing exchange rate. Absent if there are none.")
        @Nullable
        List<Note> notes,

        @Schema(description = "A correction of `q`; absent unless the query has no match, and its correction has one.")
        @Nullable
        DidYouMean didYouMean,

        @Schema(
                description =
                        "The values of `slug`, `styleCode`, `gtin` and `identifier` that no sneaker has; absent unless "
                                + "you send one of these parameters.")
        @Nullable
        MissingValues missing)
        implements Paged {}
