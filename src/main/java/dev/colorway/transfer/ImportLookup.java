// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.http.BaseUri;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.query.NewestFirst;
import dev.colorway.transaction.ReadTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds imports: those in the memory of this process, and those stored in the database. */
@Singleton
class ImportLookup {

    @Inject
    KnownImports known;

    @Inject
    ImportHistory history;

    /** Returns a page of the listed imports that are in the memory of this process or stored, newest first. */
    ImportList page(NewestFirst page, BaseUri base) {
        Map<Long, ImportView> views = new TreeMap<>(Comparator.reverseOrder());
        ReadTransaction.run(() -> history.page(page.beforeId(), page.rows())
                .forEach(record -> views.put(record.id, history.withoutChanges(record, base))));
        known.all().stream()
                .filter(progress -> progress.id < page.beforeId() && progress.rules.isListed())
                .forEach(progress -> views.merge(
                        progress.id,
                        ImportView.of(progress, base).with(List.of()),
                        (stored, running) -> running.with(stored.undo(), stored.undoneBy())));
        List<ImportView> rows = List.copyOf(views.values());
        return new ImportList(page.shown(rows), page.next("/imports", rows, ImportView::id, base));
    }

    /**
     * Returns an import that is in the memory of this process or stored.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND} if there is none
     */
    ImportView view(String id, BaseUri base) {
        Optional<ImportProgress> progress = known.find(id);
        return ReadTransaction.get(() -> {
            Optional<ImportRecord> record = record(id);
            return progress.map(known -> ImportView.of(known, base))
                    .map(view -> record.map(stored -> view.with(stored.undo, stored.undoneBy))
                            .orElse(view))
                    .or(() -> record.map(stored -> history.view(stored, base)))
                    .orElseThrow(() -> notFound(id));
        });
    }

    /**
     * Cancels an import. Has no effect on one that has ended.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND} if there is none
     */
    void cancel(String id) {
        // An import that is only stored has ended.
        known.find(id).ifPresentOrElse(ImportProgress::cancel, () -> stored(id));
    }

    private Optional<ImportRecord> record(String id) {
        return idOf(id).flatMap(history::find);
    }

    /** Returns the id in an address; empty if the text is no id. */
    static Optional<Long> idOf(String text) {
        return text.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    static ProblemException notFound(String id) {
        return ProblemException.notFound("import", id);
    }

    /**
     * Returns the stored record of an import.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND} if there is none
     */
    ImportRecord stored(String id) {
        return ReadTransaction.get(() -> record(id).orElseThrow(() -> notFound(id)));
    }
}
