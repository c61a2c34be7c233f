// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of entries of one type, by name.
 *
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
     * @param detail a distinguishing fact, such as its year; null if there is none
     * @param sneakers how many sneakers it has
     */
    public record Item(String slug, String name, @Nullable String detail, long sneakers) {}
}
