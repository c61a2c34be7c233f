// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Restores the order of rows that were loaded together. */
public final class InOrder {

    private InOrder() {}

    /**
     * Returns the rows with these ids, in this order. Leaves out ids without a row: these rows were deleted after their
     * ids were read.
     */
    public static <T> List<T> of(Collection<Long> ids, Map<Long, T> rows) {
        return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
    }
}
