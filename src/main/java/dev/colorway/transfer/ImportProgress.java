// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.http.problem.Fault;
import dev.colorway.rows.RowPosition;
import dev.colorway.sheet.SheetReader;
import dev.colorway.sheet.Understanding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The progress of an import and the results of its rows. The importing thread writes it, other threads read it. The
 * values that they read can be some rows old.
 */
final class ImportProgress implements SheetReader.Watch {

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
    final ImportRules rules;
    /** The id of the import that this one undoes; null if it is no undo. */
    final @Nullable Long undoes;

    final Instant startedAt;
    private final Clock clock;
    final ImportTally tally = new ImportTally();
    private final ImportFaults faults = new ImportFaults();
    private @Nullable Supplier<Understanding> table;
    private @Nullable Understanding kept;
    private List<String> ignoredColumns = List.of();
    private long faultyRows;
    /** The lines of a table that have faults. One line can have several faults. */
    private final BitSet faultyLines = new BitSet();

    private boolean hasFileFaults;
    private boolean written;
    private long revision;
    private boolean recordsChanges;
    private @Nullable String rejectedType;
    private long fileSize;
    private long rows;
    private long bytesRead;
    private @Nullable Instant endedAt;
    private State state = State.RECEIVING;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean cancelled;
    private volatile boolean cancelledByShutdown;

    ImportProgress(long id, ImportRules rules, Clock clock) {
        this(id, rules, null, clock);
    }

    /** @param undoes the id of the import that this one undoes; null if it is no undo */
    ImportProgress(long id, ImportRules rules, @Nullable Long undoes, Clock clock) {
        this.id = id;
        this.dryRun = rules.dryRun();
        this.rules = rules;
        this.undoes = undoes;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** Sets the size of the file, in bytes. */
    synchronized void setFileSize(long fileBytes) {
        fileSize = fileBytes;
    }

    /**
     * Sets the supplier that describes how a table of another source is read. Only the importing thread calls the
     * supplier.
     */
    synchronized void setTable(Supplier<Understanding> understanding) {
        table = understanding;
    }

    /** Stores how the table was read. The importing thread calls this method after the last row. */
    synchronized void keepTable() {
        if (table != null) {
            kept = table.get();
        }
    }

    /** Returns how a table of another source was read; null for any other file, and until its last row was read. */
    synchronized @Nullable Understanding table() {
        return kept;
    }

    /** Sets the columns that were ignored so far, in alphabetical order. */
    synchronized void setIgnoredColumns(List<String> columns) {
        ignoredColumns = List.copyOf(columns);
    }

    /** Returns the columns that were ignored, in alphabetical order. */
    synchronized List<String> ignoredColumns() {
        return ignoredColumns;
    }

    /** Sets the function that returns the position of a row in the file by its line. */
    synchronized void setPositions(LongFunction<RowPosition> positions) {
        faults.setPositions(positions);
    }

    /** @param rowFaults the faults of one row; at least one */
    synchronized void refuse(List<Fault> rowFaults) {
        faultyRows++;
        rowFaults.forEach(faults::add);
    }

    /** @param lineFaults faults of a table; each line counts as one row, however many faults it has */
    synchronized void refuseLines(List<Fault> lineFaults) {
        lineFaults.forEach(fault -> {
            addLine(Objects.requireNonNull(fault.line(), "A fault of a file has a line"));
            faults.add(fault);
        });
    }

    private void addLine(long line) {
        int index = (int) Math.min(line, Integer.MAX_VALUE);
        if (index != line || !faultyLines.get(index)) {
            faultyRows++;
            faultyLines.set(index);
        }
    }

    /**
     * Clears the results of the rows, but keeps their faults. The import then runs again without the rows that it
     * leaves out.
     *
     * @param lines the lines of the rows with faults
     */
    synchronized void restart(Set<Long> lines) {
        tally.clear();
        faultyRows = 0;
        faultyLines.clear();
        lines.forEach(this::addLine);
    }

    /** Adds faults that are not about a row, such as those of the header line. */
    synchronized void refuseFile(List<Fault> fileFaults) {
        hasFileFaults = true;
        fileFaults.forEach(faults::add);
    }

    /** Returns whether the file itself has faults, so that no row of it can be imported. */
    synchronized boolean hasFileFaults() {
        return hasFileFaults;
    }

    /**
     * Sets the facts about the write that are known before its commit.
     *
     * @param hasWritten whether the catalog has changed
     * @param revisionOfWrite the revision of the write; the revision of the previous write if nothing has changed
     * @param hasAllChanges whether existing entries or prices have changed, and all these changes are recorded
     * @param mediaType the media type of the file with the rows that were left out; null if there is none
     */
    synchronized void recorded(
            boolean hasWritten, long revisionOfWrite, boolean hasAllChanges, @Nullable String mediaType) {
        written = hasWritten;
        revision = revisionOfWrite;
        recordsChanges = hasAllChanges;
        rejectedType = mediaType;
    }

    /** Returns the revision of its write; null if it wrote nothing. */
    synchronized @Nullable Long revision() {
        return written ? Long.valueOf(revision) : null;
    }

    /** Returns the revision of its write; the revision of the previous write if the import wrote nothing. */
    synchronized long revisionSeen() {
        return revision;
    }

    /**
     * Returns whether existing entries or prices have changed, and all these changes are recorded and can be exported.
     */
    synchronized boolean recordsChanges() {
        return recordsChanges;
    }

    /** Returns the media type of the file with the rows that were left out; null if there is none. */
    synchronized @Nullable String rejectedType() {
        return rejectedType;
    }

    @Override
    public synchronized void hasRead(long rowsRead, long bytesSoFar) {
        update(rowsRead, bytesSoFar);
    }

    synchronized void update(long rowsRead, long bytesSoFar) {
        rows = rowsRead;
        bytesRead = bytesSoFar;
    }

    synchronized void end(State endState) {
        // The table and the positions refer to the reader. The progress of the last imports stays in memory; the reader
        // must not.
        table = null;
        faults.setPositions(ImportFaults.LINES);
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

    /** Returns whether the import was rolled back because the service shuts down. */
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

    /** Returns the first different faults, in the order of the lines. */
    synchronized List<Fault> faults() {
        return faults.first();
    }

    /** Returns whether there are more different faults than {@link #faults} returns. */
    synchronized boolean hasMoreFaults() {
        return faults.isCut();
    }

    Instant now() {
        return clock.instant();
    }

    synchronized @Nullable Instant endedAt() {
        return endedAt;
    }

    synchronized long rowsPerSecond() {
        long millis = Duration.between(startedAt, endedAt == null ? clock.instant() : endedAt)
                .toMillis();
        return millis == 0 ? 0 : rows * 1000 / millis;
    }

    /** Returns how much of the file has been read, in percent. */
    long percent() {
        return percent(state());
    }

    /**
     * Returns how much of the file has been read, in percent, when the import is in this state. An undo has no file and
     * stays at 0 until it is done.
     */
    synchronized long percent(State inState) {
        return inState == State.DONE ? 100 : fileSize == 0 ? 0 : Math.min(100, bytesRead * 100 / fileSize);
    }
}
