// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A reference from a draft to another entry.
 *
 * @param pointer the JSON Pointer of the reference
 * @param entity the entity class of the other entry
 * @param slug the slug of the other entry; can be null in a draft with faults
 */
public record DraftReference(String pointer, Class<? extends CatalogEntry> entity, String slug) {

    /** Returns the reference at this JSON Pointer; empty for null. */
    public static Stream<DraftReference> of(
            String pointer, Class<? extends CatalogEntry> entity, @Nullable EntryReference reference) {
        return reference == null ? Stream.empty() : Stream.of(new DraftReference(pointer, entity, reference.slug()));
    }

    /** Returns one reference for each slug of the list at this JSON Pointer. */
    public static Stream<DraftReference> ofAll(
            String pointer, Class<? extends CatalogEntry> entity, List<String> slugs) {
        return IntStream.range(0, slugs.size())
                .mapToObj(i -> new DraftReference(pointer + "/" + i, entity, slugs.get(i)));
    }
}
