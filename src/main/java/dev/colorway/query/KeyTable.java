// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Query;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds rows by keys of several columns. A native query joins the keys as a table of values, so the database looks up
 * each key in an index. With one list of values for each column instead, H2 would read all rows that match the first
 * list.
 *
 * @param query the query, with {@code %s} for the values of the keys
 * @param types the SQL types of the columns of a key
 */
public record KeyTable(String query, List<String> types) {

    /**
     * Returns the entities of these keys, each once; leaves out keys without an entity. Executes no statement if there
     * are no keys.
     *
     * @param keys for each key its values, in the order of the types. The count of keys, rounded up to a power of two,
     *     times the count of types must not exceed 65,535
     */
    public <E> Set<E> find(Class<E> entity, List<List<Object>> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        int count = rounded(keys.size());
        Query find = Panache.getEntityManager().createNativeQuery(statement(count), entity);
        int parameter = 0;
        for (int i = 0; i < count; i++) {
            for (Object value : keys.get(Math.min(i, keys.size() - 1))) {
                find.setParameter(++parameter, value);
            }
        }
        Set<E> found = new LinkedHashSet<>();
        for (Object one : find.getResultList()) {
            found.add(entity.cast(one));
        }
        return found;
    }

    /**
     * Returns how many keys the statement has: the count rounded up to a power of two, so there are few different
     * statements. The last key is repeated to fill the rest.
     */
    private static int rounded(int count) {
        return count == 1 ? 1 : 2 * Integer.highestOneBit(count - 1);
    }

    /** Returns the statement that finds this many keys. */
    public String statement(int count) {
        String key = types.stream().map(type -> "cast(? as " + type + ")").collect(Collectors.joining(", ", "(", ")"));
        return query.formatted("(values " + String.join(", ", Collections.nCopies(count, key)) + ")");
    }
}
