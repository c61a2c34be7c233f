// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker.index;

import dev.colorway.catalog.Audience;
import dev.colorway.sneaker.SneakerStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The data that the index needs from the row of a sneaker and of its own brand. {@code silhouette} and
 * {@code collaboration} are ids of rows. {@code brand} and {@code brandName} are the slug and the name of the own
 * brand; null if the sneaker has a silhouette.
 */
record SneakerRow(
        Long id,
        String slug,
        String name,
        @Nullable String colorway,
        @Nullable String styleCode,
        @Nullable LocalDate releasedFirst,
        @Nullable LocalDate releasedLast,
        @Nullable Long silhouette,
        @Nullable Long collaboration,
        @Nullable Audience audience,
        @Nullable SneakerStatus status,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String brand,
        @Nullable String brandName,
        List<String> formerSlugs,
        List<String> moreStyleCodes,
        List<String> gtins,
        List<String> identifiers,
        List<String> tags) {

    List<String> styleCodes() {
        return Stream.concat(Stream.ofNullable(styleCode), moreStyleCodes.stream())
                .toList();
    }
}
