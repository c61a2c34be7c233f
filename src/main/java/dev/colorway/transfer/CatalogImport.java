// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.CatalogEntry;
import dev.colorway.catalog.WriteResult;
import dev.colorway.catalog.WriteResult.Change;
import dev.colorway.catalog.WriteResult.Difference;
import dev.colorway.http.body.DraftReader;
import dev.colorway.revision.Revision;
import dev.colorway.revision.Write;
import dev.colorway.rows.Row;
import dev.colorway.rows.RowPosition;
import dev.colorway.rows.RowReader;
import dev.colorway.transaction.BulkWrite;
import dev.colorway.transfer.ImportProgress.State;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.LongFunction;

/**
 * Imports a file in one transaction: all rows that it does not leave out, or nothing. Checks and writes each row like
 * the request of a caller, but in batches of up to 500, so the memory does not grow with the file. Other writers cannot
 * write until the import ends. Readers see none of its rows before its commit.
 */
final class CatalogImport {

    private static final int BATCH = 500;
    /** The limit for the characters in a batch. A batch with long rows is written earlier, to limit its memory. */
    private static final int BATCH_CHARACTERS = 4 * 1024 * 1024;

    /** The approximate memory of a fault, in characters. */
    private static final int FAULT_CHARACTERS = 200;

    private final CatalogExport catalog;
    private final ImportSinks sinks;
    private final PendingRowReader reader;
    private final ImportProgress progress;
    private final ImportRecorder recorder;
    private final RefusedRows refused;
    private final List<PendingRow> batch = new ArrayList<>(BATCH);
    private LongFunction<RowPosition> positions = line -> new RowPosition(null, line);
    private long batchCharacters;
    private String resource = "";
    private long rows;

    CatalogImport(CatalogExport catalog, DraftReader drafts, ImportProgress progress, ImportRecorder recorder) {
        this(catalog, drafts, progress, recorder, new RefusedRows(catalog, progress));
    }

    /** @param refused the rows with faults so far */
    CatalogImport(
            CatalogExport catalog,
            DraftReader drafts,
            ImportProgress progress,
            ImportRecorder recorder,
            RefusedRows refused) {
        this.catalog = catalog;
        this.sinks = new ImportSinks(catalog, progress.rules.mode() == ImportMode.REPLACE);
        this.reader = new PendingRowReader(catalog, drafts, progress.rules);
        this.progress = progress;
        this.recorder = recorder;
        this.refused = refused;
    }

    /**
     * Work between the last row of an import and its commit. Gets the faults of the rows that the import leaves out, by
     * line.
     */
    @FunctionalInterface
    interface Completion {
        void run(Write write, SortedMap<Long, String> skipped) throws IOException;
    }

    /**
     * Imports all rows in a separate transaction. The progress contains the result.
     *
     * @param completion runs before the commit, unless the import is refused or cancelled; can refuse the import
     * @param afterwards runs after the commit, before the import is reported as done; not in a dry run
     * @return false if the import was rolled back and must run again with fewer rows: some rows without faults belong
     *     to a sneaker with a faulty row
     * @throws IOException if the file cannot be read to its end
     */
    boolean run(RowReader file, Completion completion, Revision.Work afterwards) throws IOException {
        try {
            BulkWrite.run(() -> {
                Write write = Write.begin();
                State state = write(file, write);
                if (state == State.DONE && !file.leavesOut(refused.faults().keySet())) {
                    throw new Rollback(State.RUNNING);
                }
                if (state == State.DONE) {
                    complete(completion, write);
                    state = progress.hasFileFaults() ? State.REFUSED : State.DONE;
                }
                if (state != State.DONE || progress.dryRun) {
                    throw new Rollback(state);
                }
            });
            afterwards.run();
            progress.end(State.DONE);
        } catch (Rollback rollback) {
            if (rollback.state() == State.RUNNING) {
                return false;
            }
            progress.end(rollback.state());
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        return true;
    }

    private void complete(Completion completion, Write write) {
        try {
            completion.run(write, refused.faults());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes all rows in the current transaction. The caller must not commit it unless the result is DONE. */
    State write(RowReader file) {
        return write(file, Write.begin());
    }

    private State write(RowReader file, Write write) {
        refused.setSource(file);
        sinks.setPositions(file::positionOf);
        positions = file::positionOf;
        try {
            for (Row row = file.next(); row != null && !progress.isCancelled(); row = file.next()) {
                if (file.isOfSource(row)) {
                    refused.refuseFile(row);
                } else {
                    process(row, write);
                }
                if (++rows % BATCH == 0) {
                    progress.update(file.rowsRead(rows), file.bytesRead());
                }
            }
            writeBatch(write);
            progress.update(file.rowsRead(rows), file.bytesRead());
            progress.keepTable();
            progress.setIgnoredColumns(file.ignoredColumns());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (progress.isCancelled()) {
            return State.CANCELLED;
        }
        if (refused.refuseImport()) {
            return State.REFUSED;
        }
        write.end();
        return State.DONE;
    }

    private void process(Row row, Write write) {
        if (!row.isReadable()) {
            refused.refuse(row);
            return;
        }
        if (!row.resource().equals(resource) || batch.size() == BATCH || batchCharacters > BATCH_CHARACTERS) {
            writeBatch(write);
            resource = row.resource();
        }
        PendingRow pending = reader.read(row);
        if (refused.mustKnow(pending)) {
            writeBatch(write);
        }
        if (refused.refuseFollower(resource, pending)) {
            return;
        }
        batch.add(pending);
        refused.addToBatch(pending);
        batchCharacters += row.length()
                + (long) FAULT_CHARACTERS * pending.asNewEntry().faults().size();
    }

    private void writeBatch(Write write) {
        if (batch.isEmpty()) {
            return;
        }
        List<? extends WriteResult<?>> outcomes = sinks.write(resource, batch, write);
        for (int i = 0; i < outcomes.size(); i++) {
            PendingRow row = batch.get(i);
            WriteResult<?> outcome = outcomes.get(i);
            Change change = outcome.change();
            if (change == null) {
                refused.refuse(resource, row, outcome.faults());
                continue;
            }
            progress.tally.count(resource, change);
            record(row, outcome);
        }
        write.save();
        recorder.save();
        Panache.getEntityManager().flush();
        Panache.getEntityManager().clear();
        batch.clear();
        refused.clearBatch();
        batchCharacters = 0;
    }

    private void record(PendingRow row, WriteResult<?> outcome) {
        Long id = ((PanacheEntity) outcome.accepted()).id;
        if (outcome.change() == Change.CREATED) {
            recorder.created(resource, id);
        }
        Difference difference = outcome.difference();
        if (difference == null) {
            return;
        }
        String slug = slug(row, outcome);
        long line = positions.apply(row.line()).line();
        recorder.changed(line, resource, id, slug, difference);
        if (progress.tally.acceptsChanges()) {
            progress.tally.addChange(ImportChange.of(line, resource, slug, difference, catalog.layout()));
        }
    }

    /**
     * Returns the current slug of a written entry, because its row can have a former one. For a price, returns the slug
     * of the sneaker in its row.
     */
    private static String slug(PendingRow row, WriteResult<?> outcome) {
        return outcome.written() instanceof CatalogEntry entry
                ? entry.slug
                : Objects.requireNonNull(row.slug(), "A price names its sneaker");
    }
}
