// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import dev.colorway.database.Database;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The revision of the catalog: the sequence number of its last write. Every write locks it first, so writes run one
 * after the other, and each sees the result of the one before.
 */
public final class Revision {

    /** The PostgreSQL channel on which the revisions of writes are announced ({@code LISTEN}, {@code NOTIFY}). */
    public static final String CHANNEL = "catalog_revision";

    private static final String RETRY_AFTER_SECONDS = "5";
    /**
     * The key of a PostgreSQL advisory lock: long work locks it, all other writes share it. It is "Colorway" in ASCII,
     * so no other application has a reason to choose it.
     */
    private static final long LONG_WORK_LOCK = 0x436F6C6F72776179L;

    private static final String LOCK_LONG_WORK = "select 1 from pg_advisory_xact_lock(" + LONG_WORK_LOCK + ")";
    private static final String SHARED = " and pg_try_advisory_xact_lock_shared(" + LONG_WORK_LOCK + ")";
    /** The thread that runs long work; null if no thread does. Writes of other threads are refused. */
    private static final AtomicReference<@Nullable Thread> LONG_WORK = new AtomicReference<>();

    /** Work that can fail with an {@link IOException}. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    private Revision() {}

    /**
     * Runs long work that writes. While it runs, all other writes in this process are refused with a
     * {@code Retry-After} instead of waiting. On PostgreSQL, the writes of other processes are also refused, while a
     * write of the long work is in progress.
     */
    public static void runExclusively(Work work) throws IOException {
        LONG_WORK.set(Thread.currentThread());
        try {
            work.run();
        } finally {
            LONG_WORK.set(null);
        }
    }

    /** Returns whether this thread runs long work. */
    public static boolean isLongWork() {
        return LONG_WORK.get() == Thread.currentThread();
    }

    /** Returns the revision of the last committed write. */
    public static long current() {
        return read("").orElseThrow();
    }

    /**
     * Waits until no other write is in progress, then makes other writes wait until the transaction ends.
     *
     * @return the revision of the last write
     * @throws ProblemException {@link ProblemType#UNAVAILABLE} if other long work is in progress
     */
    static long lock() {
        Thread owner = LONG_WORK.get();
        boolean isLong = owner == Thread.currentThread();
        if (owner != null && !isLong) {
            throw busy();
        }
        // A write that waited for another process would block a connection that readers need.
        boolean hasOtherProcesses = Database.current() == Database.POSTGRESQL;
        if (hasOtherProcesses && isLong) {
            Panache.getEntityManager().createNativeQuery(LOCK_LONG_WORK).getResultList();
        }
        return read((hasOtherProcesses && !isLong ? SHARED : "") + " for update")
                .orElseThrow(Revision::busy);
    }

    private static ProblemException busy() {
        return new ProblemException(
                        ProblemType.UNAVAILABLE,
                        "An import is running, so other writes are refused. Try again in a moment.")
                .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }

    private static Optional<Long> read(String clause) {
        // No result class: with one, Hibernate prepares a native query each time and caches every plan.
        List<?> row = Panache.getEntityManager()
                .createNativeQuery("select revision from catalog_revision where id = 1" + clause)
                .getResultList();
        return row.stream().map(Number.class::cast).map(Number::longValue).findFirst();
    }

    /** Stores the revision of this write. */
    static void store(long revision) {
        Panache.getEntityManager()
                .createNativeQuery("update catalog_revision set revision = :revision where id = 1")
                .setParameter("revision", revision)
                .executeUpdate();
    }

    /**
     * Makes PostgreSQL notify other processes of this write once it is committed. Does nothing on H2: processes that
     * share an H2 database look up the revision (see {@link CommittedRevision}).
     */
    static void notifyListeners(long revision) {
        if (Database.current() == Database.POSTGRESQL) {
            Panache.getEntityManager()
                    .createNativeQuery("select 1 from pg_notify(:channel, :revision)")
                    .setParameter("channel", CHANNEL)
                    .setParameter("revision", Long.toString(revision))
                    .getResultList();
        }
    }
}
