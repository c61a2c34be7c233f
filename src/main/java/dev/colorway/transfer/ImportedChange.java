// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/**
 * What an import did: one entry or price that it changed, or several of one resource with consecutive ids that it
 * created. So a first import of a million prices needs one row, not a million.
 */
@Entity
@Table(name = "import_change")
@IdClass(ImportedChange.Key.class)
class ImportedChange extends PanacheEntityBase {

    /** Identifies a change by its import, and by its position in the order of the import, from 1. */
    record Key(Long importId, Integer position) {}

    @Id
    @Column(name = "import_id")
    Long importId;

    @Id
    Integer position;

    @Column(nullable = false, length = 20)
    String resource;

    /** The id of the entry or price, or of the first one that was created. */
    @Column(name = "first_id", nullable = false)
    long firstId;

    /** The same as {@link #firstId} for a change; the id of the last one that was created. */
    @Column(name = "last_id", nullable = false)
    long lastId;

    /** The line of the file on which the row begins. This field and all that follow are null for created ones. */
    Long line;

    /** The slug of the entry; for a price, its sneaker as the row names it. */
    @Column(length = 200)
    String slug;

    /** The fields that changed, as they were before: a JSON object. */
    @Column(name = "before_fields", length = ImportRecord.MAX_LENGTH)
    String before;

    /** The same fields afterwards. */
    @Column(name = "after_fields", length = ImportRecord.MAX_LENGTH)
    String after;

    /** Returns whether it is about created entries or prices. */
    boolean isCreation() {
        return before == null;
    }
}
