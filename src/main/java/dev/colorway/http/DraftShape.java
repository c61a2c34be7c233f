// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the JSON of a record looks like.
 *
 * @param members the name and the type of each member, in order
 * @param derived members that callers read beside them and do not write; {@code collaboration/name} for one of a member
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
        Set<String> derived = new HashSet<>();
        if (read != null) {
            addDerived(type, read.from(), "", derived);
        }
        try {
            return new DraftShape(type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new)), members, derived);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void addDerived(Class<?> written, Class<?> read, String place, Set<String> derived) {
        Map<String, Class<?>> members = Arrays.stream(written.getRecordComponents()).collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getType));
        for (RecordComponent component : read.getRecordComponents()) {
            Class<?> member = members.get(component.getName());
            if (member == null && !component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                derived.add(place + component.getName());
            } else if (member != null && member.isRecord() && component.getType().isRecord() && member != component.getType()) {
                addDerived(member, component.getType(), place + component.getName() + "/", derived);
            }
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
