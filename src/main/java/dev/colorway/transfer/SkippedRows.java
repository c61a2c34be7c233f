// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.http.problem.Excerpt;
import dev.colorway.http.problem.Fault;
import dev.colorway.rows.RejectedRows;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows that an import leaves out, and their entries. A later row of the same entry must also be left out, because
 * its result depends on the first one.
 */
final class SkippedRows {

    /** The maximum length of the faults of a row in the file of rejected rows, in characters. */
    private static final int MAX_LENGTH = 1000;

    private final SortedMap<Long, String> faults = new TreeMap<>();
    /** The line of the first left-out row of each entry, by the resource and each slug or code of the entry. */
    private final Map<String, Long> lines = new HashMap<>();
    /** The slugs and codes of the rows of the batch. */
    private final Set<String> inBatch = new HashSet<>();

    /**
     * Adds the faults of a row, each by its line: a fault of a sneaker can be in another row of the same sneaker. Does
     * nothing beyond {@link RejectedRows#MAX} rows: then the import is refused.
     */
    void add(List<Fault> rowFaults) {
        for (Fault fault : rowFaults) {
            if (!isFull()) {
                faults.merge(
                        Objects.requireNonNull(fault.line(), "A fault of a file has a line"),
                        Excerpt.of((fault.column() == null ? "" : fault.column() + ": ") + fault.detail(), MAX_LENGTH),
                        SkippedRows::joined);
            }
        }
    }

    /** Adds a fault to the faults of a row, unless they contain it: two prices of a row can have the same fault. */
    private static String joined(String before, String more) {
        return List.of(before.split("; ")).contains(more) ? before : Excerpt.of(before + "; " + more, MAX_LENGTH);
    }

    /** Returns whether more rows have faults than an import can leave out. */
    boolean isFull() {
        return faults.size() > RejectedRows.MAX;
    }

    /** Returns the faults of the rows, by line. */
    SortedMap<Long, String> faults() {
        return faults;
    }

    void addNames(String resource, Collection<String> names, long line) {
        if (!isFull()) {
            names.forEach(name -> lines.putIfAbsent(resource + " " + name, line));
        }
    }

    /**
     * Returns the line of a row that was left out and whose entry has one of these slugs or codes; null if there is
     * none.
     */
    @Nullable
    Long lineOf(String resource, Collection<String> names) {
        return names.stream()
                .map(name -> lines.get(resource + " " + name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    boolean isInBatch(Collection<String> names) {
        return names.stream().anyMatch(inBatch::contains);
    }

    void addToBatch(List<String> names) {
        inBatch.addAll(names);
    }

    void clearBatch() {
        inBatch.clear();
    }
}
