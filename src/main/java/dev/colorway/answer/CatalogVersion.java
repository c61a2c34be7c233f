// SPDX-License-Identifier: Apache-2.0
package dev.colorway.answer;

import dev.colorway.database.Database;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.revision.Write;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/**
 * Reports the version of the catalog: while it stays the same, so does every response. The version that a request gets
 * is at least as new as every write that was committed when it asked.
 *
 * <p>On H2 this process is the only writer, so the version is the number of writes that ended. It is unknown from the
 * moment a write is about to commit until it ended. On PostgreSQL the version is the revision in the database. One
 * look-up serves all requests that wait for it, and each request waits for a look-up that began after it asked.
 */
@Singleton
class CatalogVersion {

    /** The version while a write is about to commit, or if it cannot be looked up. */
    static final long UNKNOWN = -1;

    /** URLs of an H2 database that other processes can write, too. */
    private static final Pattern SHARED_H2 = Pattern.compile("(?i)^jdbc:h2:(tcp|ssl):|AUTO_SERVER=TRUE");

    private static final Logger LOG = Logger.getLogger(CatalogVersion.class);
    /** How long the database may take for a look-up, in milliseconds. The connection is closed after that. */
    private static final int LONGEST_STATEMENT_MILLIS = 2000;
    /** Requests wait for a running look-up only if it began less than this long ago. Else they skip the cache. */
    private static final long LONGEST_WAIT_NANOS = Duration.ofMillis(500).toNanos();
    /** How long requests skip the cache after a look-up that failed. */
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final AgroalDataSource connections;
    private final Executor workers;
    private final boolean isOnlyWriter;

    /**
     * The writes that are about to commit. Each is an object, because a write that is retried has the same revision.
     */
    private final Set<Object> committing =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    private final AtomicLong ended = new AtomicLong();

    /** The look-up that runs; null if none does. Guarded by this. */
    private CompletableFuture<Long> running;
    /** When it began. Guarded by this. */
    private long begun;
    /** Until then requests skip the cache, because a look-up failed. Guarded by this. */
    private long usableFrom = System.nanoTime();
    /** The look-up that begins when the running one ends; null if no request waits for it. Guarded by this. */
    private CompletableFuture<Long> next;

    CatalogVersion(
            AgroalDataSource connections, ManagedExecutor workers, @ConfigProperty(name = Database.URL) String url) {
        this.connections = connections;
        this.workers = workers;
        isOnlyWriter =
                Database.current() == Database.H2 && !SHARED_H2.matcher(url).find();
    }

    void commits(@Observes Write.Written write) {
        committing.add(write);
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Write.Written write) {
        end(write);
    }

    void undone(@Observes(during = TransactionPhase.AFTER_FAILURE) Write.Written write) {
        end(write);
    }

    private void end(Write.Written write) {
        ended.incrementAndGet();
        committing.remove(write);
    }

    /** Returns the version, or {@link #UNKNOWN}. Completes at once on H2. */
    CompletionStage<Long> current() {
        return isOnlyWriter ? CompletableFuture.completedFuture(inMemory()) : lookedUp();
    }

    private long inMemory() {
        long version = ended.get();
        return committing.isEmpty() && ended.get() == version ? version : UNKNOWN;
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
        // A response from an index that is behind shows an older revision.
        return revision == RevisionSeen.highest() && inMemory() == before ? before : UNKNOWN;
    }

    private synchronized CompletionStage<Long> lookedUp() {
        long now = System.nanoTime();
        if (now < usableFrom || (running != null && now - begun > LONGEST_WAIT_NANOS)) {
            return CompletableFuture.completedFuture(UNKNOWN);
        }
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

    /** Call it with the lock of this. */
    private void begin(CompletableFuture<Long> lookUp) {
        begun = System.nanoTime();
        try {
            workers.execute(() -> {
                long revision = lookUp();
                CompletableFuture<Long> failed = end(revision != UNKNOWN);
                lookUp.complete(revision);
                if (failed != null) {
                    failed.complete(UNKNOWN);
                }
            });
        } catch (RejectedExecutionException stopping) {
            running = null;
            lookUp.complete(UNKNOWN);
        }
    }

    /**
     * Starts the next look-up if requests wait for it.
     *
     * @return after a failure, that look-up, which the caller must complete; else null
     */
    private synchronized CompletableFuture<Long> end(boolean succeeded) {
        CompletableFuture<Long> waiting = next;
        next = null;
        running = succeeded ? waiting : null;
        if (running != null) {
            begin(running);
        }
        if (succeeded) {
            return null;
        }
        usableFrom = System.nanoTime() + PAUSE_NANOS;
        return waiting;
    }

    private long lookUp() {
        try (Connection connection = connections.getConnection()) {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, LONGEST_STATEMENT_MILLIS);
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select revision from catalog_revision where id = 1")) {
                long revision = row.next() ? row.getLong(1) : UNKNOWN;
                connection.setNetworkTimeout(Runnable::run, usual);
                return revision;
            }
        } catch (SQLException | RuntimeException away) {
            LOG.debug("Cannot look up the revision of the catalog", away);
            return UNKNOWN;
        }
    }
}
