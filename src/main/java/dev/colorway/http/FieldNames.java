// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** The names of the fields of a record, as the choices of a parameter. */
public final class FieldNames {

    /**
     * Stands for the names of the fields of a record in the {@code enumeration} of a parameter. The
     * {@code implementation} of the parameter is the record. An annotation can have only constants, and a list of
     * constants would repeat the names of the record.
     */
    public static final String ALL = "<fields>";

    private FieldNames() {}

    /** Returns the names of the fields of a record, in order. */
    public static List<String> of(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
