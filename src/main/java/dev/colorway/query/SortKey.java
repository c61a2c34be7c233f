// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

/**
 * One way to sort a list: its name, its HQL and its type in a cursor.
 *
 * @param wireName the name in the parameter {@code sort}, without the {@code -} for descending
 * @param expression the HQL for the key of a row; its named parameters, if any, are bound by {@link Where#bind}
 * @param type the type of the key
 * @param nullable whether rows can lack the key; these rows come last, ascending and descending
 */
public record SortKey(String wireName, String expression, KeyType type, boolean nullable) {}
