// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** The names of the fields of a record, as the choices of a parameter. */
public final class FieldNames {

    /**
     * In the {@code enumeration} of a parameter: stands for the names of the fields of its {@code implementation}, a
     * record. An annotation has only constants, and a list of them would be a second copy.
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
