// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;

/** What the index is made of: one kind of entry, read from the database within the transaction under way. */
public interface DocumentSource {

    /** The list that the entries are in, without the slash: {@code sneakers}. */
    String type();

    /** How many there are. */
    long count();

    /** Gives all of them, in memory that does not grow with them. */
    void all(Consumer<EntryDocument> taker);

    /** Gives those with these slugs, as far as there are any. */
    void of(Collection<String> slugs, Consumer<EntryDocument> taker);

    /**
     * The slugs of the entries of this kind that may be found or shown differently after a change.
     *
     * @param resource of what was changed: {@code brands}
     * @param slugs of what was changed
     * @param found gives the slugs of the entries that the index has under a value of a field
     */
    Set<String> concernedBy(String resource, Collection<String> slugs, Found found);

    /** What the index holds already. */
    @FunctionalInterface
    interface Found {
        Set<String> slugs(String field, Collection<String> values);
    }
}
