// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.WriteResult.Change;
import dev.colorway.http.problem.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far an import is and what has become of its rows. Written by the thread that imports and read by those that look
 * on; what they see may be some rows old.
 */
final class ImportProgress {

    /** How many faulty rows are told one by one. */
    static final int MOST_FAULTS = 1000;

    /** How many changes are kept one by one, and how many characters their values may have in all. */
    private static final int MOST_CHANGES = 1000;

    private static final int MOST_CHARACTERS = 512 * 1024;

    /** What an import can be. */
    enum State {
        RUNNING,
        DONE,
        REFUSED,
        CANCELLED,
        FAILED
    }

    final long id;
    final boolean dryRun;
    final ImportMode mode;
    final Instant startedAt;
    private final Clock clock;
    private final Map<String, Map<Change, Long>> counts = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<ImportChange> changes = new ArrayList<>();
    private int changeCharacters;
    private long faultyRows;
    private long bytes;
    private long rows;
    private long bytesRead;
    private Instant endedAt;
    private State state = State.RUNNING;
    private volatile boolean cancelled;

    ImportProgress(long id, boolean dryRun, ImportMode mode, Clock clock) {
        this.id = id;
        this.dryRun = dryRun;
        this.mode = mode;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** Tells how many bytes the file has. */
    synchronized void size(long ofFile) {
        bytes = ofFile;
    }

    synchronized void count(String resource, Change change) {
        counts.computeIfAbsent(resource, kind -> new EnumMap<>(Change.class)).merge(change, 1L, Long::sum);
    }

    /** Whether a change is to be kept. Without a limit, they would need as much memory as the file. */
    synchronized boolean keepsChanges() {
        return changes.size() < MOST_CHANGES && changeCharacters < MOST_CHARACTERS;
    }

    synchronized void keep(ImportChange change) {
        changes.add(change);
        changeCharacters += change.length();
    }

    /** The first changes, in order of the rows. */
    synchronized List<ImportChange> changes() {
        return List.copyOf(changes);
    }

    /** @param rowFaults what is wrong with one row; at least one */
    synchronized void refuse(List<Fault> rowFaults) {
        faultyRows++;
        faults.addAll(rowFaults);
        // Not as soon as there are enough: a row may be refused after later ones, when those with it are written.
        if (faults.size() > 2 * MOST_FAULTS) {
            List<Fault> first = faults();
            faults.clear();
            faults.addAll(first);
        }
    }

    synchronized void read(long rowsSoFar, long bytesSoFar) {
        rows = rowsSoFar;
        bytesRead = bytesSoFar;
    }

    synchronized void end(State how) {
        state = how;
        endedAt = clock.instant();
    }

    /** That it failed, unless it is known how it ended. */
    synchronized void endIfItHasNot() {
        if (state == State.RUNNING) {
            end(State.FAILED);
        }
    }

    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    synchronized State state() {
        return state;
    }

    synchronized long rows() {
        return rows;
    }

    synchronized long bytesRead() {
        return bytesRead;
    }

    synchronized long faultyRows() {
        return faultyRows;
    }

    /** The first ones, in order of the lines. */
    synchronized List<Fault> faults() {
        return faults.stream()
                .sorted(Comparator.comparing(Fault::line))
                .limit(MOST_FAULTS)
                .toList();
    }

    synchronized Instant endedAt() {
        return endedAt;
    }

    /** How many of a resource's rows came to be this; 0 if none. */
    synchronized long count(Change change) {
        return counts.values().stream()
                .mapToLong(changes -> changes.getOrDefault(change, 0L))
                .sum();
    }

    /** A copy: how many rows of each resource came to be what. */
    synchronized Map<String, Map<Change, Long>> counts() {
        Map<String, Map<Change, Long>> copy = new LinkedHashMap<>();
        counts.forEach((resource, changes) -> copy.put(resource, Map.copyOf(changes)));
        return copy;
    }

    synchronized long rowsPerSecond() {
        long millis = Duration.between(startedAt, endedAt == null ? clock.instant() : endedAt)
                .toMillis();
        return millis == 0 ? 0 : rows * 1000 / millis;
    }

    /** How much of the file has been read, in percent. */
    synchronized long percent() {
        return state == State.DONE ? 100 : bytes == 0 ? 0 : Math.min(100, bytesRead * 100 / bytes);
    }
}
