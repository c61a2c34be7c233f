// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

/** One way to order a list. Implemented by an enum per list, so that a sort is described in one place only. */
public interface SortKey {

    /** The name in the parameter {@code sort}, without the {@code -} for descending. */
    String wireName();

    /** The HQL expression that yields the key of a row. It may use named values that the list's conditions bind. */
    String expression();

    /** The type of the key. */
    KeyType type();

    /** Whether rows may lack the key; they come last, ascending and descending alike. */
    boolean nullable();
}
