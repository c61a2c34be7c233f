// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.CatalogEntry;
import dev.colorway.catalog.EntryDraft;
import dev.colorway.catalog.EntryType;
import dev.colorway.catalog.ResolvedReferences;
import dev.colorway.catalog.WriteResult;
import dev.colorway.catalog.WriteResult.Change;
import dev.colorway.catalog.WriteResult.Difference;
import dev.colorway.http.body.Draft;
import dev.colorway.http.body.DraftReader;
import dev.colorway.http.body.MergePatch;
import dev.colorway.http.problem.Fault;
import dev.colorway.price.PriceDraft;
import dev.colorway.price.PriceListing;
import dev.colorway.revision.Revision;
import dev.colorway.revision.Write;
import dev.colorway.rows.Row;
import dev.colorway.rows.RowFault;
import dev.colorway.rows.RowReader;
import dev.colorway.transaction.Snapshot;
import dev.colorway.transfer.ImportProgress.State;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntity;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
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

    /** The entries that could be missing because of rows with faults. More are not explained. */
    private static final int MAX_EXPLAINED = 100_000;

    private final CatalogExport catalog;
    private final ImportSinks sinks;
    private final DraftReader reader;
    private final ImportProgress progress;
    private final ImportRecorder recorder;
    private final SkippedRows skipped;
    private final List<PendingRow> batch = new ArrayList<>(BATCH);
    /** The lines of the rows with faults, by the detail that a reference to their entries would have. */
    private final Map<String, Long> refusedEntries = new HashMap<>();

    private long batchCharacters;
    private String resource = "";
    private long rows;

    CatalogImport(CatalogExport catalog, DraftReader reader, ImportProgress progress, ImportRecorder recorder) {
        this.catalog = catalog;
        this.sinks = new ImportSinks(catalog, progress.rules.mode() == ImportMode.REPLACE);
        this.reader = reader;
        this.progress = progress;
        this.recorder = recorder;
        this.skipped = new SkippedRows();
    }

    /** Rolls the transaction back. */
    private static final class Rollback extends RuntimeException {

        private final transient State state;

        Rollback(State state) {
            super(null, null, false, false);
            this.state = state;
        }
    }

    /** Work between the last row of an import and its commit. */
    @FunctionalInterface
    interface Completion {
        void run(Write write, SortedMap<Long, String> skipped) throws IOException;
    }

    /**
     * Imports all rows in a separate transaction. The progress contains the result.
     *
     * @param completion runs before the commit, if everything can be imported. It may refuse the import
     * @param afterwards runs after the commit, before the import is reported as done
     */
    void run(RowReader file, Completion completion, Revision.Work afterwards) throws IOException {
        try {
            QuarkusTransaction.requiringNew().timeout(Snapshot.seconds()).run(() -> {
                Write write = Write.begin();
                State state = write(file, write);
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
            progress.end(rollback.state);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private void complete(Completion completion, Write write) {
        try {
            completion.run(write, skipped.faults());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes all rows in the current transaction. The caller must not commit it unless the result is DONE. */
    State write(RowReader file) {
        return write(file, Write.begin());
    }

    private State write(RowReader file, Write write) {
        try {
            for (Row row = file.next(); row != null && !progress.isCancelled(); row = file.next()) {
                if (file.hasSourceFaults() && rows == 0) {
                    progress.refuseFile(
                            row.faults().stream().map(CatalogImport::fault).toList());
                } else {
                    process(row, write);
                }
                if (++rows % BATCH == 0) {
                    progress.update(rows, file.bytesRead());
                }
            }
            writeBatch(write);
            progress.update(rows, file.bytesRead());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (progress.isCancelled()) {
            return State.CANCELLED;
        }
        if (progress.hasFileFaults() || (progress.faultyRows() > 0 && !canSkip())) {
            return State.REFUSED;
        }
        write.end();
        return State.DONE;
    }

    private boolean canSkip() {
        return progress.rules.skipsFaults() && !skipped.isFull();
    }

    private void process(Row row, Write write) {
        if (!row.isReadable()) {
            List<Fault> faults = row.faults().stream().map(CatalogImport::fault).toList();
            progress.refuse(faults);
            skip(row.line(), faults);
            return;
        }
        if (!row.resource().equals(resource) || batch.size() == BATCH || batchCharacters > BATCH_CHARACTERS) {
            writeBatch(write);
            resource = row.resource();
        }
        List<Fault> unread = row.faults().stream().map(CatalogImport::fault).toList();
        DraftReader.Reading<?> reading = read(row, unread);
        if (resource.equals(PriceListing.RESOURCE)) {
            String sneaker = reading.readable() instanceof PriceDraft price && price.sneaker() != null
                    ? price.sneaker().slug()
                    : null;
            enqueue(row, new PendingRow(row.line(), sneaker, null, reading, null, reading.faults(), unread));
            return;
        }
        String slug = slug(row, reading);
        boolean isWrong = reading.faults().stream()
                .anyMatch(fault -> fault.pointerInBody().equals("/slug"));
        List<String> codes = type(resource).codes(row.members());
        if (progress.rules.skipsFaults() && !isIndependent(row, slug, codes, write)) {
            return;
        }
        boolean isNamed = !slug.isEmpty() || isWrong;
        queue(row, isNamed ? slug : slugOfName(row), isNamed ? null : codes, reading, unread, isWrong);
    }

    /**
     * Returns whether no earlier row of the same entry was left out; if one was, this one is, too: it was written for
     * the result of that one. Writes the batch first if it has a row of the same entry.
     */
    private boolean isIndependent(Row row, String slug, List<String> codes, Write write) {
        List<String> names = new ArrayList<>(codes);
        names.add(slug.isEmpty() ? Objects.requireNonNullElse(slugOfName(row), "") : slug);
        row.members().path("formerSlugs").forEach(former -> names.add(former.asText()));
        if (skipped.isInBatch(names)) {
            writeBatch(write);
        }
        Long line = skipped.lineOf(resource, names);
        if (line != null) {
            refuse(
                    row.line(),
                    names,
                    List.of(Fault.at(
                            "",
                            "follows line " + line + ", which is of the same "
                                    + type(resource).displayName() + " and cannot be imported")));
            return false;
        }
        skipped.addToBatch(row.line(), names);
        return true;
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

    /**
     * Queues a row, which can omit fields of an existing entry if it is merged. The batch looks up whether the entry
     * exists. Rows with faults are queued, too, so that their references are checked.
     */
    private void queue(
            Row row,
            @Nullable String slug,
            @Nullable List<String> codes,
            DraftReader.Reading<?> reading,
            List<Fault> unread,
            boolean hasWrongSlug) {
        if (hasWrongSlug || progress.rules.mode() == ImportMode.REPLACE) {
            enqueue(row, new PendingRow(row.line(), slug, codes, reading, null, reading.faults(), unread));
            return;
        }
        List<Fault> remaining = new ArrayList<>(reading.unknown());
        reading.wrong().stream().filter(fault -> !canMerge(row, fault)).forEach(remaining::add);
        if (remaining.size() == reading.faults().size()) {
            remaining = reading.faults();
        }
        MergePatch patch = remaining.isEmpty() && unread.isEmpty() ? new MergePatch(row.members()) : null;
        enqueue(row, new PendingRow(row.line(), slug, codes, reading, patch, remaining, unread));
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

    private void enqueue(Row row, PendingRow pending) {
        batch.add(pending);
        batchCharacters += row.length()
                + (long) FAULT_CHARACTERS * pending.asNewEntry().faults().size();
    }

    /** Reads a row. Leaves out faults of fields that could not be read from the file at all. */
    private DraftReader.Reading<?> read(Row row, List<Fault> unread) {
        DraftReader.Reading<?> reading = reader.read(draft(row.resource()), row.members(), false);
        if (unread.isEmpty()) {
            return reading;
        }
        List<String> columns = unread.stream().map(Fault::column).toList();
        return reading.refused(
                reading.unknown(),
                reading.wrong().stream()
                        .filter(fault -> !columns.contains(column(fault.pointerInBody())))
                        .toList());
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
        List<? extends WriteResult<?>> outcomes = sinks.write(resource, batch, write);
        for (int i = 0; i < outcomes.size(); i++) {
            PendingRow row = batch.get(i);
            WriteResult<?> outcome = outcomes.get(i);
            Change change = outcome.change();
            if (change == null) {
                refuse(row, outcome.faults());
                continue;
            }
            progress.count(resource, change);
            record(row, outcome);
        }
        write.save();
        recorder.save();
        Panache.getEntityManager().flush();
        Panache.getEntityManager().clear();
        batch.clear();
        skipped.clearBatch();
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
        recorder.changed(row.line(), resource, id, slug, difference);
        if (progress.acceptsChanges()) {
            progress.addChange(ImportChange.of(row.line(), resource, slug, difference, catalog.layout()));
        }
    }

    /** Returns the slug of a written entry: a row can have a former one. */
    private static String slug(PendingRow row, WriteResult<?> outcome) {
        return outcome.written() instanceof CatalogEntry entry
                ? entry.slug
                : Objects.requireNonNull(row.slug(), "A price names its sneaker");
    }

    /** Refuses a row of the batch, which has one fault at least. */
    private void refuse(PendingRow row, List<Fault> faults) {
        List<String> names = new ArrayList<>(skipped.namesOf(row.line()));
        String slug = row.slug();
        if (!resource.equals(PriceListing.RESOURCE) && slug != null && !slug.isEmpty()) {
            names.add(slug);
            if (refusedEntries.size() < MAX_EXPLAINED) {
                refusedEntries.putIfAbsent(
                        ResolvedReferences.missing(type(resource).displayName(), slug), row.line());
            }
        }
        refuse(
                row.line(),
                names,
                Stream.concat(row.unread().stream(), faults.stream()).toList());
    }

    /** @param names the slugs and codes of the entry */
    private void refuse(long line, List<String> names, List<Fault> faults) {
        List<Fault> inFile = faults.stream()
                .map(fault ->
                        fault.line() == null ? explained(fault).onLine(line, column(fault.pointerInBody())) : fault)
                .toList();
        progress.refuse(inFile);
        if (progress.rules.skipsFaults()) {
            skipped.addNames(resource, names, line);
        }
        skip(line, inFile);
    }

    /** Adds why an entry is missing, if a row of the file would have created it. */
    private Fault explained(Fault fault) {
        Long line = refusedEntries.get(fault.detail());
        return line == null
                ? fault
                : Fault.at(fault.pointerInBody(), fault.detail() + ": line " + line + " has it and cannot be imported");
    }

    private void skip(long line, List<Fault> faults) {
        if (progress.rules.skipsFaults()) {
            skipped.add(line, faults);
        }
    }

    /** Returns the top-level field of a pointer, which is the column of a CSV file; null for the whole row. */
    private static @Nullable String column(String pointer) {
        return pointer.isEmpty() ? null : pointer.split("/", 3)[1];
    }

    private static Fault fault(RowFault fault) {
        return new Fault(null, fault.pointer(), fault.line(), fault.column(), fault.detail(), null);
    }
}
