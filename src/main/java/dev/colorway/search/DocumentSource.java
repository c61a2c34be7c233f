// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the index documents of one type of entry from the database, within the current transaction. */
public interface DocumentSource {

    /** Returns the path of the list of the entries, without the slash: {@code sneakers}. */
    String type();

    /**
     * Returns the version of the content of these documents, and the settings on which they depend; empty if there is
     * neither. An index with another form is rebuilt.
     */
    default String form() {
        return "";
    }

    /** Returns how many entries of this type the catalog contains. */
    long count();

    /** Returns how many entries of all these types the catalog contains. */
    static long total(List<DocumentSource> sources) {
        return sources.stream().mapToLong(DocumentSource::count).sum();
    }

    /** Reads all entries of this type. Never has all of them in memory. */
    void all(Consumer<EntryDocument> taker);

    /** Reads the entries with these slugs. Ignores slugs that no entry has. */
    void of(Collection<String> slugs, Consumer<EntryDocument> taker);

    /**
     * Returns the slugs of the entries of this type that must be indexed again after a change.
     *
     * @param resource the list of the changed entries: {@code brands}
     * @param slugs the slugs of the changed entries, and their former slugs if they were renamed; for a price, the slug
     *     of its sneaker
     * @param found finds entries in the index, as they were before the change
     */
    Set<String> affectedBy(String resource, Collection<String> slugs, Found found);

    /** Finds the slugs of the indexed entries of this type that have one of these values in a field. */
    @FunctionalInterface
    interface Found {
        Set<String> slugs(String field, Collection<String> values);
    }
}
