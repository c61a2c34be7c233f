// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the JSON of a record looks like.
 *
 * @param members the name and the type of each member, in order
 * @param derived members that callers read beside them and do not write
 */
record DraftShape(Constructor<?> constructor, Map<String, Type> members, Set<String> derived) {

    private static final ClassValue<DraftShape> SHAPES = new ClassValue<>() {
        @Override
        protected DraftShape computeValue(Class<?> type) {
            return shape(type);
        }
    };

    static DraftShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    private static DraftShape shape(Class<?> type) {
        Map<String, Type> members = new LinkedHashMap<>();
        RecordComponent[] components = type.getRecordComponents();
        Arrays.stream(components).forEach(component -> members.put(component.getName(), component.getGenericType()));
        Derived read = type.getAnnotation(Derived.class);
        Set<String> derived = read == null ? Set.of() : Arrays.stream(read.from().getRecordComponents())
                .filter(component -> !component.getAccessor().isAnnotationPresent(JsonIgnore.class)).map(RecordComponent::getName)
                .filter(name -> !members.containsKey(name)).collect(Collectors.toSet());
        try {
            return new DraftShape(type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new)), members, derived);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Object make(Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
