// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A release of a sneaker that a change cancelled: the change deleted the sneaker, or the new release date of the
 * sneaker is missing or not an exact day.
 *
 * @param sneakerId the database id of the sneaker; the sneaker can be deleted
 * @param createdAt the time at which the sneaker was created
 * @param day the day on which the sneaker was to be released
 */
@Embeddable
public record CancelledDrop(
        @Column(table = CancelledDrop.TABLE, name = "sneaker_id")
        Long sneakerId,

        @Column(table = CancelledDrop.TABLE, name = "sneaker_created_at")
        Instant createdAt,

        @Column(table = CancelledDrop.TABLE, name = "release_day")
        LocalDate day) {

    static final String TABLE = "catalog_change_cancelled_drop";
}
