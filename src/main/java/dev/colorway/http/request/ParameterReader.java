// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import dev.colorway.http.CatalogList;
import dev.colorway.http.Choices;
import dev.colorway.http.FieldNames;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.Nearest;
import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Reads the values of one query parameter and reports what is wrong with them. The record component that declares the
 * parameter defines what is valid: its type, its constraints and the values that its {@code @Parameter} lists.
 *
 * @param owner the record that declares it
 * @param name its name in the query
 * @param type its Java type; a {@code List} accepts several values
 * @param element the Java type of each of several values; text unless the component declares it with {@link ValuesOf}
 * @param choices the only values that it accepts; empty if it accepts all values of its type
 */
record ParameterReader(Class<?> owner, String name, Class<?> type, Class<?> element, List<String> choices) {

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,4})?");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");
    /** The character to which the server decodes bytes that are not UTF-8. */
    private static final char UNREADABLE = '\uFFFD';

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    /** @param lists the names of all lists of the catalog, for which {@link CatalogList#ALL} stands */
    static ParameterReader of(RecordComponent component, List<String> lists) {
        ValuesOf values = component.getAccessor().getAnnotation(ValuesOf.class);
        Class<?> element = values == null ? component.getType() : values.value();
        List<String> choices = element.isEnum()
                ? Arrays.stream(element.getEnumConstants())
                        .map(Object::toString)
                        .toList()
                : enumeration(component);
        return new ParameterReader(
                component.getDeclaringRecord(),
                component.getName(),
                component.getType(),
                values == null ? String.class : element,
                choices.contains(CatalogList.ALL) ? lists : choices);
    }

    private static List<String> enumeration(RecordComponent component) {
        // The annotation has no target for record components, so it is on the parameter of the constructor and on the
        // accessor.
        for (Annotation annotation : component.getAccessor().getAnnotations()) {
            if (annotation instanceof Parameter parameter) {
                List<String> listed = List.of(parameter.schema().enumeration());
                return listed.contains(FieldNames.ALL)
                        ? FieldNames.of(parameter.schema().implementation())
                        : listed;
            }
        }
        return List.of();
    }

    /** Returns everything that is wrong with the given values; an empty list if they are valid. */
    List<Fault> faults(List<String> given, Validator validator) {
        if (type == List.class) {
            List<String> values = given.stream().flatMap(ParameterValues::split).toList();
            return faultsOf(
                    values.stream()
                            .flatMap(value -> (choices.isEmpty() ? textFaults(value) : choiceFaults(value)).stream()),
                    values,
                    validator);
        }
        if (given.size() > 1) {
            return List.of(fault("is given " + given.size() + " times, but accepts one value"));
        }
        String value = given.get(0);
        List<Fault> faults = choices.isEmpty() ? characterFaults(value) : choiceFaults(value);
        if (!faults.isEmpty()) {
            return faults;
        }
        try {
            return faultsOf(Stream.empty(), read(value), validator);
        } catch (IllegalArgumentException wrong) {
            return List.of(fault(wrong.getMessage() + insteadOf(value)));
        }
    }

    /**
     * Returns what the record finds wrong with this parameter alone, if its values are text: whether anything of a
     * value is left when it is folded, for example.
     */
    List<Fault> foldingFaults(List<String> given) {
        if (!choices.isEmpty() || (type != String.class && (type != List.class || element != String.class))) {
            return List.of();
        }
        RecordComponent[] components = owner.getRecordComponents();
        Object own = type == List.class ? given : given.get(0);
        Object[] values = Arrays.stream(components)
                .map(component -> component.getName().equals(name) ? own : null)
                .toArray();
        try {
            owner.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
            return List.of();
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof ProblemException problem) {
                return problem.faults().stream()
                        .filter(fault -> name.equals(fault.parameter()))
                        .toList();
            }
            if (thrown.getCause() instanceof NullPointerException) {
                // The record needs another parameter, which has its default only when the request has no fault.
                return List.of();
            }
            throw new IllegalStateException(thrown.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("no way to create " + owner, impossible);
        }
    }

    /** Checks one of several values. Each is the slug, name or code of something, or has a type of its own. */
    private List<Fault> textFaults(String value) {
        List<Fault> faults = characterFaults(value);
        if (faults.isEmpty() && element != String.class) {
            try {
                valueType(element, value);
                return faults;
            } catch (IllegalArgumentException wrong) {
                return List.of(fault(wrong.getMessage() + insteadOf(value)));
            }
        }
        return faults.isEmpty() && !WORD.matcher(value).find()
                ? List.of(fault("must contain a letter or a digit in every value"))
                : faults;
    }

    /** Checks that a value is one of the choices. */
    private List<Fault> choiceFaults(String value) {
        List<Fault> faults = characterFaults(value);
        return faults.isEmpty() && Choices.find(value, choices).isEmpty()
                ? List.of(new Fault(
                        name,
                        null,
                        null,
                        null,
                        "must be one of " + String.join(", ", choices) + insteadOf(value),
                        Nearest.to(value, choices)))
                : faults;
    }

    /** Returns the given values with each choice in its own case. */
    List<String> canonical(List<String> given) {
        return given.stream()
                .map(value -> type == List.class
                        ? ParameterValues.split(value).map(this::canonical).collect(Collectors.joining(","))
                        : canonical(value))
                .toList();
    }

    private String canonical(String value) {
        return Choices.find(value, choices).orElse(value);
    }

    private List<Fault> characterFaults(String value) {
        if (value.isBlank()) {
            return List.of(fault("must not be empty: leave the parameter out instead"));
        }
        if (value.indexOf(UNREADABLE) >= 0) {
            return List.of(fault("must be UTF-8, percent-encoded"));
        }
        return hasControlCharacters(value) ? List.of(fault("must not contain control characters")) : List.of();
    }

    static boolean hasControlCharacters(String value) {
        return CONTROL.matcher(value).find();
    }

    private List<Fault> faultsOf(Stream<Fault> before, Object value, Validator validator) {
        List<Fault> faults = new ArrayList<>(before.toList());
        validator.validateValue(owner, name, value).forEach(violation -> faults.add(fault(message(violation))));
        return faults;
    }

    private static String message(ConstraintViolation<?> violation) {
        return violation.getConstraintDescriptor().getAnnotation() instanceof Size size
                ? "must have at most " + size.max()
                        + (violation.getInvalidValue() instanceof List ? " values" : " characters in a value")
                : violation.getMessage();
    }

    private Object read(String value) {
        if (type == String.class || type.isEnum()) {
            return value;
        }
        if (type == Integer.class) {
            return integer(value);
        }
        if (type == BigDecimal.class) {
            return decimal(value);
        }
        if (type == Boolean.class) {
            return booleanValue(value);
        }
        return valueType(type, value);
    }

    private static Integer integer(String value) {
        if (!INTEGER.matcher(value).matches()) {
            throw new IllegalArgumentException("must be a whole number");
        }
        return Integer.valueOf(value);
    }

    private static BigDecimal decimal(String value) {
        if (!DECIMAL.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "must be an amount of 0 or more in plain decimals, such as 250 or 249.90");
        }
        return new BigDecimal(value);
    }

    private static Boolean booleanValue(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("must be true or false");
        }
        return Boolean.valueOf(value);
    }

    /** Reads a value by the rule of Jakarta REST for parameter types: with a static {@code fromString}. */
    private Object valueType(Class<?> of, String value) {
        try {
            Method fromString = of.getMethod("fromString", String.class);
            return fromString.invoke(null, value);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof IllegalArgumentException why
                    ? why
                    : new IllegalStateException(thrown.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("no way to read the parameter " + name, impossible);
        }
    }

    private Fault fault(String detail) {
        return Fault.ofParameter(name, detail);
    }

    private static String insteadOf(String value) {
        return ", not '" + Problem.quoted(value) + "'";
    }
}
