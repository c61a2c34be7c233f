// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.WriteResult.Change;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The results of the rows of an import. The importing thread writes them, other threads read them. */
final class ImportTally {

    /** The maximum number of changes that are reported individually. */
    private static final int MAX_CHANGES = 1000;

    /** The limit for the total length of the values of these changes, in characters. */
    private static final int MAX_CHARACTERS = 512 * 1024;

    private final Map<String, Map<Change, Long>> counts = new LinkedHashMap<>();
    private final List<ImportChange> changes = new ArrayList<>();
    private int changeCharacters;

    synchronized void clear() {
        counts.clear();
        changes.clear();
        changeCharacters = 0;
    }

    /** Counts a row with this result. */
    synchronized void count(String resource, Change change) {
        counts.computeIfAbsent(resource, kind -> new EnumMap<>(Change.class)).merge(change, 1L, Long::sum);
    }

    /**
     * Returns whether one more change can be stored. Without a limit, changes would need as much memory as the file.
     */
    synchronized boolean acceptsChanges() {
        return changes.size() < MAX_CHANGES && changeCharacters < MAX_CHARACTERS;
    }

    synchronized void addChange(ImportChange change) {
        changes.add(change);
        changeCharacters += change.length();
    }

    /** Returns the first changes, in the order of the rows. */
    synchronized List<ImportChange> changes() {
        return List.copyOf(changes);
    }

    /** Returns how many rows, of all resources, have this result. */
    synchronized long count(Change change) {
        return counts.values().stream()
                .mapToLong(changes -> changes.getOrDefault(change, 0L))
                .sum();
    }

    /** Returns a copy of the number of rows by resource and result. */
    synchronized Map<String, Map<Change, Long>> counts() {
        Map<String, Map<Change, Long>> copy = new LinkedHashMap<>();
        counts.forEach((resource, changes) -> copy.put(resource, Map.copyOf(changes)));
        return copy;
    }
}
