// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.catalog.CalendarDate;
import dev.colorway.catalog.StyleCode;
import dev.colorway.collaboration.Collaboration;
import dev.colorway.content.DescribedEntry;
import dev.colorway.content.JsonColumn;
import dev.colorway.silhouette.Silhouette;
import dev.colorway.silhouette.Technology;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrePersist;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One colorway that can be bought. */
@Entity
public class Sneaker extends DescribedEntry {

    /** Its colour nickname: {@code Silver Black}; null if it has none. */
    @Column(length = 200)
    public String colorway;

    /**
     * The maker's code as the maker writes it: {@code 1201A457-101}; null if not known. Set it with
     * {@link #changeStyleCode}.
     */
    @Column(name = "style_code", length = 40)
    public String styleCode;

    @Column(name = "style_code_key", length = 40)
    String styleCodeKey;

    /** The slug, normalized like a style code. */
    @Column(name = "slug_key", nullable = false, length = 120)
    String slugKey;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Silhouette silhouette;

    /** The collaboration that it came from; null for a general release. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Collaboration collaboration;

    /** Null if not known. */
    @AttributeOverride(name = "first", column = @Column(name = "released_first"))
    @AttributeOverride(name = "last", column = @Column(name = "released_last"))
    public CalendarDate releaseDate;

    /** Its technologies in addition to those of its silhouette. */
    @ElementCollection
    @CollectionTable(name = "sneaker_technology", joinColumns = @JoinColumn(name = "sneaker_id"))
    @OrderColumn(name = "position")
    public List<Technology> extraTechnologies = new ArrayList<>();

    /** Its tags in the order and the spelling in which they were written; immutable. */
    @Convert(converter = JsonColumn.OfTexts.class)
    @Column(name = "tags", length = JsonColumn.MAX_LENGTH)
    public List<String> tags = List.of();

    /** Texts by name that the catalog does not use, in the order of their names; immutable. */
    @Convert(converter = JsonColumn.OfMetadata.class)
    @Column(name = "metadata", length = JsonColumn.MAX_LENGTH)
    public Map<String, String> metadata = Map.of();

    @PrePersist
    void key() {
        slugKey = StyleCode.key(slug);
    }

    /** Sets the style code and its key, which is the same for every way of writing the code. Null removes both. */
    public void changeStyleCode(String newStyleCode) {
        styleCode = newStyleCode;
        styleCodeKey = newStyleCode == null ? null : StyleCode.key(newStyleCode);
    }
}
