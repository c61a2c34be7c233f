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
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One creation, change or deletion in the catalog. It never changes, even if the entry or price changes again or is
 * deleted.
 */
@Entity
@Table(name = "catalog_change")
@SecondaryTable(name = CancelledDrop.TABLE, pkJoinColumns = @PrimaryKeyJoinColumn(name = "place"))
public class CatalogChange extends PanacheEntityBase {

    public enum Kind {
        CREATED,
        CHANGED,
        DELETED
    }

    /** See {@link ChangeId#number}; set when the change is recorded. */
    @Id
    Long place;

    /** The time of the write, by the clock of the process that wrote. */
    @Column(name = "written_at", nullable = false)
    public Instant writtenAt;

    /** The path of the list that contains the entry or price, without the slash. */
    @Column(nullable = false, length = 20)
    public String resource;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    public Kind change;

    /** The slug of the entry before this change renamed it; null otherwise. */
    @Column(name = "former_slug", length = 120)
    public @Nullable String formerSlug;

    /** The slug of the entry, or of the price's sneaker. */
    @Column(nullable = false, length = 120)
    public String slug;

    /** The name of the entry, or of the price's sneaker, after the change; for a deletion, the last name. */
    @Column(nullable = false, length = 200)
    public String name;

    /** The id of the price. This field and those after it, up to {@link #current}, are null for an entry. */
    @Column(name = "price_id")
    public @Nullable Long priceId;

    /** The amount in major units. */
    @Column(precision = 16, scale = 4)
    public @Nullable BigDecimal amount;

    /**
     * The amount, in major units, of the price that was current in the series before, or of this price before its
     * correction; null without such a price.
     */
    @Column(name = "previous_amount", precision = 16, scale = 4)
    public @Nullable BigDecimal previousAmount;

    @Column(length = 3)
    public @Nullable String currency;

    @Column(length = 10)
    public @Nullable String kind;

    /** The size; empty if the price applies to every size. */
    @Column(length = 10)
    public @Nullable String size;

    @Column(length = 200)
    public @Nullable String source;

    @Column(name = "observed_at")
    public @Nullable Instant observedAt;

    /** The condition of the shoe. Null means new, in changes that an older version of the service recorded. */
    @Column(name = "item_condition", length = 10)
    public @Nullable String condition;

    /**
     * The country in which the price is valid; empty if it is not known. Null in changes that an older version of the
     * service recorded.
     */
    @Column(length = 2)
    public @Nullable String market;

    /**
     * The id of the observation at its source; empty if the source has none. Null in changes that an older version of
     * the service recorded.
     */
    @Column(length = 200)
    public @Nullable String reference;

    /** The address of the offer; null if there is none. */
    @Column(name = "offer_url", length = 2000)
    public @Nullable String offerUrl;

    /** Whether the price was the newest of its series after the change. */
    @Column(name = "is_current")
    public @Nullable Boolean current;

    /** The release that the change cancelled; null if it cancelled none. */
    public @Nullable CancelledDrop cancelledDrop;

    /** The slugs of the collaborators that the change concerns, before and after it. */
    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "catalog_change_collaborator", joinColumns = @JoinColumn(name = "place"))
    @Column(name = "collaborator", nullable = false, length = 120)
    public Set<String> collaborators = new HashSet<>();

    /** For Hibernate. */
    protected CatalogChange() {}

    /**
     * @param slug the slug of the entry, or of the price's sneaker
     * @param name the name of the entry, or of the price's sneaker
     */
    public CatalogChange(String resource, Kind change, String slug, String name, Set<String> collaborators) {
        this.resource = resource;
        this.change = change;
        this.slug = slug;
        this.name = name;
        this.collaborators.addAll(collaborators);
    }

    public ChangeId id() {
        return ChangeId.of(place);
    }
}
