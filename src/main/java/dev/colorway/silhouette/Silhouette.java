// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

import dev.colorway.brand.Brand;
import dev.colorway.catalog.CalendarDate;
import dev.colorway.catalog.CatalogEntry;
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

/** A design that sneakers share: the GEL-Kayano 14. */
@Entity
public class Silhouette extends CatalogEntry {

    /** HQL: the joins that load silhouettes {@code e} with brand, predecessor, credits and technologies. */
    static final String FETCHES = """
            join fetch e.brand left join fetch e.predecessor
            left join fetch e.designers credit left join fetch credit.designer
            left join fetch e.technologies""";

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Brand brand;

    /** The family it belongs to: {@code GEL-Kayano}; null if none. Set with {@link #inLine}. */
    @Column(length = 200)
    public String line;

    @Column(name = "line_key", length = 200)
    String lineKey;

    /** When it first came out; null if not known. */
    @AttributeOverride(name = "first", column = @Column(name = "released_first"))
    @AttributeOverride(name = "last", column = @Column(name = "released_last"))
    public CalendarDate released;

    /** When it first came back; null if it did not, or not known. */
    @AttributeOverride(name = "first", column = @Column(name = "retro_released_first"))
    @AttributeOverride(name = "last", column = @Column(name = "retro_released_last"))
    public CalendarDate retroReleased;

    /** The idea behind the design; null if not known. */
    @Column(name = "design_concept", length = 1000)
    public String designConcept;

    /** What the upper is made of; null if not known. */
    @Column(name = "upper_material", length = 1000)
    public String upper;

    /** What else is worth saying; null if nothing. */
    @Column(length = 2000)
    public String note;

    /** The silhouette that it followed in its line; null for the first, or if not known. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Silhouette predecessor;

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

    /** Sets the line together with the key that it is found by. */
    public void inLine(String newLine) {
        line = newLine;
        lineKey = newLine == null ? null : Names.key(newLine);
    }

    /**
     * Loads the silhouettes with these numbers, with brand, predecessor, credits and technologies, in one statement;
     * whoever refers to them in the same transaction finds them filled. Its rows are credits times technologies for
     * each silhouette.
     */
    public static void fill(Collection<Long> ids) {
        list("from Silhouette e " + FETCHES + " where e.id in ?1", ids);
    }
}
