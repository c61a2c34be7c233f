// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A reference from a draft to another entry.
 *
 * @param place the JSON Pointer of the reference
 * @param kind the entity class of the other entry
 * @param slug the slug of the other entry
 */
public record DraftReference(String place, Class<? extends CatalogEntry> kind, String slug) {

    /** Returns the reference at this JSON Pointer; empty for null. */
    public static Stream<DraftReference> of(
            String place, Class<? extends CatalogEntry> kind, EntryReference reference) {
        return reference == null ? Stream.empty() : Stream.of(new DraftReference(place, kind, reference.slug()));
    }

    /** Returns one reference for each slug of the list at this JSON Pointer. */
    public static Stream<DraftReference> ofAll(String place, Class<? extends CatalogEntry> kind, List<String> slugs) {
        return IntStream.range(0, slugs.size()).mapToObj(i -> new DraftReference(place + "/" + i, kind, slugs.get(i)));
    }
}
