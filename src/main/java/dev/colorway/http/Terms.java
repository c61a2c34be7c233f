// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The values of a parameter that takes several: given by repeating it, by commas, or both; any of them will do. */
public final class Terms {

    private Terms() {
    }

    /** The values in canonical form: each folded, each once, in order; an empty list for null. */
    public static List<String> of(List<String> given, UnaryOperator<String> fold) {
        return given == null ? List.of() : given.stream().flatMap(Terms::split).map(fold).distinct().sorted().toList();
    }

    /** The values in one given text, without the spaces around them. */
    static Stream<String> split(String given) {
        return Stream.of(given.split(",", -1)).map(String::strip);
    }
}
