// SPDX-License-Identifier: Apache-2.0
package dev.colorway.collaboration;

import dev.colorway.catalog.Reference;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A collaboration as it is named with one of its sneakers. */
@Schema(name = "Billing", description = "A collaboration, with its collaborators in billing order.")
public record Billing(
        @Schema(required = true, description = "The collaboration's identity.", examples = "jjjjound-x-asics")
        String slug,

        @Schema(required = true, examples = "JJJJound x ASICS")
        String name,

        @Schema(required = true, description = "In billing order.")
        List<Reference> collaborators) {

    /** The billing of a collaboration, or null for none. */
    public static Billing of(Collaboration collaboration) {
        return collaboration == null
                ? null
                : new Billing(
                        collaboration.slug,
                        collaboration.name,
                        collaboration.collaborators.stream().map(Reference::to).toList());
    }
}
