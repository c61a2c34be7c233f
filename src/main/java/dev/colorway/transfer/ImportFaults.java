// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.http.problem.Fault;
import dev.colorway.rows.RowPosition;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Collects the faults of a file. The same fault of many rows is one fault, with the number of rows and the first lines.
 * Its memory does not grow with the file. Not thread-safe.
 */
final class ImportFaults {

    /** The maximum number of different faults that are reported. */
    static final int MAX = 1000;

    /** The positions of rows if the line of each row is its line in the file. */
    static final LongFunction<RowPosition> LINES = line -> new RowPosition(null, line);

    /** A fault without its line. */
    private record Kind(
            @Nullable String sheet,
            @Nullable String pointer,
            @Nullable String column,
            String detail,
            @Nullable String suggestion) {}

    private static final class Rows {

        /** The first rows. The key identifies the row; the value is its line in the file, or its row in the sheet. */
        private final SortedMap<Long, Long> lines = new TreeMap<>();

        private long count;
        private long last;

        /**
         * Adds a row, unless it was added last or is one of the first rows. Rows can come out of order: a row in a
         * batch is refused only when the batch is written.
         *
         * @param id the line that identifies the row in its file
         */
        void add(long id, RowPosition position) {
            if (id == last || lines.containsKey(id)) {
                return;
            }
            last = id;
            count++;
            lines.put(id, position.line());
            if (lines.size() > Fault.MAX_LINES) {
                lines.remove(lines.lastKey());
            }
        }

        long first() {
            return lines.firstKey();
        }
    }

    private final Map<Kind, Rows> kinds = new LinkedHashMap<>();
    private LongFunction<RowPosition> positions = LINES;
    private boolean isCut;

    /** Sets the function that returns the position of a row by its line. */
    void setPositions(LongFunction<RowPosition> positions) {
        this.positions = positions;
    }

    /** @param fault a fault with a line */
    void add(Fault fault) {
        long line = Objects.requireNonNull(fault.line(), "A fault of a file has a line");
        RowPosition position = positions.apply(line);
        kinds.computeIfAbsent(
                        new Kind(position.sheet(), fault.pointer(), fault.column(), fault.detail(), fault.suggestion()),
                        kind -> new Rows())
                .add(line, position);
        // Keeps more than the maximum: a batch can refuse a row after later rows have been refused.
        if (kinds.size() > 2 * MAX) {
            List<Kind> late =
                    inOrder().stream().skip(MAX).map(Map.Entry::getKey).toList();
            late.forEach(kinds::remove);
            isCut = true;
        }
    }

    private List<Map.Entry<Kind, Rows>> inOrder() {
        return kinds.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().first()))
                .toList();
    }

    /** Returns whether there are more different faults than {@link #first} returns. */
    boolean isCut() {
        return isCut || kinds.size() > MAX;
    }

    /** Returns the first {@value #MAX} different faults, in the order of their first lines. */
    List<Fault> first() {
        return inOrder().stream()
                .limit(MAX)
                .map(entry -> fault(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Fault fault(Kind kind, Rows rows) {
        boolean isOne = rows.count == 1;
        // Several rows can begin on one line.
        List<Long> lines = rows.lines.values().stream().distinct().toList();
        return new Fault(
                null,
                kind.pointer,
                kind.sheet,
                lines.get(0),
                kind.column,
                kind.detail,
                kind.suggestion,
                isOne ? null : rows.count,
                isOne ? null : lines);
    }
}
