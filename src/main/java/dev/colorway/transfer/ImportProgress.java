// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.WriteResult.Change;
import dev.colorway.http.problem.Fault;
import dev.colorway.sheet.SheetReader;
import dev.colorway.sheet.Understanding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The progress of an import and the results of its rows. The importing thread writes it, other threads read it. What
 * they read can be some rows old.
 */
final class ImportProgress implements SheetReader.Watch {

    /** The maximum number of faults that are reported individually. */
    static final int MAX_FAULTS = 1000;

    /**
     * The maximum number of changes that are reported individually, and the limit for the total length of their values.
     */
    private static final int MAX_CHANGES = 1000;

    private static final int MAX_CHARACTERS = 512 * 1024;

    /** The state of an import. */
    enum State {
        /** Its file arrives. Other imports can run. */
        RECEIVING,
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
    private @Nullable Supplier<Understanding> table;
    private @Nullable Understanding kept;
    private List<String> ignoredColumns = List.of();
    private long faultyRows;
    private long fileSize;
    private long rows;
    private long bytesRead;
    private @Nullable Instant endedAt;
    private State state = State.RECEIVING;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean cancelled;
    private volatile boolean cancelledByShutdown;

    ImportProgress(long id, boolean dryRun, ImportMode mode, Clock clock) {
        this.id = id;
        this.dryRun = dryRun;
        this.mode = mode;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** Sets the size of the file, in bytes. */
    synchronized void setFileSize(long fileBytes) {
        fileSize = fileBytes;
    }

    /** Sets how a table of another source is read. The importing thread asks for it. */
    synchronized void setTable(Supplier<Understanding> understanding) {
        table = understanding;
    }

    /** Keeps how a table was read. Called by the importing thread, after its last row. */
    synchronized void keepTable() {
        if (table != null) {
            kept = table.get();
            table = null;
        }
    }

    /** Returns how a table of another source was read; null for a file of this catalog, and while the import runs. */
    synchronized @Nullable Understanding table() {
        return kept;
    }

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

    /** Sets the columns that were passed over so far, in alphabetical order. */
    synchronized void setIgnoredColumns(List<String> columns) {
        ignoredColumns = List.copyOf(columns);
    }

    /** Returns the columns that were passed over, in alphabetical order. */
    synchronized List<String> ignoredColumns() {
        return ignoredColumns;
    }

    /** @param rowFaults the faults of one row; at least one */
    synchronized void refuse(List<Fault> rowFaults) {
        faultyRows++;
        faults.addAll(rowFaults);
        // Stores more than the maximum: a batch can refuse a row after later rows have been refused.
        if (faults.size() > 2 * MAX_FAULTS) {
            List<Fault> first = faults();
            faults.clear();
            faults.addAll(first);
        }
    }

    @Override
    public synchronized void hasRead(long bytesSoFar) {
        bytesRead = bytesSoFar;
    }

    synchronized void update(long rowsRead, long bytesSoFar) {
        rows = rowsRead;
        bytesRead = bytesSoFar;
    }

    synchronized void end(State endState) {
        state = endState;
        endedAt = clock.instant();
        ended.countDown();
    }

    /** Marks the import as running: its file has arrived. */
    synchronized void start() {
        state = State.RUNNING;
    }

    synchronized boolean hasEnded() {
        return state != State.RECEIVING && state != State.RUNNING;
    }

    /** Marks the import as failed, unless it has already ended. */
    synchronized void failUnlessEnded() {
        if (!hasEnded()) {
            end(State.FAILED);
        }
    }

    /**
     * Waits until the import has ended.
     *
     * @return false if it has not ended in time
     */
    boolean awaitEnd(Duration limit) throws InterruptedException {
        return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    void cancel() {
        cancelled = true;
    }

    /** Cancels the import because the service shuts down. */
    void cancelByShutdown() {
        cancelledByShutdown = true;
        cancel();
    }

    /** Returns whether the import was undone because the service shuts down. */
    boolean isUndoneByShutdown() {
        return state() == State.CANCELLED && cancelledByShutdown;
    }

    @Override
    public boolean isCancelled() {
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

    /** Returns the first faults, in the order of the lines. */
    synchronized List<Fault> faults() {
        return faults.stream()
                .sorted(Comparator.comparing(Fault::line))
                .limit(MAX_FAULTS)
                .toList();
    }

    synchronized @Nullable Instant endedAt() {
        return endedAt;
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

    synchronized long rowsPerSecond() {
        long millis = Duration.between(startedAt, endedAt == null ? clock.instant() : endedAt)
                .toMillis();
        return millis == 0 ? 0 : rows * 1000 / millis;
    }

    /** Returns how much of the file has been read, in percent. */
    synchronized long percent() {
        return state == State.DONE ? 100 : fileSize == 0 ? 0 : Math.min(100, bytesRead * 100 / fileSize);
    }
}
