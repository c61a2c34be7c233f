// SPDX-License-Identifier: Apache-2.0
package dev.colorway.content;

import dev.colorway.catalog.CatalogEntry;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.MappedSuperclass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A named entry with a description, pictures and links. */
@MappedSuperclass
public abstract class DescribedEntry extends CatalogEntry {

    /** Null if the entry has no description. */
    public @Nullable Description description;

    /** Its pictures, the most important first; immutable. */
    @Convert(converter = JsonColumn.OfImages.class)
    @Column(name = "images", length = JsonColumn.MAX_LENGTH)
    public List<Image> images = List.of();

    /** Its links to pages outside of the catalog; immutable. */
    @Convert(converter = JsonColumn.OfLinks.class)
    @Column(name = "links", length = JsonColumn.MAX_LENGTH)
    public List<WebLink> links = List.of();
}
