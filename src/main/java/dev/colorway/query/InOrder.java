// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Brings rows that were loaded together back into the order in which they were found. */
public final class InOrder {

    private InOrder() {}

    /** The rows with these numbers, in this order; one that was deleted in between is left out. */
    public static <T> List<T> of(Collection<Long> ids, Map<Long, T> rows) {
        return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
    }
}
