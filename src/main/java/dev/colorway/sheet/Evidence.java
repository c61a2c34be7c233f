// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.http.problem.Problem;
import dev.colorway.rows.RowFault;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds out from all values of a file how its numbers, or its dates, are written.
 *
 * @param <S> the styles
 */
final class Evidence<S extends Enum<S>> {

    private record Value(long line, String column, String text) {}

    private final @Nullable S given;
    private final Function<String, Optional<S>> onlyStyle;
    private final Predicate<String> isAmbiguous;
    private final Map<S, Value> decisive;
    private @Nullable Value ambiguous;

    /** @param given the style that the caller or the shape sets; null if neither does */
    private Evidence(
            Class<S> styles,
            @Nullable S given,
            Function<String, Optional<S>> onlyStyle,
            Predicate<String> isAmbiguous) {
        this.given = given;
        this.onlyStyle = onlyStyle;
        this.isAmbiguous = isAmbiguous;
        decisive = new EnumMap<>(styles);
    }

    static Evidence<NumberStyle> ofNumbers(@Nullable NumberStyle given) {
        return new Evidence<>(NumberStyle.class, given, NumberStyle::onlyStyle, NumberStyle::isAmbiguous);
    }

    static Evidence<DateStyle> ofDates(@Nullable DateStyle given) {
        return new Evidence<>(DateStyle.class, given, DateStyle::onlyStyle, DateStyle::isAmbiguous);
    }

    void add(long line, String column, String text) {
        if (given != null) {
            return;
        }
        Optional<S> only = onlyStyle.apply(text);
        if (only.isPresent()) {
            decisive.putIfAbsent(only.get(), new Value(line, column, text));
        } else if (ambiguous == null && isAmbiguous.test(text)) {
            ambiguous = new Value(line, column, text);
        }
    }

    /** Returns the style of the file; null if no value shows it, or if the values contradict one another. */
    @Nullable
    S style() {
        return given != null
                ? given
                : decisive.size() == 1 ? decisive.keySet().iterator().next() : null;
    }

    /**
     * Returns a fault if values are ambiguous and no value shows the style, or if values contradict one another.
     * Returns null in all other cases, and if the style is given.
     *
     * @param parameter the name of the request parameter that sets the style
     * @param value the value of the parameter for a style
     * @param form returns the form of a value in a style, such as {@code MM/dd/yyyy}, for the message
     * @param reading returns the meaning of a value in a style, such as a date, for the message
     */
    @Nullable
    RowFault fault(
            String parameter,
            Iterable<S> styles,
            Function<S, String> value,
            BiFunction<String, S, String> form,
            BiFunction<String, S, String> reading) {
        if (given != null || (decisive.isEmpty() && ambiguous == null) || decisive.size() == 1) {
            return null;
        }
        StringBuilder detail = new StringBuilder();
        Value first;
        if (decisive.isEmpty()) {
            first = Objects.requireNonNull(ambiguous);
            detail.append('\'').append(Problem.quoted(first.text)).append("' can be ");
            String or = "";
            for (S style : styles) {
                detail.append(or)
                        .append(reading.apply(first.text, style))
                        .append(" (")
                        .append(parameter);
                detail.append('=').append(value.apply(style)).append(')');
                or = " or ";
            }
            detail.append(", and no other value of the file decides. Send the parameter");
        } else {
            first = decisive.values().iterator().next();
            String and = "the file mixes two ways of writing: ";
            for (Map.Entry<S, Value> each : decisive.entrySet()) {
                detail.append(and).append('\'').append(Problem.quoted(each.getValue().text));
                detail.append("' on line ")
                        .append(each.getValue().line)
                        .append(" is ")
                        .append(form.apply(each.getValue().text, each.getKey()));
                and = ", and ";
            }
            detail.append(". Write all values in one way");
        }
        return new RowFault(first.line, Problem.quoted(first.column), null, detail.toString());
    }
}
