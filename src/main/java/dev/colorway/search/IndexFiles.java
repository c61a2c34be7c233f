// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import dev.colorway.revision.ChangesSince;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.store.AlreadyClosedException;
import org.jboss.logging.Logger;

/**
 * Opens and commits the files of the index. Discards files that fail, and keeps the index in memory while its folder
 * cannot be used. {@link IndexUpdater} calls it from one thread at a time.
 */
final class IndexFiles {

    private static final Logger LOG = Logger.getLogger(IndexFiles.class);

    /** The index stays in memory after this many failures of its files. */
    static final int FAILURES_BEFORE_MEMORY = 2;

    private static final long NANOS_BETWEEN_COMMITS = TimeUnit.SECONDS.toNanos(30);
    private static final String FORM = "form";

    private final VisibleIndex visible;
    private final Optional<String> folder;
    private final String form;
    private final Runnable whenInMemory;

    private long committed;
    /** How often the files have failed since the last commit to the folder. */
    private int failures;

    /**
     * @param folder the folder of the files; empty to keep the index in memory
     * @param form identifies the version of the content of the index, and the settings and the database on which it
     *     depends
     * @param whenInMemory runs when the index is in memory instead of its folder; must call {@link #returnToFolder}
     *     later
     */
    IndexFiles(VisibleIndex visible, Optional<String> folder, String form, Runnable whenInMemory) {
        this.visible = visible;
        this.folder = folder;
        this.form = form;
        this.whenInMemory = whenInMemory;
    }

    /** Opens the files if they are closed. Lets searches use them if they contain this catalog in the current form. */
    void open() throws IOException {
        if (visible.state() == IndexState.CLOSED) {
            LuceneIndex files = openFiles();
            visible.opened(files);
            Map<String, String> stored = files.state();
            if (form.equals(stored.get(FORM)) && ChangesSince.isSameCatalog(stored)) {
                visible.show(Long.parseLong(stored.get(ChangesSince.REVISION)));
            }
        }
    }

    private LuceneIndex openFiles() throws IOException {
        boolean isTooOften = folder.isPresent() && failures >= FAILURES_BEFORE_MEMORY;
        if (isTooOften) {
            LOG.warnf(
                    "The search index cannot be stored in %s now. It stays in memory until the folder can be written.",
                    folder.get());
        }
        LuceneIndex opened = LuceneIndex.open(isTooOften ? Optional.empty() : folder);
        if (folder.isPresent() && !opened.isKept()) {
            whenInMemory.run();
        }
        return opened;
    }

    /** @throws IndexTakenException if another process uses the index, or its folder cannot be used */
    void refuseIfTaken() {
        if (folder.isPresent() && !visible.files().isKept()) {
            throw new IndexTakenException(
                    "The index in " + folder.get() + " cannot be used. If a service uses it, stop the service.");
        }
    }

    /**
     * Closes the files after an I/O error, or if Lucene has already closed them. The next update opens them again. A
     * failure of any other kind does not close the files.
     */
    void discard(Exception failed) {
        boolean isOfFiles = failed instanceof IOException
                || failed instanceof UncheckedIOException
                || failed instanceof AlreadyClosedException;
        if (isOfFiles && visible.state() != IndexState.CLOSED) {
            failures++;
            LOG.warnf(
                    "The files of the search index failed. They are opened again, or the index is rebuilt: %s", failed);
            visible.discard();
        }
    }

    /**
     * Marks the open files as incomplete, so that a failed update is not committed as an index of the catalog. If the
     * process is killed, the next process uses the last commit.
     */
    void markIncomplete() throws IOException {
        visible.files().state(Map.of());
    }

    /**
     * Lets searches see an update that was written to the files. Commits the files after a rebuild, and otherwise at
     * most every 30 seconds.
     */
    void show(IndexUpdate update) throws IOException {
        LuceneIndex files = visible.files();
        Map<String, String> state = ChangesSince.state(update.revision());
        state.put(FORM, form);
        files.state(state);
        visible.refresh(update.revision());
        if (update.isRebuild() || System.nanoTime() - committed > NANOS_BETWEEN_COMMITS) {
            files.commit();
            committed = System.nanoTime();
            if (files.isKept()) {
                failures = 0;
            }
        }
    }

    /**
     * Copies the index from memory to its folder, unless it is closed or already there. Returns false if it was never
     * filled, or if a failed update has left it incomplete: the caller must try again later.
     *
     * @throws IOException if the folder cannot be written, or another process uses it
     */
    boolean returnToFolder() throws IOException {
        if (visible.state() == IndexState.CLOSED) {
            return true;
        }
        LuceneIndex inMemory = visible.files();
        if (inMemory.isKept()) {
            return true;
        }
        if (inMemory.state().isEmpty()) {
            return false;
        }
        visible.replace(inMemory.copyTo(Path.of(folder.orElseThrow())));
        inMemory.abandon();
        failures = 0;
        LOG.infof("The search index is stored in %s again", folder.get());
        return true;
    }

    /**
     * Closes the open files, and commits them. If an update has left them incomplete, keeps the last commit instead:
     * the next start continues from it.
     */
    void close() throws IOException {
        LuceneIndex open = visible.files();
        visible.closed();
        if (open.state().isEmpty()) {
            open.abandon();
        } else {
            open.close();
        }
    }
}
