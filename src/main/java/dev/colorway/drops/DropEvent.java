// SPDX-License-Identifier: Apache-2.0
package dev.colorway.drops;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A release on one day, as an event of a calendar.
 *
 * @param uid identifies the event; never changes
 * @param day the day of the release; of a cancelled one, the day on which it was to take place
 * @param name the name of the sneaker
 * @param text plain text of several lines; empty for a cancelled event
 * @param categories texts by which a calendar program can group events; empty for a cancelled event
 * @param url the address of the sneaker; null for a cancelled event
 * @param createdAt the time at which the sneaker was created
 * @param changedAt the time of the last change of the sneaker; of a cancelled event, the time of the cancellation
 * @param revision the revision of this change
 * @param isCancelled whether the release was cancelled: the sneaker was deleted, or its release date is no longer a day
 */
record DropEvent(
        UUID uid,
        LocalDate day,
        String name,
        String text,
        List<String> categories,
        @Nullable URI url,
        Instant createdAt,
        Instant changedAt,
        long revision,
        boolean isCancelled) {}
