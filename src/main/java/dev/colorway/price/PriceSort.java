// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.query.KeyType;
import dev.colorway.query.SortKey;

/** The orders of a list of prices; the row's alias in HQL is {@code p}, its number breaks ties. */
enum PriceSort implements SortKey {
    AMOUNT("amount", "p.amount", KeyType.AMOUNT),
    OBSERVED_AT("observedAt", "p.observedAt", KeyType.INSTANT);

    private final String wireName;
    private final String expression;
    private final KeyType type;

    PriceSort(String wireName, String expression, KeyType type) {
        this.wireName = wireName;
        this.expression = expression;
        this.type = type;
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
        return false;
    }
}
