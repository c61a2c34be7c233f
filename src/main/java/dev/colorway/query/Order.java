// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list: a key and a direction. It is total, because the row's identity (its slug or id) breaks ties, in
 * the same direction. Descending is the exact reverse of ascending, except for rows without a key: they come last in
 * both.
 *
 * @param key the sort key; null to order by the identity only
 * @param descending whether the highest key comes first
 */
public record Order(@Nullable SortKey key, boolean descending) {

    /** Orders rows by their identity only. */
    public static final Order BY_IDENTITY = new Order(null, false);

    /**
     * Returns the order that the parameter {@code sort} names.
     *
     * @param sort a wire name, with {@code -} in front for descending; already checked against the values in the
     *     contract
     * @param keys the sort keys of this list
     * @throws IllegalArgumentException if no key has this name
     */
    public static Order of(String sort, List<SortKey> keys) {
        boolean descending = sort.startsWith("-");
        String name = descending ? sort.substring(1) : sort;
        return keys.stream()
                .filter(key -> key.wireName().equals(name))
                .findFirst()
                .map(key -> new Order(key, descending))
                .orElseThrow(() -> new IllegalArgumentException("no sort '" + sort + "'"));
    }

    /** Returns the sort key. The order of a list with pages always has one. */
    SortKey requiredKey() {
        return Objects.requireNonNull(key, "Pages have a sort key");
    }

    String orderBy(String identity) {
        String direction = descending ? " desc" : " asc";
        if (key == null) {
            return " order by " + identity + direction;
        }
        return " order by " + key.expression() + direction + (key.nullable() ? " nulls last, " : ", ") + identity
                + direction;
    }

    /**
     * Returns the condition for rows after the row with the key {@code :afterKey} and the identity
     * {@code :afterIdentity}.
     *
     * @param keyIsNull whether that row has no key; the condition then has no {@code :afterKey}
     */
    String after(String identity, boolean keyIsNull) {
        String beyond = descending ? " < " : " > ";
        SortKey key = requiredKey();
        String k = key.expression();
        if (keyIsNull) {
            return k + " is null and " + identity + beyond + ":afterIdentity";
        }
        if (key.nullable()) {
            return "(" + k + beyond + ":afterKey or " + k + " is null or (" + k + " = :afterKey and " + identity
                    + beyond + ":afterIdentity))";
        }
        // Both halves are needed. The first half is a range of the sort key alone, so that the database can use an
        // index.
        return k + (descending ? " <= " : " >= ") + ":afterKey and (" + k + beyond + ":afterKey or " + identity + beyond
                + ":afterIdentity)";
    }
}
