// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items the items of this page, in the requested order; never null
 * @param total how many items match on all pages
 * @param next the URL of the next page; null on the last page
 * @param query the query as the service understood it, with defaults, in canonical form
 * @param notes the notes about values and exchange rates; null if there are none
 */
@Schema(description = "One page of a list.")
public record Page<T>(
        @Schema(required = true, description = "The items of this page, in the requested order.")
        List<T> items,

        @Schema(required = true, description = "How many items match on all pages.", minimum = "0")
        long total,

        @Schema(description = "The URL of the next page. Absent on the last page.") @Nullable
        URI next,

        @Schema(
                required = true,
                description = "The query as the service understood it: all filters and defaults, in canonical form.")
        Map<String, Object> query,

        @Schema(
                description = "Notes on the values of the query that match no entry, and on missing exchange rates. "
                        + "Absent if there are none.")
        @Nullable
        List<Note> notes)
        implements Paged {

    /** Returns the page with more notes; for null, the same page. */
    public Page<T> plus(@Nullable List<Note> more) {
        return more == null ? this : new Page<>(items, total, next, query, Note.together(notes, more));
    }
}
