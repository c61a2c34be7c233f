// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * That a draft refers to another entry.
 *
 * @param place the JSON Pointer of the reference
 * @param kind the entity that it refers to
 * @param slug of the entry
 */
public record DraftReference(String place, Class<? extends CatalogEntry> kind, String slug) {

    /** The link that a reference makes; none for null. */
    public static Stream<DraftReference> of(
            String place, Class<? extends CatalogEntry> kind, EntryReference reference) {
        return reference == null ? Stream.empty() : Stream.of(new DraftReference(place, kind, reference.slug()));
    }

    /** The links that a list of slugs makes. */
    public static Stream<DraftReference> ofAll(String place, Class<? extends CatalogEntry> kind, List<String> slugs) {
        return IntStream.range(0, slugs.size()).mapToObj(i -> new DraftReference(place + "/" + i, kind, slugs.get(i)));
    }
}
