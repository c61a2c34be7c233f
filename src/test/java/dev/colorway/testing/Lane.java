// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The thoroughness of the tests. {@code ./mvnw verify} runs the quick lane, {@code ./mvnw verify -Pthorough} the
 * thorough one: the same tests with more and larger data, and the tests tagged {@code thorough}.
 */
public enum Lane {
    QUICK,
    THOROUGH;

    /** Returns the lane of this run, from the system property {@code colorway.test.lane}. */
    public static Lane current() {
        return valueOf(System.getProperty("colorway.test.lane", "quick").toUpperCase(Locale.ROOT));
    }

    /** Returns a count of rows, questions or rounds: small in the quick lane, large in the thorough one. */
    public static int size(int quick, int thorough) {
        return current() == QUICK ? quick : thorough;
    }

    /**
     * Returns the values to try on one of many fields: all in the thorough lane, some in the quick one, different ones
     * for different fields, so that each value is tried.
     *
     * @param field what the values are tried on
     * @param some how many values the quick lane tries
     */
    public static <T> List<T> some(List<T> values, String field, int some) {
        if (current() == THOROUGH || values.size() <= some) {
            return values;
        }
        int first = Math.floorMod(field.hashCode(), values.size());
        return IntStream.range(0, some)
                .mapToObj(next -> values.get((first + next) % values.size()))
                .toList();
    }
}
