// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import dev.colorway.query.Paged;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of changes.
 *
 * @param items in the order of the writes
 * @param revision the revision of the catalog; send it in {@code after} once there is no {@code next}
 * @param next the address of the next page; null if there are no more changes yet
 * @param query the query as the service understood it
 */
@Schema(name = "Changes", description = "A page of changes, in the order of the writes.")
public record ChangesView(
        @Schema(required = true, description = "The changes.")
        List<ChangeView> items,

        @Schema(
                required = true,
                description = "The revision of the catalog. Once `next` is absent, you have seen all changes up to it: "
                        + "send it in `after` later.",
                examples = "2")
        long revision,

        @Schema(description = "The address of the next page; absent if there are no more changes yet.") @Nullable
        URI next,

        @Schema(
                required = true,
                description =
                        "The query as the service understood it: every filter and every default, in canonical form.")
        Map<String, Object> query)
        implements Paged {}
