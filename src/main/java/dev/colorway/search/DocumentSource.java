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
     * Returns the version of the content of the documents, and the settings on which they depend. An index with another
     * form is rebuilt.
     */
    default String form() {
        return "";
    }

    /** Returns how many entries the catalog contains. */
    long count();

    /** Returns how many entries of all these types the catalog contains. */
    static long total(List<DocumentSource> sources) {
        return sources.stream().mapToLong(DocumentSource::count).sum();
    }

    /** Reads all entries, in constant memory. */
    void all(Consumer<EntryDocument> taker);

    /** Reads the entries with these slugs. Ignores slugs that no entry has. */
    void of(Collection<String> slugs, Consumer<EntryDocument> taker);

    /**
     * Returns the slugs of the entries of this type that must be indexed again after a change.
     *
     * @param resource the list of the changed entries: {@code brands}
     * @param slugs the slugs of the changed entries
     * @param found finds entries in the index, as they were before the change
     */
    Set<String> affectedBy(String resource, Collection<String> slugs, Found found);

    /** Returns the slugs of the indexed entries with one of these values in a field. */
    @FunctionalInterface
    interface Found {
        Set<String> slugs(String field, Collection<String> values);
    }
}
