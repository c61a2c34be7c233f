// SPDX-License-Identifier: Apache-2.0
package dev.colorway.collaboration;

import dev.colorway.catalog.Reference;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The collaboration of a sneaker, as a response for the sneaker contains it. */
@Schema(name = "Billing", description = "A collaboration, with its collaborators in billing order.")
public record Billing(
        @Schema(required = true, description = "Identifies the collaboration.", examples = "jjjjound-x-asics")
        String slug,

        @Schema(required = true, examples = "JJJJound x ASICS")
        String name,

        @Schema(required = true, description = "The collaborators, in billing order.")
        List<Reference> collaborators) {

    /** Returns the billing of a collaboration; null for null. */
    public static @Nullable Billing of(@Nullable Collaboration collaboration) {
        return collaboration == null
                ? null
                : new Billing(
                        collaboration.slug,
                        collaboration.name,
                        collaboration.collaborators.stream().map(Reference::to).toList());
    }
}
