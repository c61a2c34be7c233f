// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.query.KeyType;
import dev.colorway.query.SortKey;

/** The order of lists that are only ordered by name; the row's alias in HQL is {@code e}. */
public enum NameSort implements SortKey {
    NAME;

    @Override
    public String wireName() {
        return "name";
    }

    @Override
    public String expression() {
        return "e.nameKey";
    }

    @Override
    public KeyType type() {
        return KeyType.TEXT;
    }

    @Override
    public boolean nullable() {
        return false;
    }
}
