// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.brand.Brand;
import dev.colorway.catalog.Audience;
import dev.colorway.catalog.CalendarDate;
import dev.colorway.catalog.StyleCode;
import dev.colorway.catalog.TextLines;
import dev.colorway.collaboration.Collaboration;
import dev.colorway.content.DescribedEntry;
import dev.colorway.content.JsonColumn;
import dev.colorway.revision.Write;
import dev.colorway.silhouette.Credit;
import dev.colorway.silhouette.Silhouette;
import dev.colorway.silhouette.Technology;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One colorway that can be bought. */
@Entity
public class Sneaker extends DescribedEntry {

    /** Its colour nickname: {@code Silver Black}; null if it has none. */
    @Column(length = 200)
    public @Nullable String colorway;

    /**
     * The first of its style codes, as the maker writes it: {@code 1201A457-101}; null if not known. Set it with
     * {@link #changeStyleCodes}.
     */
    @Column(name = "style_code", length = 40)
    public @Nullable String styleCode;

    @Column(name = "style_code_key", length = 40)
    @Nullable
    String styleCodeKey;

    /** Its other style codes, in order. Set them with {@link #changeStyleCodes}. */
    @Convert(converter = TextLines.class)
    @Column(name = "more_style_codes", length = 400)
    List<String> moreStyleCodes = List.of();

    /** The GTINs of its sizes, as {@link SizedGtin} writes them. */
    @Convert(converter = TextLines.class)
    @Column(length = 6_000)
    List<String> gtins = List.of();

    /** Its identifiers in other sources, as {@link Identifier} writes them. */
    @Convert(converter = TextLines.class)
    @Column(length = 8_000)
    List<String> identifiers = List.of();

    /** The slug, normalized like a style code. */
    @Column(name = "slug_key", nullable = false, length = 120)
    String slugKey;

    /** The design that it shares with others; null if not known. */
    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Silhouette silhouette;

    /**
     * The brand of a sneaker without a silhouette; null if there is a silhouette. For the brand of any sneaker, use
     * {@link #brand}.
     */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "brand_id")
    public @Nullable Brand ownBrand;

    /** The collaboration that it came from; null for a general release. */
    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Collaboration collaboration;

    /** Null if not known. */
    @AttributeOverride(name = "first", column = @Column(name = "released_first"))
    @AttributeOverride(name = "last", column = @Column(name = "released_last"))
    public @Nullable CalendarDate releaseDate;

    /** Its technologies in addition to those of its silhouette. */
    @ElementCollection
    @CollectionTable(name = "sneaker_technology", joinColumns = @JoinColumn(name = "sneaker_id"))
    @OrderColumn(name = "position")
    public List<Technology> extraTechnologies = new ArrayList<>();

    /** The people it is for; null if not known. */
    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    public @Nullable Audience audience;

    /** Null if not known. */
    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    public @Nullable SneakerStatus status;

    /** The maker's colour list, in the maker's order. */
    @ElementCollection
    @CollectionTable(name = "sneaker_color", joinColumns = @JoinColumn(name = "sneaker_id"))
    @OrderColumn(name = "position")
    public List<Color> colors = new ArrayList<>();

    /** The credits of this colorway, in addition to those of its silhouette. */
    @ElementCollection
    @CollectionTable(name = "sneaker_designer", joinColumns = @JoinColumn(name = "sneaker_id"))
    @OrderColumn(name = "position")
    public List<Credit> credits = new ArrayList<>();

    /** The time of the write that created it; never null. */
    @Column(name = "created_at", nullable = false, updatable = false)
    public Instant createdAt;

    /** The time of the write that last changed it; never null. Writes of its prices do not count. */
    @Column(name = "updated_at", nullable = false)
    public Instant updatedAt;

    /** Its tags in the order and the spelling in which they were written; immutable. */
    @Convert(converter = JsonColumn.OfTexts.class)
    @Column(name = "tags", length = JsonColumn.MAX_LENGTH)
    public List<String> tags = List.of();

    /** Texts by name, in the order of the names; immutable. The catalog only stores and returns them. */
    @Convert(converter = JsonColumn.OfMetadata.class)
    @Column(name = "metadata", length = JsonColumn.MAX_LENGTH)
    public Map<String, String> metadata = Map.of();

    @PrePersist
    @PreUpdate
    void key() {
        slugKey = StyleCode.key(slug);
    }

    /** Returns its brand: that of its silhouette, or its own without a silhouette. */
    public Brand brand() {
        return silhouette == null
                ? Objects.requireNonNull(ownBrand, "A sneaker has a silhouette or a brand")
                : silhouette.brand;
    }

    @Override
    protected void writtenBy(Write write) {
        super.writtenBy(write);
        createdAt = createdAt == null ? write.writtenAt() : createdAt;
        updatedAt = write.writtenAt();
    }

    /** Returns all style codes, in order. */
    public List<String> styleCodes() {
        return Stream.concat(Stream.ofNullable(styleCode), moreStyleCodes.stream())
                .toList();
    }

    /** Sets all style codes, and the key of the first one. Different spellings of a code have the same key. */
    public void changeStyleCodes(List<String> codes) {
        styleCode = codes.isEmpty() ? null : codes.get(0);
        styleCodeKey = styleCode == null ? null : StyleCode.key(styleCode);
        moreStyleCodes = codes.isEmpty() ? List.of() : List.copyOf(codes.subList(1, codes.size()));
    }

    List<SizedGtin> sizedGtins() {
        return gtins.stream().map(SizedGtin::ofLine).toList();
    }

    List<Identifier> otherIdentifiers() {
        return identifiers.stream().map(Identifier::ofText).toList();
    }
}
