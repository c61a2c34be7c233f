// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.price.PriceCondition;
import dev.colorway.query.KeyType;
import dev.colorway.query.Order;
import dev.colorway.query.SortKey;
import java.util.stream.Stream;

/**
 * One order of a list of sneakers; the row's alias in HQL is {@code s}, the slug breaks ties.
 *
 * @param wireName the name in the parameter {@code sort}
 * @param expression the HQL of its key
 * @param type the key's type
 * @param nullable whether sneakers may lack the key
 */
record SneakerSort(String wireName, String expression, KeyType type, boolean nullable) implements SortKey {

    /** The order that the parameter {@code sort} names; by price it is that of the matched price of this question. */
    static Order order(String sort, PriceCondition price) {
        return Order.of(sort, Stream.of(
                new SneakerSort("name", "s.nameKey", KeyType.TEXT, false),
                new SneakerSort("price", price.lowestAmount("s.id"), KeyType.AMOUNT, true),
                new SneakerSort("releaseDate", "s.releaseDate.first", KeyType.DATE, true)).toArray(SortKey[]::new));
    }
}
