// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values of a parameter that accepts several: as a list with commas, as repeated parameters, or both. An entry
 * needs to match only one of the values.
 */
public final class ParameterValues {

    private ParameterValues() {}

    /**
     * Returns the values in canonical form: folded, without duplicates, sorted; an empty list for null.
     *
     * @param parameter the name of the parameter in the query
     * @param fold returns the form of a value that searches use; this form has no commas
     * @throws ProblemException if a folded value is empty
     */
    public static List<String> of(String parameter, @Nullable List<String> given, UnaryOperator<String> fold) {
        List<Fault> faults = new ArrayList<>();
        List<String> folded = of(parameter, given, fold, faults);
        ProblemException.refuse(faults);
        return folded;
    }

    /**
     * Returns the values in canonical form, like {@link #of(String, List, UnaryOperator)}.
     *
     * @param faults gets a fault if a folded value is empty
     */
    public static List<String> of(
            String parameter, @Nullable List<String> given, UnaryOperator<String> fold, List<Fault> faults) {
        if (given == null) {
            return List.of();
        }
        List<String> folded = given.stream()
                .flatMap(ParameterValues::split)
                .map(fold)
                .distinct()
                .sorted()
                .toList();
        if (folded.contains("")) {
            faults.add(Fault.ofParameter(parameter, "must contain a letter or a digit in every value"));
        }
        return folded;
    }

    /**
     * Returns the values in canonical form: parsed and formatted again, without duplicates, in the natural order of
     * their type; an empty list for null. Their parameter has {@link ValuesOf}, so they are valid.
     *
     * @param read reads one value
     */
    public static <T extends Comparable<? super T>> List<String> of(
            @Nullable List<String> given, Function<String, T> read) {
        return given == null
                ? List.of()
                : given.stream()
                        .flatMap(ParameterValues::split)
                        .map(read)
                        .distinct()
                        .sorted()
                        .map(Object::toString)
                        .toList();
    }

    /** Returns the values in one given text, without the spaces around them. */
    static Stream<String> split(String given) {
        return Stream.of(given.split(",", -1)).map(String::strip);
    }
}
