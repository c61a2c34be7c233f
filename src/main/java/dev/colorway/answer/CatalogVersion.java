// SPDX-License-Identifier: Apache-2.0
package dev.colorway.answer;

import dev.colorway.database.Database;
import dev.colorway.revision.Write;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/**
 * Reports the version of the catalog: while it stays the same, so does every response. The version that a request gets
 * is at least as new as every write that was committed when it asked.
 *
 * <p>On H2 this process is the only writer, so the version is a count in memory. It is unknown while a write commits.
 * On PostgreSQL the version is the revision in the database. One look-up serves all requests that wait for it, and each
 * request waits for a look-up that began after it asked.
 */
@Singleton
class CatalogVersion {

    /** The version while a write commits, or if the database does not respond. */
    static final long UNKNOWN = -1;

    private static final Logger LOG = Logger.getLogger(CatalogVersion.class);
    /** How long a look-up may take, in seconds. Then requests are answered without the cache. */
    private static final int LOOK_UP_SECONDS = 2;

    private final AgroalDataSource connections;
    private final Executor workers;
    private final boolean isOnlyWriter = Database.current() == Database.H2;

    private final AtomicInteger committing = new AtomicInteger();
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong newestRevision = new AtomicLong();

    /** The look-up that runs; null if none does. Guarded by this. */
    private CompletableFuture<Long> running;
    /** The look-up that begins when the running one ends; null if no request waits for it. Guarded by this. */
    private CompletableFuture<Long> next;

    CatalogVersion(AgroalDataSource connections, ManagedExecutor workers) {
        this.connections = connections;
        this.workers = workers;
    }

    void commits(@Observes(during = TransactionPhase.BEFORE_COMPLETION) Write.Written written) {
        committing.incrementAndGet();
    }

    void committed(@Observes(during = TransactionPhase.AFTER_COMPLETION) Write.Written written) {
        newestRevision.accumulateAndGet(written.revision(), Math::max);
        commits.incrementAndGet();
        committing.decrementAndGet();
    }

    /** Returns the version, or {@link #UNKNOWN}. Completes at once on H2. */
    CompletionStage<Long> current() {
        return isOnlyWriter ? CompletableFuture.completedFuture(inMemory()) : lookedUp();
    }

    private long inMemory() {
        long version = commits.get();
        return committing.get() == 0 && commits.get() == version ? version : UNKNOWN;
    }

    /**
     * Returns the version of a response that was computed.
     *
     * @param before the version when its request began
     * @param revision the revision that the response shows at least
     * @return {@link #UNKNOWN} if the response may be older than a committed write
     */
    long of(long before, long revision) {
        if (!isOnlyWriter) {
            return revision;
        }
        // An index that cannot be updated answers with an older revision.
        boolean isNewest = newestRevision.accumulateAndGet(revision, Math::max) == revision;
        return isNewest && inMemory() == before ? before : UNKNOWN;
    }

    private synchronized CompletionStage<Long> lookedUp() {
        if (running == null) {
            running = new CompletableFuture<>();
            begin(running);
            return running;
        }
        if (next == null) {
            next = new CompletableFuture<>();
        }
        return next;
    }

    private void begin(CompletableFuture<Long> lookUp) {
        workers.execute(() -> {
            long revision = lookUp();
            synchronized (this) {
                running = next;
                next = null;
                if (running != null) {
                    begin(running);
                }
            }
            lookUp.complete(revision);
        });
    }

    private long lookUp() {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(LOOK_UP_SECONDS);
            try (ResultSet row = statement.executeQuery("select revision from catalog_revision where id = 1")) {
                return row.next() ? row.getLong(1) : UNKNOWN;
            }
        } catch (SQLException away) {
            LOG.debug("Cannot look up the revision of the catalog", away);
            return UNKNOWN;
        }
    }
}
