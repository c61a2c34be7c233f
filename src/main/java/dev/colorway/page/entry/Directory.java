// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list of entries of one type.
 *
 * @param total the count of entries on all pages
 * @param next the path and query of the next page; null on the last page
 */
public record Directory(
        EntryPath type,
        List<Item> items,
        long total,
        @Nullable String next) {

    /**
     * An entry in the list.
     *
     * @param detail the brand and first release of a silhouette, or the remark of a collaborator; null if not known,
     *     and for other types
     * @param sneakers the count of sneakers of the entry
     */
    public record Item(String slug, String name, @Nullable String detail, long sneakers) {}
}
