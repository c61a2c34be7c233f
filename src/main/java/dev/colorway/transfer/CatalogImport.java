// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.CatalogEntry;
import dev.colorway.catalog.EntryDraft;
import dev.colorway.catalog.EntryKind;
import dev.colorway.catalog.Outcome;
import dev.colorway.catalog.Revision;
import dev.colorway.catalog.Write;
import dev.colorway.http.Draft;
import dev.colorway.http.DraftReader;
import dev.colorway.http.Fault;
import dev.colorway.price.Observations;
import dev.colorway.price.PriceDraft;
import dev.colorway.price.PriceListing;
import dev.colorway.query.Snapshot;
import dev.colorway.rows.Row;
import dev.colorway.rows.RowFault;
import dev.colorway.rows.RowReader;
import dev.colorway.transfer.ImportProgress.State;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Imports a file: all of it, in one transaction, or nothing. Rows are written some hundred at a time, each as a
 * caller's would be, so its memory does not grow with the file. It keeps other writers waiting, and readers see nothing
 * of it before its end.
 */
final class CatalogImport {

    private static final int BATCH = 500;

    /** What writes the rows of one resource. */
    private interface Sink {
        List<? extends Outcome<?>> write(List<Draft> drafts, Write write);
    }

    private static final Map<String, Sink> SINKS = sinks();

    private final DraftReader reader;
    private final ImportProgress progress;
    private final List<Long> lines = new ArrayList<>(BATCH);
    private final List<Draft> batch = new ArrayList<>(BATCH);
    private String resource;
    private Write write;
    private long rows;

    CatalogImport(DraftReader reader, ImportProgress progress) {
        this.reader = reader;
        this.progress = progress;
    }

    private static Map<String, Sink> sinks() {
        Map<String, Sink> sinks = new HashMap<>();
        CatalogExport.KINDS.forEach(kind -> sinks.put(kind.resource(), sink(kind)));
        sinks.put(PriceListing.RESOURCE, (drafts, write) -> Observations.add(cast(drafts), true, write));
        return sinks;
    }

    private static <E extends CatalogEntry, D extends Record & EntryDraft<E>> Sink sink(EntryKind<E, D> kind) {
        return (drafts, write) -> kind.write(cast(drafts), write);
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> cast(List<Draft> drafts) {
        return (List<T>) drafts;
    }

    /** Takes back what was written. */
    private static final class Undone extends RuntimeException {

        private final transient State how;

        Undone(State how) {
            super(null, null, false, false);
            this.how = how;
        }
    }

    /**
     * Imports all rows in a transaction of its own. How it ended is in the progress.
     *
     * @param afterwards what is to be done with what was imported before it is told to be done
     */
    void run(RowReader file, Revision.Work afterwards) throws IOException {
        try {
            QuarkusTransaction.requiringNew().timeout(Snapshot.seconds()).run(() -> {
                State how = write(file);
                if (how != State.DONE || progress.dryRun) {
                    throw new Undone(how);
                }
            });
            afterwards.run();
            progress.end(State.DONE);
        } catch (Undone undone) {
            progress.end(undone.how);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    /** Writes all rows within the transaction under way, which must not be committed unless they are DONE. */
    State write(RowReader file) {
        write = Write.begin();
        try {
            for (Row row = file.next(); row != null && !progress.isCancelled(); row = file.next()) {
                take(row);
                if (++rows % BATCH == 0) {
                    progress.read(rows, file.bytesRead());
                }
            }
            writeBatch();
            progress.read(rows, file.bytesRead());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (progress.isCancelled()) {
            return State.CANCELLED;
        }
        if (progress.faultyRows() > 0) {
            return State.REFUSED;
        }
        write.end();
        return State.DONE;
    }

    private void take(Row row) {
        if (!row.isWhole()) {
            progress.refuse(row.faults().stream().map(CatalogImport::fault).toList());
            return;
        }
        if (!row.resource().equals(resource) || batch.size() == BATCH) {
            writeBatch();
            resource = row.resource();
        }
        DraftReader.Reading<?> reading = read(row);
        List<Fault> faults = reading.faults();
        if (faults.isEmpty() && reading.draft() instanceof EntryDraft<?> entry && entry.slug() == null) {
            faults = List.of(Fault.at("/slug", "must be given"));
        }
        if (faults.isEmpty()) {
            lines.add(row.line());
            batch.add((Draft) reading.draft());
        } else {
            refuse(row.line(), faults);
        }
    }

    private DraftReader.Reading<?> read(Row row) {
        return reader.read(draft(row.resource()), row.members(), false);
    }

    @SuppressWarnings("unchecked")
    private static <D extends Record & Draft> Class<D> draft(String resource) {
        return (Class<D>) CatalogExport.KINDS.stream()
                .filter(kind -> kind.resource().equals(resource))
                .<Class<?>>map(EntryKind::draft)
                .findFirst()
                .orElse(PriceDraft.class);
    }

    private void writeBatch() {
        if (batch.isEmpty()) {
            return;
        }
        List<? extends Outcome<?>> outcomes = SINKS.get(resource).write(batch, write);
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i).isRefused()) {
                refuse(lines.get(i), outcomes.get(i).faults());
            } else {
                progress.count(resource, outcomes.get(i).change());
            }
        }
        write.save();
        Panache.getEntityManager().flush();
        Panache.getEntityManager().clear();
        lines.clear();
        batch.clear();
    }

    private void refuse(long line, List<Fault> faults) {
        progress.refuse(faults.stream()
                .map(fault -> fault.onLine(line, column(fault.pointer())))
                .toList());
    }

    /** The member that a place is in, which is the column where the file is a table. */
    private static String column(String pointer) {
        return pointer.isEmpty() ? null : pointer.split("/", 3)[1];
    }

    private static Fault fault(RowFault fault) {
        return new Fault(null, fault.pointer(), fault.line(), fault.column(), fault.detail(), null);
    }
}
