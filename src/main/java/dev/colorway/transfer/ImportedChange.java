// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.rows.RowLayout;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A recorded change of an import: one entry or price that it changed, or entries or prices of one resource that it
 * created, with consecutive ids. So a first import of a million prices needs one row, not a million.
 */
@Entity
@Table(name = "import_change")
@IdClass(ImportedChange.Key.class)
class ImportedChange extends PanacheEntityBase {

    /** Identifies a change by its import, and by its position in the order of the import, from 1. */
    record Key(Long importId, Integer position) {}

    private static final String ONLY_CHANGES = "Created entries and prices have no fields";

    @Id
    @Column(name = "import_id")
    Long importId;

    @Id
    Integer position;

    @Column(nullable = false, length = 20)
    String resource;

    /** The id of the changed entry or price, or of the first created one. */
    @Column(name = "first_id", nullable = false)
    long firstId;

    /** The same as {@link #firstId} for a change; the id of the last created entry or price otherwise. */
    @Column(name = "last_id", nullable = false)
    long lastId;

    /**
     * The line of the file on which the row begins, or its row in the sheet. This field and all fields below are null
     * for created entries and prices.
     */
    @Nullable
    Long line;

    /** The slug of the entry; for a price, its sneaker as the row names it. */
    @Column(length = 200)
    @Nullable
    String slug;

    /** The fields that changed, as they were before: a JSON object. */
    @Column(name = "before_fields", length = ImportRecord.MAX_LENGTH)
    @Nullable
    String before;

    /** The same fields afterwards. */
    @Column(name = "after_fields", length = ImportRecord.MAX_LENGTH)
    @Nullable
    String after;

    /** Returns the line of a change. */
    long requiredLine() {
        return Objects.requireNonNull(line, ONLY_CHANGES);
    }

    /** Returns the slug of a change. */
    String requiredSlug() {
        return Objects.requireNonNull(slug, ONLY_CHANGES);
    }

    /** Returns the fields that a change changed, as they were before. */
    ObjectNode fieldsBefore() {
        return fields(before);
    }

    /** Returns the fields that a change changed, as they were afterwards. */
    ObjectNode fieldsAfter() {
        return fields(after);
    }

    private static ObjectNode fields(@Nullable String stored) {
        return RowLayout.fields(Objects.requireNonNull(stored, ONLY_CHANGES));
    }

    /** Returns whether it is about created entries or prices. */
    boolean isCreation() {
        return before == null;
    }
}
