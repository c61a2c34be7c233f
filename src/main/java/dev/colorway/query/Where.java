// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a query: constant HQL fragments, joined with {@code and}, and the values of their named parameters.
 * No text from a client ever becomes part of a fragment.
 */
public final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Adds a condition without a value. */
    public Where and(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds a condition, unless its value is null or an empty collection. */
    public Where and(String condition, String name, @Nullable Object value) {
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

    /** Returns the conditions as HQL, with {@code where} in front; empty without conditions. */
    public String hql() {
        return conditions.isEmpty() ? "" : " where (" + String.join(") and (", conditions) + ")";
    }

    /** Returns the values of the named parameters, by name. */
    public Map<String, Object> values() {
        return values;
    }

    /**
     * Binds a value to a parameter of a query. Binds a collection as a list. {@code setParameter} also accepts a
     * collection, but it first tries the collection as a single value, and throws and catches an exception.
     */
    public static void bind(SelectionQuery<?> query, String name, Object value) {
        if (value instanceof Collection<?> values) {
            query.setParameterList(name, values);
        } else {
            query.setParameter(name, value);
        }
    }
}
