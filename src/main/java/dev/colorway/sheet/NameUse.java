// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A name as the first row has it, and the sneakers that have it. */
final class NameUse {

    private static final int MAX_LINES = 5;

    final String name;
    final @Nullable String brand;
    final long line;
    private final List<Long> lines = new ArrayList<>(1);
    private long count;

    NameUse(String name, @Nullable String brand, long line) {
        this.name = name;
        this.brand = brand;
        this.line = line;
    }

    void add(long another) {
        count++;
        if (lines.size() < MAX_LINES) {
            lines.add(another);
        }
    }

    NameUse named(String otherName) {
        NameUse other = new NameUse(otherName, brand, line);
        other.lines.addAll(lines);
        other.count = count;
        return other;
    }

    /** Returns the first lines of the sneakers that have it, in brackets. */
    String lines() {
        String first = lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
        long more = count - lines.size();
        return count <= 1 ? "" : " (lines " + first + (more > 0 ? " and " + more + " more" : "") + ")";
    }
}
