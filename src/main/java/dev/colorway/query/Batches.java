// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Splits a collection into batches for one statement each: PostgreSQL accepts at most 65,535 parameters in a statement.
 */
public final class Batches {

    private Batches() {}

    /**
     * Returns the values in lists, in their order.
     *
     * @param size the most values in one list, at least 1
     * @return the lists, each with at least one value; no lists if there are no values
     */
    public static <T> List<List<T>> of(Collection<T> values, int size) {
        List<T> all = List.copyOf(values);
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            batches.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return batches;
    }
}
