// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** The only row of the table that every write locks, for queries that need it together with other rows. */
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
