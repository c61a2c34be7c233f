// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The stored record of an import that is done. Any process can read it, and undo the import later. */
@Entity
@Table(name = "import_record")
class ImportRecord extends PanacheEntityBase {

    /** The maximum length of a text column, in characters. */
    static final int MAX_LENGTH = 1_000_000;

    /** Whether an import can be undone. */
    enum Undo {
        /** It can be undone, unless others have changed the same entries or prices since. */
        AVAILABLE,
        /** It was undone. */
        UNDONE,
        /** It changed nothing. */
        NOTHING,
        /** It is a dry run or an undo, or was sent with {@code undo=false}. */
        NOT_RECORDED,
        /** It changed more than the limit of the record. */
        TOO_LARGE
    }

    @Id
    Long id;

    /** The revision of its write; the revision of the previous write if the import wrote nothing. */
    @Column(nullable = false)
    long revision;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    Undo undo;

    /** The id of the import that undid it; null if none did. */
    @Column(name = "undone_by")
    @Nullable
    Long undoneBy;

    /** The media type of the file with the rows that it left out; null without such rows. */
    @Column(name = "rejected_type", length = 40)
    @Nullable
    String rejectedType;

    /** Its {@link ImportView} as JSON, without changes and addresses. */
    @Column(nullable = false, length = MAX_LENGTH)
    String answer;
}
