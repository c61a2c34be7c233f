// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** That something in the catalog was created, changed or deleted. It stays as it is, whatever becomes of the thing. */
@Entity
@Table(name = "catalog_change")
public class CatalogChange extends PanacheEntityBase {

    /** What happened. */
    public enum Kind {
        CREATED,
        CHANGED,
        DELETED
    }

    /** See {@link ChangeId#number}; set when it is recorded. */
    @Id
    Long place;

    /** The clock of the process that wrote. */
    @Column(name = "written_at", nullable = false)
    public Instant writtenAt;

    /** The path of the list that the thing is in, without the slash. */
    @Column(nullable = false, length = 20)
    public String resource;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    public Kind change;

    /** Of the entry, or of a price's sneaker. */
    @Column(nullable = false, length = 120)
    public String slug;

    /** Of the entry, or of a price's sneaker, as it was left. */
    @Column(nullable = false, length = 200)
    public String name;

    /** The number of a price; null for entries, as is all that follows but the collaborators. */
    @Column(name = "price_id")
    public Long priceId;

    /** In major units. */
    @Column(precision = 16, scale = 4)
    public BigDecimal amount;

    /**
     * Of the price that was current before in its series, or of this one before it was corrected; null if there was
     * none.
     */
    @Column(name = "previous_amount", precision = 16, scale = 4)
    public BigDecimal previousAmount;

    @Column(length = 3)
    public String currency;

    @Column(length = 10)
    public String kind;

    /** Empty for a price that holds for every size. */
    @Column(length = 10)
    public String size;

    @Column(length = 200)
    public String source;

    @Column(name = "observed_at")
    public Instant observedAt;

    /** Whether the price was the newest of its series then. */
    @Column(name = "is_current")
    public Boolean current;

    /** The slugs of the collaborators that it is about, before and after. */
    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "catalog_change_collaborator", joinColumns = @JoinColumn(name = "place"))
    @Column(name = "collaborator", nullable = false, length = 120)
    public Set<String> collaborators = new HashSet<>();

    /** For Hibernate. */
    protected CatalogChange() {}

    /** @param slug of the entry, or of a price's sneaker; so the name */
    public CatalogChange(String resource, Kind change, String slug, String name, Set<String> collaborators) {
        this.resource = resource;
        this.change = change;
        this.slug = slug;
        this.name = name;
        this.collaborators.addAll(collaborators);
    }

    public ChangeId place() {
        return ChangeId.of(place);
    }
}
