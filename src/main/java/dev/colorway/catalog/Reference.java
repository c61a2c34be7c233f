// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Another entry of the catalog, as responses refer to it.
 *
 * @param slug its slug: the last part of its address
 */
@Schema(name = "Reference", description = "Another entry of the catalog: its slug and its name.")
public record Reference(
        @Schema(required = true, examples = "asics") String slug,
        @Schema(required = true, examples = "ASICS") String name) {

    /** Returns the reference to an entry. */
    public static Reference to(CatalogEntry entry) {
        return new Reference(entry.slug, entry.name);
    }

    /** Returns the reference to an entry; null for null. */
    public static @Nullable Reference toOrNull(@Nullable CatalogEntry entry) {
        return entry == null ? null : to(entry);
    }
}
