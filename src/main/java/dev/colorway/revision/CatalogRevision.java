// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * The only row of the table {@code catalog_revision}. Every write locks this row. Queries that also read other tables
 * use this entity.
 */
@Entity
@Immutable
@Table(name = "catalog_revision")
class CatalogRevision {

    /** Always 1. */
    @Id
    Integer id;

    /** The revision of the last write. */
    long revision;

    /** The revision after which all changes are stored. */
    @Column(name = "changes_after")
    long changesAfter;
}
