// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A line, or a piece of a long line, of the file with the rows that an import left out. */
@Entity
@Table(name = "import_rejected")
@IdClass(RejectedRow.Key.class)
class RejectedRow extends PanacheEntityBase {

    /** Identifies a line or piece by its import, and by its position in the file, from 0. */
    record Key(Long importId, Integer position) {}

    @Id
    @Column(name = "import_id")
    Long importId;

    @Id
    Integer position;

    /** The text. At the end of a line, it includes the line end. */
    @Column(nullable = false, length = ImportRecord.MAX_LENGTH)
    String content;

    /** For Hibernate. */
    protected RejectedRow() {}

    RejectedRow(long importId, int position, String content) {
        this.importId = importId;
        this.position = position;
        this.content = content;
    }
}
