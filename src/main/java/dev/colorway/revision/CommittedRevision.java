// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import dev.colorway.database.Database;
import dev.colorway.transaction.ReadTransaction;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reports the revision of the last committed write without a transaction. A request gets a revision at least as new as
 * every write that was committed before the request called {@link #current}.
 *
 * <p>If this process is the only writer, it remembers the revision. It is the only writer on H2, unless the URL of the
 * database lets other processes connect. The revision is unknown from the moment a write is about to commit until that
 * write ends. If other processes can write, all waiting requests share one look-up, and each request waits for a
 * look-up that began after its call of {@link #current}.
 */
@ApplicationScoped
public class CommittedRevision {

    /** The revision while a write is about to commit, or if it cannot be looked up. */
    public static final long UNKNOWN = -1;

    /** URLs of an H2 database that other processes can also write. */
    private static final Pattern SHARED_H2 = Pattern.compile("(?i)^jdbc:h2:(tcp|ssl):|AUTO_SERVER=TRUE");

    private static final Logger LOG = Logger.getLogger(CommittedRevision.class);
    /**
     * How long the database may take for a look-up, and how long {@link #await} waits for the look-up, in milliseconds.
     * After that, the connection is closed.
     */
    private static final int LONGEST_STATEMENT_MILLIS = 2000;
    /**
     * Requests wait for a running look-up only if it began at most this time ago. Otherwise they get {@link #UNKNOWN}.
     */
    private static final long LONGEST_WAIT_NANOS = Duration.ofMillis(500).toNanos();
    /** How long no look-up begins after a look-up that failed. Callers get {@link #UNKNOWN} during this time. */
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final AgroalDataSource connections;
    private final Executor workers;
    private final boolean isOnlyWriter;

    /** The writes that are about to commit, compared by identity: a write that is retried has the same revision. */
    private final Set<Object> committing =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    /**
     * The revision of the last write that this process committed or looked up. Used only if this process is the only
     * writer. Guarded by this.
     */
    private long remembered = UNKNOWN;

    /** The revision that was looked up last. Guarded by this. */
    private long lookedUp = UNKNOWN;

    private volatile int setbacks;

    /** The look-up that runs; null if none does. Guarded by this. */
    private @Nullable CompletableFuture<Long> running;
    /** When the running look-up began, as {@link System#nanoTime()}. Guarded by this. */
    private long begun;
    /**
     * No look-up begins before this time, as {@link System#nanoTime()}, because the last one failed. Guarded by this.
     */
    private long usableFrom = System.nanoTime();
    /** The look-up that begins when the running one ends; null if no request waits for it. Guarded by this. */
    private @Nullable CompletableFuture<Long> next;

    CommittedRevision(AgroalDataSource connections, @ConfigProperty(name = Database.URL) String url) {
        this.connections = connections;
        // A look-up is not a part of the transaction of the request that waits for it.
        workers = ManagedExecutor.builder()
                .propagated(ThreadContext.ALL_REMAINING)
                .cleared(ThreadContext.TRANSACTION)
                .build();
        isOnlyWriter =
                Database.current() == Database.H2 && !SHARED_H2.matcher(url).find();
    }

    void commits(@Observes Write.Written write) {
        committing.add(write);
    }

    synchronized void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Write.Written write) {
        remembered = Math.max(remembered, write.revision());
        committing.remove(write);
    }

    void undone(@Observes(during = TransactionPhase.AFTER_FAILURE) Write.Written write) {
        committing.remove(write);
    }

    /**
     * Returns the revision, or {@link #UNKNOWN}. If this process is the only writer and a revision is remembered, the
     * stage is already complete.
     */
    public CompletionStage<Long> current() {
        if (!isOnlyWriter) {
            return lookedUp();
        }
        synchronized (this) {
            if (!committing.isEmpty()) {
                return CompletableFuture.completedFuture(UNKNOWN);
            }
            if (remembered != UNKNOWN) {
                return CompletableFuture.completedFuture(remembered);
            }
        }
        return lookedUp().thenApply(this::remember);
    }

    /**
     * Returns how often a look-up found an older revision than the look-up before. The database is then an older
     * backup, or a replica that is behind, so a revision can mean other writes than before.
     */
    public int setbacks() {
        return setbacks;
    }

    /**
     * Remembers a revision that was looked up, unless a write was committed since then or is about to commit.
     *
     * @return the remembered revision; {@link #UNKNOWN} if a write is about to commit
     */
    private synchronized long remember(long found) {
        if (remembered == UNKNOWN && committing.isEmpty()) {
            remembered = found;
        }
        return committing.isEmpty() ? remembered : UNKNOWN;
    }

    /**
     * Returns the revision. Waits for a look-up, and reads the revision in a transaction if the look-up takes too long
     * or gives {@link #UNKNOWN}.
     */
    long await() {
        long found = UNKNOWN;
        try {
            found = current().toCompletableFuture().get(LONGEST_STATEMENT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException away) {
            LOG.debug("Cannot look up the revision of the catalog", away);
        }
        return found == UNKNOWN ? ReadTransaction.get(Revision::current) : found;
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

    /** Starts a look-up. The caller must have the lock of this object. */
    private void begin(CompletableFuture<Long> lookUp) {
        begun = System.nanoTime();
        try {
            workers.execute(() -> {
                long revision = UNKNOWN;
                try {
                    revision = lookUp();
                } finally {
                    CompletableFuture<Long> failed = end(revision);
                    lookUp.complete(revision);
                    if (failed != null) {
                        failed.complete(UNKNOWN);
                    }
                }
            });
        } catch (RejectedExecutionException stopping) {
            running = null;
            lookUp.complete(UNKNOWN);
        }
    }

    /**
     * Ends a look-up. After a success, starts the next one if requests wait for it.
     *
     * @return after a failure, the next look-up if requests wait for one: it is not started, and the caller completes
     *     it as unknown; null in all other cases
     */
    private synchronized @Nullable CompletableFuture<Long> end(long revision) {
        boolean succeeded = revision != UNKNOWN;
        if (succeeded) {
            setbacks += revision < lookedUp ? 1 : 0;
            lookedUp = revision;
        }
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
