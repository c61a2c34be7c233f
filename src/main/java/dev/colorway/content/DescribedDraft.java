// SPDX-License-Identifier: Apache-2.0
package dev.colorway.content;

import dev.colorway.catalog.EntryDraft;
import dev.colorway.http.problem.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry with a description, pictures and links, as a caller writes it.
 *
 * @param <E> the entry
 */
public interface DescribedDraft<E extends DescribedEntry> extends EntryDraft<E> {

    /** Returns the description; null if the entry has none. */
    @Nullable
    Description description();

    /** Returns the pictures in order, unmodifiable; never null. */
    List<Image> images();

    /** Returns the links in order, unmodifiable; never null. */
    List<WebLink> links();

    @Override
    default List<Fault> faults() {
        List<Fault> faults = EntryDraft.super.faults();
        EntryDraft.checkDistinct("/images", images(), Image::url, faults);
        EntryDraft.checkDistinct(
                "/links", links(), link -> link.rel() == null || link.url() == null ? null : link, faults);
        return faults;
    }

    /** Sets description, pictures and links of an entry. */
    default void describe(E entry) {
        entry.description = description();
        entry.images = images();
        entry.links = links();
    }
}
