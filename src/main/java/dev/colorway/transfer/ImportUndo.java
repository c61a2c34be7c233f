// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.CatalogEntry;
import dev.colorway.catalog.EntryDraft;
import dev.colorway.catalog.EntryType;
import dev.colorway.catalog.EntryUndo;
import dev.colorway.catalog.WriteResult;
import dev.colorway.catalog.WriteResult.Change;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.price.PriceListing;
import dev.colorway.price.PriceUndo;
import dev.colorway.revision.Revision;
import dev.colorway.revision.Write;
import dev.colorway.transaction.BulkWrite;
import dev.colorway.transfer.ImportProgress.State;
import dev.colorway.transfer.ImportRecord.Undo;
import io.quarkus.hibernate.orm.panache.Panache;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * Undoes an import in one transaction: all of it, or nothing. First undoes the changes of prices, then those of
 * entries, both in reverse order. So an entry is deleted only after everything that refers to it.
 */
final class ImportUndo {

    private static final int BATCH = 500;
    /** The prices of at most this many sneakers are deleted at a time. */
    private static final int SNEAKERS = 200;

    private final CatalogExport catalog;
    private final ImportHistory history;
    private final ImportProgress progress;
    private final List<Fault> refusals = new ArrayList<>();

    /** @param progress names the import to undo, and gets the result */
    ImportUndo(CatalogExport catalog, ImportHistory history, ImportProgress progress) {
        this.catalog = catalog;
        this.history = history;
        this.progress = progress;
    }

    /**
     * Undoes the import in a separate transaction. The progress contains the result.
     *
     * @param afterwards runs after the commit, before the undo is reported as done; not in a dry run
     * @throws ProblemException in the cases of {@link ImportHistory#undoable}; {@code IMPORT_NOT_UNDONE} with the first
     *     1,000 faults if later changes of others prevent the undo
     */
    void run(Revision.Work afterwards) throws IOException {
        try {
            BulkWrite.run(this::undo);
            afterwards.run();
            progress.end(State.DONE);
        } catch (Rollback rollback) {
            progress.end(rollback.state());
        } catch (ProblemException refused) {
            progress.end(State.REFUSED);
            throw refused;
        }
    }

    private void undo() {
        long id = Objects.requireNonNull(progress.undoes, "The progress is of an undo");
        Write write = Write.begin();
        ImportRecord record = history.undoable(id);
        ImportConflicts conflicts = new ImportConflicts(catalog, record);
        refuse(conflicts.find(), "because others have changed the same entries since");
        undoPrices(id, write);
        undoEntries(id, write);
        refuse(refusals, "because of later changes by others");
        if (progress.isCancelled()) {
            throw new Rollback(State.CANCELLED);
        }
        write.end();
        progress.recorded(!progress.dryRun, write.revision(), false, null);
        if (progress.dryRun) {
            throw new Rollback(State.DONE);
        }
        Panache.getEntityManager()
                .createQuery("update ImportRecord r set r.undo = :undone, r.undoneBy = :by where r.id = :id")
                .setParameter("undone", Undo.UNDONE)
                .setParameter("by", progress.id)
                .setParameter("id", id)
                .executeUpdate();
        history.store(progress, Undo.NOT_RECORDED);
    }

    private void refuse(List<Fault> faults, String why) {
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    ProblemType.IMPORT_NOT_UNDONE,
                    "Import " + progress.undoes + " cannot be undone, " + why + "."
                            + (faults.size() < ImportConflicts.MAX
                                    ? ""
                                    : " The list has the first " + ImportConflicts.MAX + " faults."),
                    faults);
        }
    }

    private void undoPrices(long id, Write write) {
        int position = Integer.MAX_VALUE;
        List<ImportedChange> page;
        do {
            page = history.backwards(id, position, true, BATCH);
            List<ImportedChange> corrected =
                    page.stream().filter(change -> !change.isCreation()).toList();
            restorePrices(corrected, write);
            page.stream().filter(ImportedChange::isCreation).forEach(created -> deletePrices(created, write));
            position = page.isEmpty() ? 0 : page.get(page.size() - 1).position;
        } while (page.size() == BATCH && goesOn());
    }

    private void restorePrices(List<ImportedChange> corrected, Write write) {
        if (corrected.isEmpty()) {
            return;
        }
        PriceUndo.restore(
                corrected.stream()
                        .map(change -> new PriceUndo.Restoration(change.firstId, change.fieldsBefore()))
                        .toList(),
                write);
        corrected.forEach(this::restored);
        endBatch(write);
    }

    private void deletePrices(ImportedChange created, Write write) {
        List<Long> sneakers = PriceUndo.sneakers(created.firstId, created.lastId);
        for (int from = 0; from < sneakers.size() && goesOn(); from += SNEAKERS) {
            List<Long> some = sneakers.subList(from, Math.min(sneakers.size(), from + SNEAKERS));
            int deleted;
            do {
                deleted = PriceUndo.delete(some, created.firstId, created.lastId, BATCH, write);
                for (int i = 0; i < deleted; i++) {
                    progress.tally.count(PriceListing.RESOURCE, Change.DELETED);
                }
                endBatch(write);
            } while (deleted == BATCH && goesOn());
        }
    }

    private void undoEntries(long id, Write write) {
        int position = Integer.MAX_VALUE;
        List<ImportedChange> page;
        do {
            page = history.backwards(id, position, false, BATCH);
            List<ImportedChange> changed = new ArrayList<>();
            for (ImportedChange change : page) {
                if (!changed.isEmpty()
                        && (change.isCreation() || !changed.get(0).resource.equals(change.resource))) {
                    restore(catalog.type(changed.get(0).resource), changed, write);
                    changed.clear();
                }
                if (change.isCreation()) {
                    delete(catalog.type(change.resource), change, write);
                } else {
                    changed.add(change);
                }
            }
            if (!changed.isEmpty()) {
                restore(catalog.type(changed.get(0).resource), changed, write);
            }
            position = page.isEmpty() ? 0 : page.get(page.size() - 1).position;
        } while (page.size() == BATCH && goesOn());
    }

    private <E extends CatalogEntry, D extends Record & EntryDraft<E>> void restore(
            EntryType<E, D> type, List<ImportedChange> changed, Write write) {
        List<WriteResult<E>> results = new EntryUndo<>(type)
                .restore(
                        changed.stream()
                                .map(change -> new EntryUndo.Restoration(change.firstId, change.fieldsBefore()))
                                .toList(),
                        write);
        for (int i = 0; i < changed.size(); i++) {
            if (results.get(i).isRefused()) {
                refuse(
                        type.displayName() + " '" + changed.get(i).slug + "'",
                        results.get(i).faults());
            } else {
                restored(changed.get(i));
            }
        }
        endBatch(write);
    }

    private void restored(ImportedChange change) {
        progress.tally.count(change.resource, Change.CHANGED);
        if (progress.tally.acceptsChanges()) {
            progress.tally.addChange(ImportChange.of(change, true));
        }
    }

    private void refuse(String what, List<Fault> faults) {
        faults.stream()
                .filter(fault -> refusals.size() < ImportConflicts.MAX)
                .forEach(fault -> refusals.add(
                        Fault.at("", what + " cannot be restored: " + fault.pointer() + " " + fault.detail())));
    }

    private <E extends CatalogEntry, D extends Record & EntryDraft<E>> void delete(
            EntryType<E, D> type, ImportedChange created, Write write) {
        for (long last = created.lastId; last >= created.firstId && goesOn(); last -= BATCH) {
            List<Long> ids = LongStream.iterate(last, id -> id - 1)
                    .limit(Math.min(BATCH, last - created.firstId + 1))
                    .boxed()
                    .toList();
            for (WriteResult<E> result : new EntryUndo<>(type).delete(ids, write)) {
                if (result.isRefused()) {
                    result.faults().stream()
                            .filter(fault -> refusals.size() < ImportConflicts.MAX)
                            .forEach(refusals::add);
                } else {
                    progress.tally.count(type.resource(), Change.DELETED);
                }
            }
            endBatch(write);
        }
    }

    private boolean goesOn() {
        return !progress.isCancelled();
    }

    private void endBatch(Write write) {
        write.save();
        Panache.getEntityManager().flush();
        Panache.getEntityManager().clear();
        progress.update(progress.tally.count(Change.CHANGED) + progress.tally.count(Change.DELETED), 0);
    }
}
