// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A system of shoe sizes, with all values that a size of it can have. The order of the constants is the order of the
 * systems in all lists.
 */
public enum SizeSystem {
    /** US sizes of men and unisex. */
    US("in steps of a half", numbers(1, 99, 1, "", ".5")),
    /** US sizes of women. */
    USW("in steps of a half", numbers(1, 99, 1, "", ".5")),
    /** US sizes of youths, often written as 5Y. */
    USY("in steps of a half", numbers(1, 13, 1, "", ".5")),
    /** US sizes of children and toddlers, often written as 10C or 10K. The next size after 13.5 is USY1. */
    USC("in steps of a half", numbers(0, 13, 1, "", ".5")),
    UK("in steps of a half", numbers(1, 99, 1, "", ".5")),
    /** UK sizes of children, written as UK10C or UK10K. The next size after 13.5 is UK1. */
    UKC("in steps of a half", numbers(0, 13, 1, "", ".5")),
    /** EU sizes. Some makers use halves, some thirds, which are written with two decimal places. */
    EU("in halves or thirds, such as EU42.5 or EU42 2/3", numbers(1, 99, 1, "", ".33", ".5", ".67")),
    /** Japanese sizes in centimetres, also written as CM. */
    JP("in centimetres, in steps of a half", numbers(1, 99, 1, "", ".5")),
    /** Korean sizes in millimetres. */
    KR("in millimetres, in steps of 5", numbers(50, 400, 5, "")),
    CN("in steps of a half", numbers(1, 60, 1, "", ".5")),
    /** One size for all. It has no value. */
    OS("without a value", List.of(""));

    private final String steps;
    private final List<String> values;
    private final Map<String, Integer> indexByValue = new HashMap<>();

    SizeSystem(String steps, List<String> values) {
        this.steps = steps;
        this.values = values;
        values.forEach(value -> indexByValue.put(value, indexByValue.size()));
    }

    /**
     * @param last the last whole number, inclusive
     * @param fractions the decimals that each number can have, with the point, in ascending order
     */
    private static List<String> numbers(int first, int last, int step, String... fractions) {
        return IntStream.rangeClosed(0, (last - first) / step)
                .boxed()
                .flatMap(index -> Stream.of(fractions).map(fraction -> first + step * index + fraction))
                .toList();
    }

    /** Returns all values in ascending order, as a canonical size has them. */
    List<String> all() {
        return values;
    }

    /** Returns the index of a value in {@link #all()}; null if the system does not have it. */
    @Nullable
    Integer indexOf(String value) {
        return indexByValue.get(value);
    }

    /** Returns the values that the system has, in words. */
    String range() {
        return this + values.get(0) + " to " + this + values.get(values.size() - 1) + " " + steps;
    }
}
