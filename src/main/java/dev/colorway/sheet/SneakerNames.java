// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The slugs of the entries to which a sneaker of a table refers by name. The slug of a refused name is a placeholder of
 * {@link NameBook#refuse}.
 *
 * @param brand null if the table names none
 * @param silhouette null if the table names none
 * @param collaboration null for a general release
 */
record SneakerNames(
        @Nullable String brand,
        @Nullable String silhouette,
        @Nullable String collaboration,
        List<String> designers) {

    /** Returns all slugs. */
    List<String> all() {
        List<@Nullable String> all = new ArrayList<>(designers);
        all.add(silhouette);
        all.add(collaboration);
        all.add(brand);
        return all.stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }
}
