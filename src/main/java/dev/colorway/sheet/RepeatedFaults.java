// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.rows.RowFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Faults that many rows have for the same reason. Each is reported once, with the first lines that have it, unless it
 * is {@linkplain #take taken} after each row.
 */
final class RepeatedFaults {

    private static final int MAX_LINES = 10;
    private static final int MAX_FAULTS = 1000;

    private record Key(@Nullable String column, String detail, String advice) {}

    private static final class Lines {

        private final List<Long> first = new ArrayList<>();
        private long count;
    }

    private final Map<Key, Lines> faults = new LinkedHashMap<>();

    /**
     * @param detail what is wrong with the rows, as the predicate of a sentence
     * @param advice how to mend it, as a sentence
     */
    void add(long line, @Nullable String column, String detail, String advice) {
        Key key = new Key(column, detail, advice);
        if (faults.size() < MAX_FAULTS || faults.containsKey(key)) {
            Lines lines = faults.computeIfAbsent(key, first -> new Lines());
            lines.count++;
            if (lines.first.size() < MAX_LINES && !lines.first.contains(line)) {
                lines.first.add(line);
            }
        }
    }

    List<RowFault> faults() {
        return faults.entrySet().stream()
                .map(fault -> new RowFault(
                        fault.getValue().first.get(0),
                        fault.getKey().column,
                        null,
                        fault.getKey().detail + lines(fault.getValue()) + ". " + fault.getKey().advice))
                .toList();
    }

    private static String lines(Lines lines) {
        if (lines.count <= 1) {
            return "";
        }
        String first = lines.first.stream().map(String::valueOf).collect(Collectors.joining(", "));
        long more = lines.count - lines.first.size();
        return " (lines " + first + (more > 0 ? " and " + more + " more rows" : "") + ")";
    }

    /** Returns the faults since the last call, and forgets them. */
    List<RowFault> take() {
        List<RowFault> taken = faults();
        faults.clear();
        return taken;
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }
}
