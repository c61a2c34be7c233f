// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records of query parameters. Each component is a parameter, or a {@link BeanParam}: a record of parameters that
 * several operations have in common.
 */
public final class ParameterRecord {

    /**
     * A component of a record of parameters.
     *
     * @param defaultText the text of its default value; null if it has none
     */
    private record Component(
            String name,
            Class<?> type,
            Method accessor,
            boolean isRecord,
            @Nullable String defaultText) {

        static Component of(RecordComponent component) {
            DefaultValue value = component.getAccessor().getAnnotation(DefaultValue.class);
            return new Component(
                    component.getName(),
                    component.getType(),
                    component.getAccessor(),
                    ParameterRecord.isRecord(component),
                    value == null ? null : value.value());
        }
    }

    /** The components of each record. Each call of reflection would create new objects and parse their annotations. */
    private static final ClassValue<List<Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents()).map(Component::of).toList();
        }
    };

    private ParameterRecord() {}

    /** Returns the components that are parameters, in the order in which the contract lists them. */
    static Stream<RecordComponent> parameters(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .flatMap(component -> isRecord(component) ? parameters(component.getType()) : Stream.of(component));
    }

    private static boolean isRecord(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(BeanParam.class);
    }

    /** Returns the values of the parameters by name, in their order; leaves out those that are null. */
    public static Map<String, Object> values(Record of) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Component component : COMPONENTS.get(of.getClass())) {
            Object value = value(of, component);
            if (component.isRecord) {
                values.putAll(values((Record) Objects.requireNonNull(value, "The framework creates every record")));
            } else if (value != null) {
                values.put(component.name, value);
            }
        }
        return values;
    }

    private static @Nullable Object value(Record of, Component component) {
        try {
            return component.accessor.invoke(of);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Creates a record as the framework does for a request with this query.
     *
     * @param query the texts of each parameter; can also have parameters of other records
     * @throws ProblemException with all faults, if the record refuses the values
     * @throws IllegalArgumentException if a text is not a valid value of its parameter
     */
    public static <R extends Record> R of(Class<R> type, Map<String, List<String>> query) {
        Map<String, Object> values = new HashMap<>();
        parameters(type).forEach(parameter -> {
            List<String> texts = query.getOrDefault(parameter.getName(), List.of());
            if (!texts.isEmpty()) {
                values.put(
                        parameter.getName(),
                        parameter.getType() == List.class
                                ? texts
                                : ValueReader.read(parameter.getType(), texts.get(0)));
            }
        });
        List<Fault> faults = new ArrayList<>();
        R created = create(type, values, faults);
        ProblemException.refuse(faults);
        return Objects.requireNonNull(created, "A record without a fault is created");
    }

    /**
     * Returns the faults that a record and the records in it find in these parameters.
     *
     * @param values the value of each parameter by its name; a value has the type of its component. A parameter without
     *     a value has its default
     */
    static List<Fault> faults(Class<? extends Record> type, Map<String, ?> values) {
        List<Fault> faults = new ArrayList<>();
        create(type, values, faults);
        return faults;
    }

    /**
     * Creates a record; returns null if this record refuses the values. An inner record that refuses values is created
     * again without these values.
     *
     * @param faults gets the faults of this record and of the inner records
     */
    private static <R extends Record> @Nullable R create(Class<R> type, Map<String, ?> values, List<Fault> faults) {
        List<Fault> inner = new ArrayList<>();
        List<Component> components = COMPONENTS.get(type);
        try {
            return type.getDeclaredConstructor(
                            components.stream().map(Component::type).toArray(Class<?>[]::new))
                    .newInstance(components.stream()
                            .map(component -> argument(component, values, inner))
                            .toArray());
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof ProblemException refused) {
                faults.addAll(refused.faults());
                return null;
            }
            throw new IllegalStateException(thrown.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("cannot create " + type, impossible);
        } finally {
            faults.addAll(inner);
        }
    }

    private static @Nullable Object argument(Component component, Map<String, ?> values, List<Fault> faults) {
        if (component.isRecord) {
            Class<? extends Record> type = component.type.asSubclass(Record.class);
            Record inner = create(type, values, faults);
            return inner == null ? create(type, without(values, faults), new ArrayList<>()) : inner;
        }
        Object value = values.get(component.name);
        return value == null ? defaultOf(component) : value;
    }

    private static Map<String, ?> without(Map<String, ?> values, List<Fault> faults) {
        Map<String, Object> others = new HashMap<>(values);
        faults.forEach(fault -> others.remove(fault.parameter()));
        return others;
    }

    private static @Nullable Object defaultOf(Component component) {
        if (component.defaultText != null) {
            return ValueReader.read(component.type, component.defaultText);
        }
        return component.type == List.class ? List.of() : null;
    }
}
