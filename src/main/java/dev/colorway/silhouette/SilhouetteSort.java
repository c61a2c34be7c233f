// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

import dev.colorway.query.KeyType;
import dev.colorway.query.SortKey;

/** The orders of a list of silhouettes; the row's alias in HQL is {@code e}, the slug breaks ties. */
enum SilhouetteSort implements SortKey {
    NAME("name", "e.nameKey", KeyType.TEXT, false),
    RELEASED("released", "e.released.first", KeyType.DATE, true);

    private final String wireName;
    private final String expression;
    private final KeyType type;
    private final boolean nullable;

    SilhouetteSort(String wireName, String expression, KeyType type, boolean nullable) {
        this.wireName = wireName;
        this.expression = expression;
        this.type = type;
        this.nullable = nullable;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    @Override
    public String expression() {
        return expression;
    }

    @Override
    public KeyType type() {
        return type;
    }

    @Override
    public boolean nullable() {
        return nullable;
    }
}
