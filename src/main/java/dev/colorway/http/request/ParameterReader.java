// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import dev.colorway.http.CatalogList;
import dev.colorway.http.Choices;
import dev.colorway.http.FieldNames;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.Nearest;
import dev.colorway.http.problem.Problem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Reads the values of one query parameter and reports their faults. The record component that declares the parameter
 * defines what is valid: its type, its constraints and the values that its {@code @Parameter} lists.
 *
 * @param owner the record that declares the parameter
 * @param name the name of the parameter in the query
 * @param type the Java type of the component; a {@code List} accepts several values
 * @param element the Java type of each of several values; text unless the component declares it with {@link ValuesOf}
 * @param choices the only values that the parameter accepts; empty if it accepts all values of its type
 */
record ParameterReader(Class<?> owner, String name, Class<?> type, Class<?> element, List<String> choices) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");
    /** The character to which the server decodes bytes that are not UTF-8. */
    private static final char UNREADABLE = '\uFFFD';

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    /** @param lists the names of all lists of the catalog, which replace {@link CatalogList#ALL} */
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

    /** Returns all faults of the given values; an empty list if they are valid. */
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
            return faultsOf(Stream.empty(), ValueReader.read(type, canonical(value)), validator);
        } catch (IllegalArgumentException wrong) {
            return List.of(fault(wrong.getMessage() + insteadOf(value)));
        }
    }

    /** Returns whether the values are text. The record folds such text, and a folded text can be empty. */
    boolean isText() {
        return choices.isEmpty() && (type == String.class || (type == List.class && element == String.class));
    }

    /**
     * Returns the value of the component, as the framework creates it.
     *
     * @param given valid values of the parameter
     */
    Object value(List<String> given) {
        return type == List.class ? canonical(given) : ValueReader.read(type, canonical(given.get(0)));
    }

    /** Checks one of several values. Each value is a slug, a name or a code, or has the type {@link #element}. */
    private List<Fault> textFaults(String value) {
        List<Fault> faults = characterFaults(value);
        if (faults.isEmpty() && element != String.class) {
            try {
                ValueReader.read(element, value);
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

    /**
     * Returns the given values. A value that differs from one of the {@link #choices} only by upper and lower case
     * becomes this choice.
     */
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

    private Fault fault(String detail) {
        return Fault.ofParameter(name, detail);
    }

    private static String insteadOf(String value) {
        return ", not '" + Problem.quoted(value) + "'";
    }
}
