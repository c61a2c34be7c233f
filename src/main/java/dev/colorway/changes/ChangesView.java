// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import dev.colorway.query.Paged;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A part of the changes.
 *
 * @param items in the order in which they were written
 * @param revision up to which write they have been looked through; what to ask after once there is no next
 * @param next the address of what follows; null if there is nothing yet
 * @param query the question as it was understood
 */
@Schema(name = "Changes", description = "A part of the changes, in the order in which they were written.")
public record ChangesView(
        @Schema(required = true, description = "The changes.")
        List<ChangeView> items,

        @Schema(
                required = true,
                description = "How far the catalog is. Once there is no `next`, all changes up to it have been seen: "
                        + "ask `after` it later.",
                examples = "2")
        long revision,

        @Schema(description = "The address of the changes that follow; absent if there are none yet.")
        URI next,

        @Schema(
                required = true,
                description =
                        "The question as it was understood: every filter given and every default, in canonical form.")
        Map<String, Object> query)
        implements Paged {}
