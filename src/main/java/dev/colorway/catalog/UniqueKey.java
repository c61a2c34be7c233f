// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A member of a draft whose value no other entry of the type can own.
 *
 * @param <D> the draft
 * @param pointer the JSON Pointer of the member, which a fault names
 * @param value reads the value that a draft claims; null if it claims none
 * @param fields the fields by which another entry can own the value
 * @param faultDetail returns the text of the fault for the slug of the entry that owns the value
 */
public record UniqueKey<D>(
        String pointer, Function<D, String> value, List<KeyField<D>> fields, UnaryOperator<String> faultDetail) {

    /**
     * A field by which an entry owns a value.
     *
     * @param field the path of the field in HQL, from the entry
     * @param value reads the value that an entry with this draft owns; null if none
     */
    public record KeyField<D>(String field, Function<D, String> value) {}
}
