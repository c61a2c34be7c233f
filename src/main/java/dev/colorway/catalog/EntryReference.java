// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A reference to another entry, as a caller writes it.
 *
 * @param slug the slug of the entry; for a sneaker, the slug or the style code
 */
@Schema(
        name = "EntryReference",
        description = "Another entry of the catalog, by its slug. You can also send the slug alone, as text.")
public record EntryReference(
        @NotNull @Size(max = 120) @Schema(examples = "asics")
        String slug) {

    /** Returns the reference to an entry. */
    public static EntryReference to(CatalogEntry entry) {
        return new EntryReference(entry.slug);
    }

    /** Returns the reference to an entry; null for null. */
    public static @Nullable EntryReference toOrNull(@Nullable CatalogEntry entry) {
        return entry == null ? null : to(entry);
    }
}
