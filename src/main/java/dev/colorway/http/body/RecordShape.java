// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.body;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The JSON fields of a record.
 *
 * @param members the name and the type of each field, in order
 */
record RecordShape(Constructor<?> constructor, Map<String, Type> members) {

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return shape(type);
        }
    };

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /** Returns the JSON fields of a view that the draft does not have; empty if the view is null or no record. */
    Set<String> derived(@Nullable Type view) {
        return !(view instanceof Class<?> read) || !read.isRecord()
                ? Set.of()
                : Arrays.stream(read.getRecordComponents())
                        .filter(component -> !component.getAccessor().isAnnotationPresent(JsonIgnore.class))
                        .map(RecordComponent::getName)
                        .filter(name -> !members.containsKey(name))
                        .collect(Collectors.toSet());
    }

    private static RecordShape shape(Class<?> type) {
        Map<String, Type> members = new LinkedHashMap<>();
        RecordComponent[] components = type.getRecordComponents();
        Arrays.stream(components).forEach(component -> members.put(component.getName(), component.getGenericType()));
        try {
            return new RecordShape(
                    type.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class[]::new)),
                    members);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Object newInstance(Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
