// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The conditions of a question: constant HQL fragments that all must hold, and the values bound to their names. No text
 * from a caller ever becomes part of a fragment.
 */
public final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Adds a condition without a value. */
    public Where and(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds a condition if the caller asked for it, that is, if the value is neither null nor an empty collection. */
    public Where and(String condition, String name, Object value) {
        if (value == null || (value instanceof Collection<?> many && many.isEmpty())) {
            return this;
        }
        return and(condition).bind(name, value);
    }

    /** Binds a value that conditions or the sort expression use. */
    public Where bind(String name, Object value) {
        values.put(name, value);
        return this;
    }

    Where copy() {
        Where copy = new Where();
        copy.conditions.addAll(conditions);
        copy.values.putAll(values);
        return copy;
    }

    /** The condition as HQL, with {@code where} in front; empty if there is none. */
    public String hql() {
        return conditions.isEmpty() ? "" : " where (" + String.join(") and (", conditions) + ")";
    }

    /** The values that the fragments name. */
    public Map<String, Object> values() {
        return values;
    }
}
