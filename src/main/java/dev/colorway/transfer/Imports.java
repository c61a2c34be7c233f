// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.Revision;
import dev.colorway.http.DraftReader;
import dev.colorway.http.ProblemException;
import dev.colorway.http.ProblemType;
import dev.colorway.rows.RowFormat;
import dev.colorway.rows.RowReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** The imports of this process: one at a time, and what is known of the last ones. */
@ApplicationScoped
public class Imports {

    private static final Logger LOG = Logger.getLogger(Imports.class);
    private static final int REMEMBERED = 20;
    private static final int SECONDS_BETWEEN_LINES = 5;

    @Inject
    DraftReader drafts;

    @ConfigProperty(name = "colorway.transfer.max-size")
    long maxBytes;

    private final Deque<ImportProgress> last = new ArrayDeque<>();
    private long number;

    /**
     * Imports a file and gives what became of it.
     *
     * @throws ProblemException that another is under way
     * @throws IOException with a message for callers, if the file cannot be read to its end
     */
    ImportProgress run(Path file, RowFormat format, boolean dryRun) throws IOException {
        ImportProgress progress = begin(dryRun, Files.size(file));
        run(file, format, progress);
        return progress;
    }

    /** Announces an import, which is to be run next. */
    synchronized ImportProgress begin(boolean dryRun, long bytes) {
        refuseWhileOneRuns();
        ImportProgress progress = new ImportProgress(++number, dryRun, bytes, Clock.systemUTC());
        last.addFirst(progress);
        while (last.size() > REMEMBERED) {
            last.removeLast();
        }
        return progress;
    }

    /** Throws the problem that another import is under way, if one is. */
    synchronized void refuseWhileOneRuns() {
        last.stream().filter(progress -> progress.state() == ImportProgress.State.RUNNING).findFirst().ifPresent(other -> {
            throw new ProblemException(ProblemType.IMPORT_RUNNING, "Another import is under way: /imports/" + other.id + ", " + other.percent() + " % so far.");
        });
    }

    void run(Path file, RowFormat format, ImportProgress progress) throws IOException {
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        watch.scheduleAtFixedRate(() -> log(progress), SECONDS_BETWEEN_LINES, SECONDS_BETWEEN_LINES, TimeUnit.SECONDS);
        try (RowReader rows = format.reader(CatalogExport.LAYOUT, new BufferedInputStream(Files.newInputStream(file)), maxBytes)) {
            Revision.reserve(() -> new CatalogImport(drafts, progress).run(rows));
        } finally {
            watch.shutdownNow();
            if (progress.state() == ImportProgress.State.RUNNING) {
                progress.end(ImportProgress.State.FAILED);
            }
            log(progress);
        }
    }

    private static void log(ImportProgress progress) {
        LOG.infof("Import %d%s %s: %d rows, %d %% of the file, %d rows a second, %d faulty", progress.id, progress.dryRun ? " (dry run)" : "", progress.state(),
                progress.rows(), progress.percent(), progress.rowsPerSecond(), progress.faultyRows());
    }

    /** The last imports, the newest first. */
    synchronized List<ImportProgress> last() {
        return List.copyOf(last);
    }

    synchronized Optional<ImportProgress> find(String id) {
        return last.stream().filter(progress -> Long.toString(progress.id).equals(id)).findFirst();
    }
}
