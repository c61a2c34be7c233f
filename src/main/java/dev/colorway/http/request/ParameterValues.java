// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import dev.colorway.http.problem.ProblemException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The values of a parameter that takes several: given by repeating it, by commas, or both; any of them will do. */
public final class ParameterValues {

    private ParameterValues() {}

    /**
     * The values in canonical form: each folded, each once, in order; an empty list for null.
     *
     * @param parameter its wire name
     * @param fold gives what can be found, without commas
     * @throws ProblemException if nothing is left of a value when it is folded
     */
    public static List<String> of(String parameter, List<String> given, UnaryOperator<String> fold) {
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
            throw ProblemException.ofParameter(parameter, "must hold a letter or a digit in every value");
        }
        return folded;
    }

    /** The values in one given text, without the spaces around them. */
    static Stream<String> split(String given) {
        return Stream.of(given.split(",", -1)).map(String::strip);
    }
}
