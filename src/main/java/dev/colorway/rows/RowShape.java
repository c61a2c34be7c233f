// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import java.util.List;

/**
 * The form of the rows of one resource.
 *
 * @param draft the fields that an import writes
 * @param first the columns with which a table of this resource alone begins, in order: fields of the draft, and of
 *     {@code shown}
 * @param shown more fields that only such a table shows; an import ignores them
 */
public record RowShape(Class<? extends Record> draft, List<String> first, Class<? extends Record> shown) {

    private record Nothing() {}

    /** Returns the form of rows that contain the draft alone. A table of them begins with the name, if there is one. */
    public static RowShape of(Class<? extends Record> draft) {
        return new RowShape(draft, List.of("name"), Nothing.class);
    }
}
