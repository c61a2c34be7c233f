// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.CatalogEntry;
import dev.colorway.catalog.EntryDraft;
import dev.colorway.catalog.EntryType;
import dev.colorway.catalog.WriteResult;
import dev.colorway.catalog.WriteResult.Change;
import dev.colorway.http.body.Draft;
import dev.colorway.http.body.DraftReader;
import dev.colorway.http.body.MergePatch;
import dev.colorway.http.problem.Fault;
import dev.colorway.price.ObservedInFile;
import dev.colorway.price.PriceDraft;
import dev.colorway.price.PriceListing;
import dev.colorway.price.PriceRecorder;
import dev.colorway.revision.Revision;
import dev.colorway.revision.Write;
import dev.colorway.rows.Row;
import dev.colorway.rows.RowFault;
import dev.colorway.rows.RowReader;
import dev.colorway.transaction.Snapshot;
import dev.colorway.transfer.ImportProgress.State;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Imports a file in one transaction: all of it, or nothing. Checks and writes each row like the request of a caller,
 * but in batches of up to 500, so its memory does not grow with the file. Other writers cannot write until it ends, and
 * readers see nothing of it before.
 */
final class CatalogImport {

    private static final int BATCH = 500;
    /** The limit for the characters in a batch. A batch with long rows is written earlier, to limit its memory. */
    private static final int BATCH_CHARACTERS = 4 * 1024 * 1024;

    /** The approximate memory of a fault, in characters. */
    private static final int FAULT_CHARACTERS = 200;

    /** Writes the rows of one resource. */
    private interface Sink {
        List<? extends WriteResult<?>> write(List<Pending> rows, ObservedInFile file, Write write);
    }

    /**
     * A row that waits for its batch.
     *
     * @param slug the slug of the entry; for a price, the slug of its sneaker; without a slug, the one that is made
     *     from the name; null if none can be made
     * @param codes the codes by which an entry without a slug is found; null if the row has a slug
     * @param asNewEntry the result of reading the row as a new entry
     * @param patch the row as a merge patch for an existing entry; null if the row is not merged
     * @param faults the faults that remain after a merge
     */
    private record Pending(
            long line,
            @Nullable String slug,
            @Nullable List<String> codes,
            DraftReader.Reading<?> asNewEntry,
            @Nullable MergePatch patch,
            List<Fault> faults) {

        PriceDraft price() {
            return (PriceDraft) Objects.requireNonNull(asNewEntry.draft(), "A price with faults is refused before");
        }

        @SuppressWarnings("unchecked")
        <D extends Record & EntryDraft<?>> DraftReader.Reading<D> merged(EntryType<?, D> type, @Nullable D present) {
            boolean isComplete = patch == null && faults.isEmpty();
            if (present == null || isComplete) {
                return (DraftReader.Reading<D>) asNewEntry;
            }
            return patch != null ? type.merge(present, patch) : new DraftReader.Reading<>(null, List.of(), faults);
        }
    }

    private final CatalogExport catalog;
    private final Map<String, Sink> sinks;
    private final DraftReader reader;
    private final ImportProgress progress;
    private final List<Pending> batch = new ArrayList<>(BATCH);
    private final ObservedInFile observed = new ObservedInFile();
    private long batchCharacters;
    private @Nullable RowReader source;
    private String resource = "";
    private long rows;

    CatalogImport(CatalogExport catalog, DraftReader reader, ImportProgress progress) {
        this.catalog = catalog;
        this.sinks = sinks(catalog, progress.mode == ImportMode.REPLACE);
        this.reader = reader;
        this.progress = progress;
    }

    private static Map<String, Sink> sinks(CatalogExport catalog, boolean replaces) {
        Map<String, Sink> sinks = new HashMap<>();
        catalog.types().forEach(type -> sinks.put(type.resource(), sink(type)));
        sinks.put(
                PriceListing.RESOURCE,
                (rows, file, write) -> PriceRecorder.correct(
                        rows.stream()
                                .map(row -> new PriceRecorder.Row(row.line, row.price()))
                                .toList(),
                        file,
                        replaces,
                        write));
        return sinks;
    }

    private static <E extends CatalogEntry, D extends Record & EntryDraft<E>> Sink sink(EntryType<E, D> type) {
        return (rows, file, write) -> type.write(
                rows.stream()
                        .map(row ->
                                new EntryType.Proposal<D>(row.slug, row.codes, present -> row.merged(type, present)))
                        .toList(),
                write);
    }

    /** Rolls the transaction back. */
    private static final class Rollback extends RuntimeException {

        private final transient State state;

        Rollback(State state) {
            super(null, null, false, false);
            this.state = state;
        }
    }

    /**
     * Imports all rows in a separate transaction. The progress contains the result.
     *
     * @param afterwards runs after the commit, before the import is reported as done
     */
    void run(RowReader file, Revision.Work afterwards) throws IOException {
        try {
            QuarkusTransaction.requiringNew().timeout(Snapshot.seconds()).run(() -> {
                State state = write(file);
                if (state != State.DONE || progress.dryRun) {
                    throw new Rollback(state);
                }
            });
            afterwards.run();
            progress.end(State.DONE);
        } catch (Rollback rollback) {
            progress.end(rollback.state);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    /** Writes all rows in the current transaction. The caller must not commit it unless the result is DONE. */
    State write(RowReader file) {
        source = file;
        Write write = Write.begin();
        try {
            for (Row row = file.next(); row != null && !progress.isCancelled(); row = file.next()) {
                process(row, write);
                if (++rows % BATCH == 0) {
                    progress.update(rows, file.bytesRead());
                }
            }
            writeBatch(write);
            progress.update(rows, file.bytesRead());
            progress.keepTable();
            progress.setIgnoredColumns(file.ignoredColumns());
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

    private void process(Row row, Write write) {
        if (!row.isValid()) {
            progress.refuse(row.faults().stream().map(CatalogImport::fault).toList());
            return;
        }
        if (!row.resource().equals(resource) || batch.size() == BATCH || batchCharacters > BATCH_CHARACTERS) {
            writeBatch(write);
            resource = row.resource();
        }
        DraftReader.Reading<?> reading = read(row);
        if (resource.equals(PriceListing.RESOURCE)) {
            queueComplete(
                    row,
                    reading.draft() instanceof PriceDraft price
                            ? price.sneaker().slug()
                            : null,
                    null,
                    reading);
            return;
        }
        String slug = slug(row, reading);
        boolean isWrong = reading.faults().stream()
                .anyMatch(fault -> fault.pointerInBody().equals("/slug"));
        List<String> codes = slug.isEmpty() && !isWrong ? type(resource).codes(row.members()) : null;
        String identity = codes == null ? slug : slugOfName(row);
        if (isWrong || progress.mode == ImportMode.REPLACE) {
            queueComplete(row, identity, codes, reading);
        } else {
            queueMerge(row, identity, codes, reading);
        }
    }

    /** Returns the slug that is made from the name in a row; null if none can be made. */
    private static @Nullable String slugOfName(Row row) {
        return Optional.ofNullable(row.members().path("name").textValue())
                .flatMap(EntryDraft::slugOf)
                .orElse(null);
    }

    private EntryType<?, ?> type(String name) {
        return catalog.types().stream()
                .filter(type -> type.resource().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the slug of a row, even if its draft is wrong; empty if the row has no valid slug. */
    private static String slug(Row row, DraftReader.Reading<?> reading) {
        if (reading.draft() instanceof EntryDraft<?> draft) {
            return Objects.toString(draft.slug(), "");
        }
        String slug = row.members().path("slug").isTextual()
                ? row.members().path("slug").textValue().strip()
                : "";
        return slug.matches(EntryDraft.SLUG) ? slug : "";
    }

    /** Queues a row that is not merged into an existing entry. Refuses it if it has faults. */
    private void queueComplete(
            Row row, @Nullable String slug, @Nullable List<String> codes, DraftReader.Reading<?> reading) {
        if (reading.faults().isEmpty()) {
            enqueue(row, new Pending(row.line(), slug, codes, reading, null, List.of()));
        } else {
            refuse(row.line(), reading.faults());
        }
    }

    /**
     * Queues a row that can omit fields of an existing entry. The batch looks up whether the entry exists. Refuses the
     * row if no merge can remove its faults.
     */
    private void queueMerge(
            Row row, @Nullable String slug, @Nullable List<String> codes, DraftReader.Reading<?> reading) {
        List<Fault> faults = reading.faults();
        List<Fault> remaining = new ArrayList<>(reading.unknown());
        reading.wrong().stream().filter(fault -> !canMerge(row, fault)).forEach(remaining::add);
        if (!faults.isEmpty() && remaining.size() == faults.size()) {
            refuse(row.line(), faults);
        } else {
            MergePatch patch = remaining.isEmpty() ? new MergePatch(row.members()) : null;
            enqueue(row, new Pending(row.line(), slug, codes, reading, patch, remaining));
        }
    }

    /**
     * Returns whether a merge can remove a fault. It can if the row lacks the field, because the entry may have it, or
     * if the field is an object, because its own fields are merged.
     */
    private static boolean canMerge(Row row, Fault fault) {
        String member = column(fault.pointerInBody());
        return member != null
                && (!row.members().has(member) || row.members().get(member).isObject());
    }

    private void enqueue(Row row, Pending pending) {
        batch.add(pending);
        batchCharacters += row.length()
                + (long) FAULT_CHARACTERS * pending.asNewEntry.faults().size();
    }

    private DraftReader.Reading<?> read(Row row) {
        return reader.read(draft(row.resource()), row.members(), false);
    }

    @SuppressWarnings("unchecked")
    private <D extends Record & Draft> Class<D> draft(String resource) {
        return (Class<D>) catalog.types().stream()
                .filter(type -> type.resource().equals(resource))
                .<Class<?>>map(EntryType::draft)
                .findFirst()
                .orElse(PriceDraft.class);
    }

    private void writeBatch(Write write) {
        if (batch.isEmpty()) {
            return;
        }
        List<? extends WriteResult<?>> outcomes =
                Objects.requireNonNull(sinks.get(resource), resource).write(batch, observed, write);
        for (int i = 0; i < outcomes.size(); i++) {
            Pending row = batch.get(i);
            WriteResult<?> outcome = outcomes.get(i);
            Change change = outcome.change();
            if (change == null) {
                refuse(row.line, outcome.faults());
                continue;
            }
            progress.count(resource, change);
            if (outcome.difference() != null && progress.acceptsChanges()) {
                progress.addChange(ImportChange.of(
                        row.line, resource, slug(row, outcome), outcome.difference(), catalog.layout()));
            }
        }
        write.save();
        Panache.getEntityManager().flush();
        Panache.getEntityManager().clear();
        batch.clear();
        batchCharacters = 0;
    }

    /** Returns the slug of a written entry: a row can have a former one. */
    private static String slug(Pending row, WriteResult<?> outcome) {
        return outcome.written() instanceof CatalogEntry entry
                ? entry.slug
                : Objects.requireNonNull(row.slug, "A price names its sneaker");
    }

    private void refuse(long line, List<Fault> faults) {
        progress.refuse(faults.stream()
                .map(fault -> fault.onLine(line, fileColumn(fault.pointerInBody())))
                .toList());
    }

    /** Returns the column of the file that the field of a pointer came from; null for the whole row. */
    private @Nullable String fileColumn(String pointer) {
        String field = column(pointer);
        return field == null || source == null ? field : source.columnOf(resource, field);
    }

    /** Returns the top-level field of a pointer, which is the column of a CSV file; null for the whole row. */
    private static @Nullable String column(String pointer) {
        return pointer.isEmpty() ? null : pointer.split("/", 3)[1];
    }

    private static Fault fault(RowFault fault) {
        return new Fault(null, fault.pointer(), fault.line(), fault.column(), fault.detail(), null);
    }
}
