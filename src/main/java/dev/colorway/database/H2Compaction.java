// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;
import org.jboss.logging.Logger;

/**
 * Shrinks the file of H2 while the service runs. H2 writes each changed page to a new position. Its thread that
 * reclaims the old positions also delays commits, and {@code WRITE_DELAY=0} turns that thread off: an import of a
 * million prices left a file of 9 GB with 1 GB in use.
 *
 * <p>Checks the file every 5 s. Does nothing in a process that serves no requests, such as an import as a command.
 */
@ApplicationScoped
class H2Compaction {

    private static final Logger LOG = Logger.getLogger(H2Compaction.class);
    private static final int MILLIS_BETWEEN_CHECKS = 5000;
    private static final int SECONDS_TO_END = 10;

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "h2-compaction");
        thread.setDaemon(true);
        return thread;
    });

    private final DataSource database;
    private final boolean isService;
    private final CompactionRuns runs = new CompactionRuns(System::nanoTime);

    @Inject
    H2Compaction(
            DataSource database,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean isService) {
        this.database = database;
        this.isService = isService;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void start(@Observes @Priority(Integer.MAX_VALUE) StartupEvent start) {
        if (isService && Database.current() == Database.H2) {
            schedule(MILLIS_BETWEEN_CHECKS);
        }
    }

    /**
     * Lets a running step end before the database closes. Does not interrupt it: H2 closes its file if a thread is
     * interrupted while it uses the file.
     */
    void end(@Observes @Priority(1) ShutdownEvent end) throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
    }

    private void schedule(long millis) {
        try {
            thread.schedule(this::check, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ending) {
            LOG.debug("The process is stopping", ending);
        }
    }

    private void check() {
        long millis = MILLIS_BETWEEN_CHECKS;
        try (Connection connection = database.getConnection()) {
            if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
                MVStore store = session.getDatabase().getStore().getMvStore();
                if (store.getFileStore() instanceof RandomAccessStore file && !file.isReadOnly()) {
                    millis = Math.max(1, Math.min(millis, runs.step(store, file)));
                }
            }
        } catch (SQLException away) {
            // Requests fail for the same reason, and their failure is logged.
            LOG.debug("The catalog file could not be checked", away);
        } catch (RuntimeException failed) {
            // H2 closes the file after such a failure, and the pool opens it again. A second attempt would do the same.
            LOG.warn("The catalog file could not be compacted. It is not compacted until the next start.", failed);
            return;
        }
        schedule(millis);
    }
}
