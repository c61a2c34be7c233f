// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

/**
 * One way to order a list: its name, its order and what a cursor carries, in one place.
 *
 * @param wireName the name in the parameter {@code sort}, without the {@code -} for descending
 * @param expression the HQL that yields the key of a row; it may use named values that the list's conditions bind
 * @param type the type of the key
 * @param nullable whether rows may lack the key; they come last, ascending and descending alike
 */
public record SortKey(String wireName, String expression, KeyType type, boolean nullable) {}
