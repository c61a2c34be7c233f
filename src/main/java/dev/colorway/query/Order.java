// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import java.util.List;

/**
 * The order of a list: a key and a direction. It is total, because the row's identity (its slug, or its number) breaks
 * ties, in the same direction: descending is the exact mirror of ascending, but for rows without a key, last in both.
 *
 * @param key what to order by; null for nothing but the identity
 * @param descending whether the highest comes first
 */
public record Order(SortKey key, boolean descending) {

    /** The order of rows by nothing but what identifies them. */
    public static final Order BY_IDENTITY = new Order(null, false);

    /**
     * The order that the parameter {@code sort} names.
     *
     * @param sort a wire name, with {@code -} in front for descending; checked before, as the contract lists its values
     * @param keys the keys of this list
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

    String orderBy(String identity) {
        String direction = descending ? " desc" : " asc";
        if (key == null) {
            return " order by " + identity + direction;
        }
        return " order by " + key.expression() + direction + (key.nullable() ? " nulls last, " : ", ") + identity
                + direction;
    }

    /**
     * The condition that a row comes after the one with the key {@code :afterKey} and the identity
     * {@code :afterIdentity}.
     */
    String after(String identity, boolean keyIsNull) {
        String beyond = descending ? " < " : " > ";
        String k = key.expression();
        if (keyIsNull) {
            return k + " is null and " + identity + beyond + ":afterIdentity";
        }
        if (key.nullable()) {
            return "(" + k + beyond + ":afterKey or " + k + " is null or (" + k + " = :afterKey and " + identity
                    + beyond + ":afterIdentity))";
        }
        // The first half is implied by the second; it is there because it is what an index can be entered by.
        return k + (descending ? " <= " : " >= ") + ":afterKey and (" + k + beyond + ":afterKey or " + identity + beyond
                + ":afterIdentity)";
    }
}
