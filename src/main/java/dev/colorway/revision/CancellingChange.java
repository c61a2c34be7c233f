// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * The few changes that cancelled a release. Queries for these changes use this entity, because a query that selects a
 * {@link CatalogChange} by its {@link CancelledDrop} makes H2 read all changes. {@link CatalogChange} writes the rows.
 */
@Entity
@Immutable
@Table(name = CancelledDrop.TABLE)
class CancellingChange {

    /** The id of the change. */
    @Id
    Long place;

    @Embedded
    CancelledDrop drop;

    /** For Hibernate. */
    protected CancellingChange() {}
}
