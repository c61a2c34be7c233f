// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.page.ApiQuery;
import jakarta.ws.rs.DefaultValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds the parameters of an operation from the query of an address, as the framework does for a request with that
 * address. So a page asks the request that it shows.
 */
final class Query {

    private Query() {}

    /**
     * Returns the parameters of an operation. Those that the query does not name have their default value, or null.
     *
     * @param type the record of the parameters
     * @param asked can have parameters of other records, too
     */
    static <R extends Record> R of(Class<R> type, ApiQuery asked) {
        RecordComponent[] parameters = type.getRecordComponents();
        Object[] values = Stream.of(parameters)
                .map(parameter -> value(parameter, asked.parameters().get(parameter.getName())))
                .toArray();
        Class<?>[] types = Stream.of(parameters).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException refused) {
            throw unchecked(refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable Object value(RecordComponent parameter, @Nullable List<String> values) {
        if (parameter.getType() == List.class) {
            return values;
        }
        DefaultValue byDefault = parameter.getAccessor().getAnnotation(DefaultValue.class);
        String text = values != null ? values.get(0) : byDefault != null ? byDefault.value() : null;
        return text == null || parameter.getType() == String.class ? text : read(parameter.getType(), text);
    }

    /** Reads a value by the rule of Jakarta REST for parameter types: with a static method of the type. */
    private static Object read(Class<?> type, String text) {
        Method reader = Stream.of("fromString", "valueOf")
                .map(name -> method(type, name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no way to read a " + type));
        try {
            return reader.invoke(null, text);
        } catch (InvocationTargetException refused) {
            throw unchecked(refused);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable Method method(Class<?> type, String name) {
        try {
            return type.getMethod(name, String.class);
        } catch (NoSuchMethodException none) {
            return null;
        }
    }

    private static RuntimeException unchecked(InvocationTargetException refused) {
        return refused.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(refused);
    }
}
