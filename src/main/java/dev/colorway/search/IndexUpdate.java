// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import dev.colorway.query.Batches;
import dev.colorway.revision.ChangesSince;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One update of the index to a revision. Reads the affected entries again, or all entries. */
final class IndexUpdate {

    /** The most entries that are read while a request waits. More entries are read in the background. */
    private static final int AT_ONCE = 5_000;

    private static final int BATCH = 500;

    private final VisibleIndex visible;
    private final List<DocumentSource> sources;
    private final long revision;
    /** The slugs of the affected entries, by type; null to rebuild the index from all entries. */
    private final @Nullable Map<String, Set<String>> affected;

    private IndexUpdate(
            VisibleIndex visible,
            List<DocumentSource> sources,
            long revision,
            @Nullable Map<String, Set<String>> affected) {
        this.visible = visible;
        this.sources = sources;
        this.revision = revision;
        this.affected = affected;
    }

    /** Returns an update that reads all entries. */
    static IndexUpdate ofAll(VisibleIndex visible, List<DocumentSource> sources, long revision) {
        return new IndexUpdate(visible, sources, revision, null);
    }

    /**
     * Returns an update that reads the entries that changes affect. The update reads all entries in three cases: the
     * index is not {@link IndexState#SEARCHABLE}, not all changes since its revision are stored, or the changes affect
     * more than {@value #AT_ONCE} entries and more than half of the catalog.
     */
    static IndexUpdate ofChanges(VisibleIndex visible, List<DocumentSource> sources, long revision) {
        if (visible.state() != IndexState.SEARCHABLE || !ChangesSince.isKnownSince(visible.revision())) {
            return ofAll(visible, sources, revision);
        }
        LuceneIndex files = visible.files();
        Map<String, Set<String>> changes = ChangesSince.between(visible.revision(), revision);
        Map<String, Set<String>> affected = new HashMap<>();
        for (DocumentSource source : sources) {
            DocumentSource.Found indexed = (field, values) -> files.slugs(source.type(), field, values);
            Set<String> slugs = affected.computeIfAbsent(source.type(), none -> new HashSet<>());
            changes.forEach((resource, changed) -> slugs.addAll(source.affectedBy(resource, changed, indexed)));
        }
        return number(affected) > AT_ONCE && number(affected) > DocumentSource.total(sources) / 2
                ? ofAll(visible, sources, revision)
                : new IndexUpdate(visible, sources, revision, affected);
    }

    private static int number(Map<String, Set<String>> affected) {
        return affected.values().stream().mapToInt(Set::size).sum();
    }

    long revision() {
        return revision;
    }

    /** Returns whether the update reads all entries. */
    boolean isRebuild() {
        return affected == null;
    }

    /**
     * Returns whether the update reads more than {@value #AT_ONCE} entries. Requests do not wait for such an update.
     */
    boolean isLong() {
        return (affected == null ? DocumentSource.total(sources) : number(affected)) > AT_ONCE;
    }

    /**
     * Writes the entries to the files. Searches do not see them yet.
     *
     * @param progress receives the progress of a rebuild; if empty, the progress is logged
     * @param isEnding whether the process is stopping
     * @throws CancellationException if the process stops during a rebuild or another long update
     */
    void write(Optional<IndexingProgress> progress, BooleanSupplier isEnding) throws IOException {
        if (affected == null) {
            rebuild(progress.orElseGet(() -> IndexingProgress.logged(DocumentSource.total(sources))), isEnding);
        } else {
            // A short update runs to its end, because a request can wait for it.
            BooleanSupplier isStopped = isLong() ? isEnding : () -> false;
            for (DocumentSource source : sources) {
                update(source, affected.getOrDefault(source.type(), Set.of()), isStopped);
            }
        }
    }

    private void rebuild(IndexingProgress progress, BooleanSupplier isEnding) throws IOException {
        LuceneIndex files = visible.files();
        visible.clear();
        for (DocumentSource source : sources) {
            source.all(entry -> {
                checkRunning(isEnding);
                files.add(entry);
                progress.one();
            });
        }
        visible.filled();
    }

    private static void checkRunning(BooleanSupplier isStopped) {
        if (isStopped.getAsBoolean()) {
            throw new CancellationException("the process is stopping");
        }
    }

    private void update(DocumentSource source, Set<String> slugs, BooleanSupplier isStopped) throws IOException {
        LuceneIndex files = visible.files();
        for (List<String> batch : Batches.of(slugs, BATCH)) {
            checkRunning(isStopped);
            Set<String> gone = new HashSet<>(batch);
            source.of(batch, entry -> {
                files.put(entry);
                gone.remove(entry.slug());
            });
            for (String slug : gone) {
                files.remove(source.type(), slug);
            }
        }
    }
}
