// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Another entry of the catalog, as it is written.
 *
 * @param slug its identity; of a sneaker, its style code will do
 */
@Schema(
        name = "EntryReference",
        description = "Another entry of the catalog, by its slug. The slug alone, as text, will do too.")
public record EntryReference(
        @NotNull @Size(max = 120) @Schema(examples = "asics")
        String slug) {

    /** The reference to an entry, or null for none. */
    public static EntryReference to(CatalogEntry entry) {
        return entry == null ? null : new EntryReference(entry.slug);
    }
}
