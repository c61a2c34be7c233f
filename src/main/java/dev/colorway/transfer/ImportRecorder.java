// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.WriteResult.Difference;
import dev.colorway.http.problem.Excerpt;
import dev.colorway.rows.RowLayout;
import dev.colorway.transfer.ImportRecord.Undo;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records the changes of one import and the rows that it leaves out. Writes the record in the transaction of the
 * import, so it is stored if and only if the import is. The record of a dry run is stored in separate transactions,
 * because the transaction of the dry run is rolled back.
 */
final class ImportRecorder {

    /**
     * The maximum length of a piece of a rejected line, in characters. A line can be too long for the database column,
     * because its quotes are doubled.
     */
    private static final int MAX_PIECE = ImportRecord.MAX_LENGTH / 2;

    private static final int PIECES = 500;

    private final RowLayout layout;
    private final ImportProgress progress;
    private final long maxCharacters;
    private final List<ImportedChange> changes = new ArrayList<>();
    private final List<RejectedRow> rejected = new ArrayList<>();
    /**
     * The last created entries or prices with consecutive ids. The next one can extend them. Null at first and after a
     * change.
     */
    private @Nullable ImportedChange created;

    private int lastPosition;
    private int rejectedLines;
    private long changeCharacters;
    private long rejectedCharacters;
    private boolean isStored;

    /**
     * @param maxCharacters the maximum length, in characters, of all changes together; all rejected rows together have
     *     the same limit
     */
    ImportRecorder(RowLayout layout, ImportProgress progress, long maxCharacters) {
        this.layout = layout;
        this.progress = progress;
        this.maxCharacters = maxCharacters;
    }

    private boolean isRecording() {
        return progress.rules.isRecorded() && changeCharacters <= maxCharacters;
    }

    /** Records an entry or price that the import creates. */
    void created(String resource, long id) {
        if (!isRecording()) {
            return;
        }
        if (created != null && created.resource.equals(resource) && created.lastId + 1 == id) {
            created.lastId = id;
            return;
        }
        created = next(resource, id);
        changeCharacters += resource.length();
    }

    private ImportedChange next(String resource, long id) {
        closeRun();
        ImportedChange change = new ImportedChange();
        change.importId = progress.id;
        change.position = ++lastPosition;
        change.resource = resource;
        change.firstId = id;
        change.lastId = id;
        return change;
    }

    private void closeRun() {
        if (created != null) {
            changes.add(created);
            created = null;
        }
    }

    /** Records an entry or price that the import changes. */
    void changed(long line, String resource, long id, String slug, Difference difference) {
        if (!isRecording()) {
            return;
        }
        List<String> fields = layout.differences(resource, difference.before(), difference.after());
        ImportedChange change = next(resource, id);
        change.line = line;
        change.slug = slug;
        change.before = layout.json(resource, difference.before(), fields);
        change.after = layout.json(resource, difference.after(), fields);
        changes.add(change);
        changeCharacters += change.before.length() + change.after.length() + slug.length();
    }

    /**
     * Records a line of the file with the rows that the import leaves out.
     *
     * @return false if the recorded lines exceed the limit
     */
    boolean reject(String content) {
        for (int begin = 0, end; begin < content.length(); begin = end) {
            end = Excerpt.end(content, begin, MAX_PIECE);
            rejected.add(new RejectedRow(progress.id, rejectedLines++, content.substring(begin, end)));
        }
        if (rejected.size() >= PIECES) {
            save();
        }
        rejectedCharacters += content.length();
        return rejectedCharacters <= maxCharacters;
    }

    /** Returns whether the import has a file with rows that it left out. */
    boolean hasRejected() {
        return rejectedLines > 0;
    }

    /**
     * Stores the changes and rows that were recorded since the last call, except the entries or prices in
     * {@link #created}.
     */
    void save() {
        if (changes.isEmpty() && rejected.isEmpty()) {
            return;
        }
        inOwnTransaction(() -> {
            changes.forEach(change -> change.persist());
            rejected.forEach(row -> row.persist());
        });
        changes.clear();
        rejected.clear();
        isStored = true;
    }

    private void inOwnTransaction(Runnable work) {
        if (progress.dryRun) {
            QuarkusTransaction.requiringNew().run(work);
        } else {
            work.run();
        }
    }

    /**
     * Stores the rest of the record, and the result of a listed import. If the changes exceed the limit, deletes the
     * stored ones. The stored result of a dry run cannot be undone. Record nothing afterwards.
     */
    void finish(ImportHistory history) {
        Undo undo = undo();
        closeRun();
        save();
        if (!progress.rules.isListed()) {
            return;
        }
        inOwnTransaction(() -> {
            if (undo == Undo.TOO_LARGE) {
                history.deleteChanges(progress.id);
            }
            history.store(progress, progress.dryRun ? Undo.NOT_RECORDED : undo);
        });
        isStored = true;
    }

    /** Returns whether the recorded changes allow an undo. A dry run has the result that its import would have. */
    Undo undo() {
        return !progress.rules.isRecorded()
                ? Undo.NOT_RECORDED
                : isRecording() ? lastPosition == 0 ? Undo.NOTHING : Undo.AVAILABLE : Undo.TOO_LARGE;
    }

    /**
     * Deletes the record of a dry run that was not completed. The record of any other import is rolled back together
     * with that import.
     */
    void discard(ImportHistory history) {
        if (progress.dryRun && isStored) {
            QuarkusTransaction.requiringNew().run(() -> history.delete(List.of(progress.id)));
        }
    }
}
