// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.catalog.Reference;
import dev.colorway.content.Description;
import dev.colorway.content.Image;
import dev.colorway.content.WebLink;
import dev.colorway.sneaker.SneakerView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the pages of all entries but sneakers have in common.
 *
 * @param type its type
 * @param description null if it has none
 * @param note a remark; null if it has none
 * @param sneakerCount how many sneakers it has
 * @param sneakers the first of its sneakers
 * @param filter the query of the catalog's page that lists all of its sneakers
 */
public record EntryProfile(
        EntryPath type,
        Reference entry,
        @Nullable Description description,
        @Nullable String note,
        List<Image> images,
        List<WebLink> links,
        long sneakerCount,
        List<SneakerView> sneakers,
        String filter) {

    /** Returns its sneakers by year of release. */
    public List<Releases> years() {
        return Releases.byYear(sneakers);
    }
}
