// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

import dev.colorway.brand.Brand;
import dev.colorway.catalog.CalendarDate;
import dev.colorway.content.DescribedEntry;
import dev.colorway.query.Names;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A design that sneakers share: the GEL-Kayano 14. */
@Entity
public class Silhouette extends DescribedEntry {

    /** HQL: the joins that load silhouettes {@code e} with brand, predecessor, credits and technologies. */
    static final String FETCHES = """
            join fetch e.brand left join fetch e.predecessor
            left join fetch e.designers credit left join fetch credit.designer
            left join fetch e.technologies""";

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Brand brand;

    /** The family that it belongs to: {@code GEL-Kayano}; null if none. Set it with {@link #changeLine}. */
    @Column(length = 200)
    public @Nullable String line;

    @Column(name = "line_key", length = Names.MAX_KEY_LENGTH)
    @Nullable
    String lineKey;

    /** The date of its first release; null if not known. */
    @AttributeOverride(name = "first", column = @Column(name = "released_first"))
    @AttributeOverride(name = "last", column = @Column(name = "released_last"))
    public @Nullable CalendarDate released;

    /** The date of its first re-release; null if it was never re-released, or if not known. */
    @AttributeOverride(name = "first", column = @Column(name = "retro_released_first"))
    @AttributeOverride(name = "last", column = @Column(name = "retro_released_last"))
    public @Nullable CalendarDate retroReleased;

    /** The idea behind the design; null if not known. */
    @Column(name = "design_concept", length = 1000)
    public @Nullable String designConcept;

    /** The material of the upper; null if not known. */
    @Column(name = "upper_material", length = 1000)
    public @Nullable String upper;

    /** A remark; null if none. */
    @Column(length = 2000)
    public @Nullable String note;

    /** The silhouette that it followed in its line; null for the first one, or if not known. */
    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Silhouette predecessor;

    @ElementCollection
    @CollectionTable(name = "silhouette_designer", joinColumns = @JoinColumn(name = "silhouette_id"))
    @OrderColumn(name = "position")
    public List<Credit> designers = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "silhouette_technology", joinColumns = @JoinColumn(name = "silhouette_id"))
    @OrderColumn(name = "position")
    public List<Technology> technologies = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "silhouette_award", joinColumns = @JoinColumn(name = "silhouette_id"))
    @OrderColumn(name = "position")
    public List<Award> awards = new ArrayList<>();

    /** Sets the line and the key by which it is found; null removes both. */
    public void changeLine(@Nullable String newLine) {
        line = newLine;
        lineKey = newLine == null ? null : Names.key(newLine);
    }

    /**
     * Loads the silhouettes with these ids, with brand, predecessor, credits and technologies, in one statement. Later
     * reads in the same transaction find them loaded. For each silhouette, the statement returns one row for each pair
     * of a credit and a technology.
     */
    public static void fill(Collection<Long> ids) {
        list("from Silhouette e " + FETCHES + " where is_any(e.id, ?1)", (Object) ids.toArray(Long[]::new));
    }
}
