// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.http.body.DraftReader;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.revision.Revision;
import dev.colorway.rows.RowFormat;
import dev.colorway.rows.RowReader;
import dev.colorway.search.SearchIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Runs the imports of this process, one at a time, and remembers the last 20. */
@ApplicationScoped
public class Imports {

    private static final Logger LOG = Logger.getLogger(Imports.class);
    private static final int REMEMBERED = 20;
    private static final int SECONDS_BETWEEN_LINES = 5;

    @Inject
    DraftReader drafts;

    @Inject
    SearchIndex index;

    @ConfigProperty(name = "colorway.transfer.max-size")
    long maxBytes;

    private final Deque<ImportProgress> last = new ArrayDeque<>();
    private long number;

    /**
     * Registers an import, which the caller must run next.
     *
     * @throws ProblemException {@link ProblemType#IMPORT_RUNNING} if another import is running
     */
    synchronized ImportProgress begin(boolean dryRun, ImportMode mode) {
        last.stream()
                .filter(progress -> progress.state() == ImportProgress.State.RUNNING)
                .findFirst()
                .ifPresent(other -> {
                    throw new ProblemException(
                            ProblemType.IMPORT_RUNNING,
                            "Another import is running: /imports/" + other.id + ", " + other.percent() + " % so far.");
                });
        ImportProgress progress = new ImportProgress(++number, dryRun, mode, Clock.systemUTC());
        last.addFirst(progress);
        while (last.size() > REMEMBERED) {
            last.removeLast();
        }
        return progress;
    }

    /**
     * Runs an import. The progress contains the result.
     *
     * @throws IOException if the file cannot be read to its end; the message is for callers
     */
    void run(InputStream file, RowFormat format, ImportProgress progress) throws IOException {
        if (progress.isCancelled()) {
            // The file can be incomplete: its upload stops when the import is cancelled.
            progress.end(ImportProgress.State.CANCELLED);
            log(progress);
            return;
        }
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        watch.scheduleAtFixedRate(() -> log(progress), SECONDS_BETWEEN_LINES, SECONDS_BETWEEN_LINES, TimeUnit.SECONDS);
        try (RowReader rows = format.reader(CatalogExport.LAYOUT, file, maxBytes)) {
            Revision.reserve(() -> new CatalogImport(drafts, progress).run(rows, index::follow));
        } finally {
            watch.shutdownNow();
            progress.endIfItHasNot();
            log(progress);
        }
    }

    private static void log(ImportProgress progress) {
        LOG.infof(
                "Import %d%s %s: %d rows, %d %% of the file, %d rows a second, %d faulty",
                progress.id,
                progress.dryRun ? " (dry run)" : "",
                progress.state(),
                progress.rows(),
                progress.percent(),
                progress.rowsPerSecond(),
                progress.faultyRows());
    }

    /** Returns the last imports, newest first. */
    synchronized List<ImportProgress> last() {
        return List.copyOf(last);
    }

    synchronized Optional<ImportProgress> find(String id) {
        return last.stream()
                .filter(progress -> Long.toString(progress.id).equals(id))
                .findFirst();
    }
}
