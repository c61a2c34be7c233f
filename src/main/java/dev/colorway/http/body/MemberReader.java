// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.http.Choices;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.Nearest;
import dev.colorway.http.problem.Problem;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON values as Java types and collects their faults, each with its JSON Pointer.
 *
 * <p>Jackson's {@code DeserializationProblemHandler} could also collect faults. But then each type of value would need
 * a deserializer with its message and its limits, in addition to its {@code fromString}. And the handler would have to
 * parse Jackson's message to recognize a number that was given as text. Jackson would save only the loop over the
 * components of a record.
 */
final class MemberReader {

    private static final int INTEGER_DIGITS = 12;
    private static final int FRACTION_DIGITS = 12;
    private static final ClassValue<Boolean> IS_TEXT = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return Arrays.stream(type.getMethods())
                    .anyMatch(method -> method.getName().equals("fromString"));
        }
    };

    final List<Fault> unknown = new ArrayList<>();
    final List<Fault> wrong = new ArrayList<>();
    private final boolean ignoresDerived;

    MemberReader(boolean ignoresDerived) {
        this.ignoresDerived = ignoresDerived;
    }

    /** Returns whether {@link #wrong} has a fault of this JSON Pointer, or of an object or list around that value. */
    boolean hasFaultAt(String pointer) {
        return wrong.stream()
                .anyMatch(fault -> pointer.equals(fault.pointer()) || pointer.startsWith(fault.pointer() + "/"));
    }

    /**
     * Reads a value. Returns null if the value is missing, null or invalid. Each invalid part of a list or record is
     * null in the result; an invalid field of a JSON object of texts is left out.
     *
     * @param view the type of the same value in the record that callers read; null if unknown
     * @param pointer the JSON Pointer of the value; empty for the whole body, which must not be null
     */
    @Nullable
    Object read(Type type, @Nullable Type view, @Nullable JsonNode json, String pointer) {
        if (json == null || json.isNull() || json.isMissingNode()) {
            return pointer.isEmpty() ? wrong(pointer, "must be a JSON object") : null;
        }
        if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            return texts(json, pointer);
        }
        if (type instanceof ParameterizedType list) {
            return list(
                    list.getActualTypeArguments()[0],
                    view instanceof ParameterizedType viewList ? viewList.getActualTypeArguments()[0] : null,
                    json,
                    pointer);
        }
        Class<?> plain = (Class<?>) type;
        try {
            if (plain == Integer.class) {
                return integer(json);
            }
            if (plain == BigDecimal.class) {
                return decimal(json);
            }
            if (plain == String.class) {
                return PlainText.of(text(json, "text"));
            }
            if (plain == Instant.class) {
                return Instants.fromString(text(
                        json, "an instant or a date, as text, such as \"2026-11-23T00:00:00Z\" or \"2026-11-23\""));
            }
            if (plain.isEnum()) {
                return constant(plain, json, pointer);
            }
            return IS_TEXT.get(plain) ? valueType(plain, json) : record(plain, view, json, pointer);
        } catch (IllegalArgumentException invalid) {
            return wrong(
                    pointer,
                    invalid.getMessage() + (json.isValueNode() ? ", not " + Problem.quoted(json.toString()) : ""));
        }
    }

    private @Nullable Object wrong(String pointer, String detail) {
        wrong.add(Fault.at(pointer, detail));
        return null;
    }

    private @Nullable List<?> list(Type element, @Nullable Type view, JsonNode json, String pointer) {
        if (!json.isArray()) {
            wrong(pointer, "must be a list");
            return null;
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            String elementPointer = pointer + "/" + i;
            values.add(
                    json.get(i).isNull()
                            ? wrong(elementPointer, "must not be null")
                            : read(element, view, json.get(i), elementPointer));
        }
        return values;
    }

    /** Reads an object with names that the caller chooses and texts as values. Leaves out null and invalid fields. */
    private @Nullable Object texts(JsonNode json, String pointer) {
        if (!json.isObject()) {
            return wrong(pointer, "must be a JSON object");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        json.properties().forEach(field -> {
            String fieldPointer = Fault.pointer(pointer, field.getKey());
            checkName(field.getKey(), fieldPointer);
            Object text = read(String.class, null, field.getValue(), fieldPointer);
            if (text != null) {
                texts.put(field.getKey(), (String) text);
            }
        });
        return texts;
    }

    /**
     * Adds a fault for a name that {@link PlainText} would refuse or change. A changed name could equal another name of
     * the same object, or a name that a patch removes.
     */
    private void checkName(String name, String pointer) {
        try {
            if (!PlainText.of(name).equals(name)) {
                wrong(pointer, "has a name with spaces around it, or one that is not in Unicode's normal form C");
            }
        } catch (IllegalArgumentException invalid) {
            wrong(pointer, "has a name that " + invalid.getMessage());
        }
    }

    private static Integer integer(JsonNode json) {
        if (!json.isIntegralNumber() || !json.canConvertToInt()) {
            throw new IllegalArgumentException(
                    "must be a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
        }
        return json.intValue();
    }

    private static BigDecimal decimal(JsonNode json) {
        if (!json.isNumber()) {
            throw new IllegalArgumentException("must be a number, such as 249.90");
        }
        BigDecimal number = json.decimalValue();
        if (number.scale() > 100
                || number.precision() - (long) number.scale() > INTEGER_DIGITS
                || number.stripTrailingZeros().scale() > FRACTION_DIGITS) {
            throw new IllegalArgumentException("must have at most " + INTEGER_DIGITS + " digits before and "
                    + FRACTION_DIGITS + " after the decimal point");
        }
        return number;
    }

    private static String text(JsonNode json, String what) {
        if (!json.isTextual()) {
            throw new IllegalArgumentException("must be " + what);
        }
        return json.textValue();
    }

    private @Nullable Object constant(Class<?> type, JsonNode json, String pointer) {
        List<String> choices =
                Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
        int index = Choices.find(json.asText(), choices).map(choices::indexOf).orElse(-1);
        if (index < 0 || !json.isTextual()) {
            wrong.add(Fault.at(
                    pointer,
                    "must be one of " + String.join(", ", choices) + ", not " + Problem.quoted(json.toString()),
                    Nearest.to(json.asText(), choices)));
            return null;
        }
        return type.getEnumConstants()[index];
    }

    /** Reads a value by the rule of Jakarta REST for parameter types: with a static {@code fromString}. */
    private static Object valueType(Class<?> type, JsonNode json) {
        String text = text(json, "text").strip();
        try {
            return type.getMethod("fromString", String.class).invoke(null, text);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof IllegalArgumentException why
                    ? why
                    : new IllegalStateException(thrown.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private @Nullable Object record(Class<?> type, @Nullable Type view, JsonNode json, String pointer) {
        RecordShape shape = RecordShape.of(type);
        if (!json.isObject() && shape.members().size() == 1 && !pointer.isEmpty()) {
            // A record with one field can also be written as the value of that field: a reference as its slug.
            Object only = read(shape.members().values().iterator().next(), null, json, pointer);
            return only == null ? null : shape.newInstance(new Object[] {only});
        }
        if (!json.isObject()) {
            return wrong(pointer, "must be a JSON object");
        }
        Set<String> derived = shape.derived(view);
        json.fieldNames().forEachRemaining(name -> check(name, shape, derived, pointer));
        Object[] values = shape.members().entrySet().stream()
                .map(member -> read(
                        member.getValue(),
                        viewOf(member.getKey(), view),
                        json.get(member.getKey()),
                        pointer + "/" + member.getKey()))
                .toArray();
        return shape.newInstance(values);
    }

    private static @Nullable Type viewOf(String member, @Nullable Type view) {
        return view instanceof Class<?> read && read.isRecord()
                ? RecordShape.of(read).members().get(member)
                : null;
    }

    private void check(String name, RecordShape shape, Set<String> derived, String pointer) {
        String memberPointer = Fault.pointer(pointer, name);
        if (derived.contains(name)) {
            if (!ignoresDerived) {
                unknown.add(Fault.at(memberPointer, "is set by the service and cannot be written here: leave it out"));
            }
        } else if (!shape.members().containsKey(name)) {
            unknown.add(Fault.at(
                    memberPointer,
                    "is unknown: the fields here are "
                            + String.join(", ", shape.members().keySet()),
                    Nearest.to(name, shape.members().keySet())));
        }
    }
}
