// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Reads the text of a parameter as a value of its Java type, as the framework does later, but strictly. */
final class ValueReader {

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,4})?");

    private ValueReader() {}

    /**
     * Returns the value that a text means.
     *
     * @param type the type of the value: text, a number, a boolean, an enum, or a type with a static {@code fromString}
     * @throws IllegalArgumentException if the text has no such value; the message says what would be right
     */
    static Object read(Class<?> type, String text) {
        if (type == String.class) {
            return text;
        }
        if (type == Integer.class) {
            return integer(text);
        }
        if (type == BigDecimal.class) {
            return decimal(text);
        }
        if (type == Boolean.class) {
            return booleanValue(text);
        }
        return type.isEnum() ? constant(type, text) : valueType(type, text);
    }

    private static Integer integer(String text) {
        if (!INTEGER.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a whole number with 9 digits at most");
        }
        return Integer.valueOf(text);
    }

    private static BigDecimal decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be an amount of 0 or more, such as 250 or 249.90, with at most 12 digits before and 4 after "
                            + "the decimal point");
        }
        return new BigDecimal(text);
    }

    private static Boolean booleanValue(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("must be true or false");
        }
        return Boolean.valueOf(text);
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of the constants of its type"));
    }

    /** Reads a value by the rule of Jakarta REST for parameter types: with a static {@code fromString}. */
    private static Object valueType(Class<?> type, String text) {
        try {
            Method fromString = type.getMethod("fromString", String.class);
            return fromString.invoke(null, text);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof IllegalArgumentException why
                    ? why
                    : new IllegalStateException(thrown.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("cannot read a parameter of " + type, impossible);
        }
    }
}
