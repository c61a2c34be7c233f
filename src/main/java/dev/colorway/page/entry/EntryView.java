// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.catalog.CalendarDate;
import dev.colorway.catalog.Reference;
import dev.colorway.content.Description;
import dev.colorway.content.Image;
import dev.colorway.content.WebLink;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the API of any type but sneakers, with the fields that its page and the list of its type show. The names
 * are those of the API. A type that does not have a field has null or an empty list.
 *
 * @param note a remark
 * @param brand of a silhouette or a collaboration
 * @param released the date of the first release of a silhouette
 * @param sneakerCount how many sneakers the address in {@code sneakers} lists
 * @param url its address in the API
 */
public record EntryView(
        String slug,
        String name,
        @Nullable Description description,
        @Nullable String note,
        @Nullable Reference brand,
        @Nullable CalendarDate released,
        List<Image> images,
        List<WebLink> links,
        long sneakerCount,
        URI sneakers,
        URI url) {

    public EntryView {
        images = Objects.requireNonNullElse(images, List.of());
        links = Objects.requireNonNullElse(links, List.of());
    }

    /** Returns the path and query of the page that lists all sneakers of the entry. */
    public String list() {
        return "/?" + sneakers.getRawQuery();
    }
}
