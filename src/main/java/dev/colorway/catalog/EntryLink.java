// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way in which entries of one type, or prices, refer to entries. An entry to which others refer cannot be deleted.
 *
 * @param to the entity class of the entries to which they refer
 * @param label the name of the entries that refer, in a problem: {@code size charts}
 * @param count HQL that counts the entries {@code x} that refer to the id {@code :id}: {@code select count(x.id) from
 *     Sneaker x where x.silhouette.id = :id}
 */
public record EntryLink(Class<? extends CatalogEntry> to, String label, String count) {

    private static final Pattern COUNT = Pattern.compile("^select count\\(.*\\) from (.*) where (.*) = :id$");

    /** Returns how many entries refer to the entry with this id. Needs one statement. */
    long references(Long id) {
        return Panache.getEntityManager()
                .createQuery(count, Long.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    /**
     * Returns HQL that selects those of the ids {@code :ids} to which entries refer.
     *
     * @param isOwn whether the referring entries have the same type as the entries with the ids. If so, the condition
     *     ignores a referring entry that has one of the ids itself
     * @throws IllegalStateException if {@link #count} has another form
     */
    String referred(boolean isOwn) {
        Matcher parts = COUNT.matcher(count);
        if (!parts.matches()) {
            throw new IllegalStateException("cannot build the query for several ids from: " + count);
        }
        String id = parts.group(2);
        return "select distinct " + id + " from " + parts.group(1) + " where " + id + " in :ids"
                + (isOwn ? " and x.id not in :ids" : "");
    }
}
