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

/**
 * The number of the catalog's last write. Whoever writes locks it first, so writes follow one another, each upon what
 * the one before left.
 */
public final class Revision {

    /** What PostgreSQL tells the numbers of writes on. */
    public static final String CHANNEL = "catalog_revision";

    private static final String RETRY_AFTER_SECONDS = "5";
    /**
     * What long work locks in PostgreSQL, and every write shares: a number that nobody else has a reason to choose,
     * "Colorway" in ASCII.
     */
    private static final long LONG_WORK_LOCK = 0x436F6C6F72776179L;

    private static final String LOCK_LONG_WORK = "select 1 from pg_advisory_xact_lock(" + LONG_WORK_LOCK + ")";
    private static final String SHARED = " and pg_try_advisory_xact_lock_shared(" + LONG_WORK_LOCK + ")";
    /** The thread that long work is done by, which others are not to wait for; null if there is none. */
    private static final AtomicReference<Thread> LONG_WORK = new AtomicReference<>();

    /** What may fail to read. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    private Revision() {}

    /**
     * Does work that takes long and writes: meanwhile, whoever else wants to write, in this process or another, is told
     * to come back instead of waiting.
     */
    public static void reserve(Work work) throws IOException {
        LONG_WORK.set(Thread.currentThread());
        try {
            work.run();
        } finally {
            LONG_WORK.set(null);
        }
    }

    /** Whether this thread does such work. */
    public static boolean isLongWork() {
        return LONG_WORK.get() == Thread.currentThread();
    }

    /** The number of the last write that is committed. */
    public static long current() {
        return read("").orElseThrow();
    }

    /**
     * Waits until no other write is under way and keeps others waiting until the transaction ends.
     *
     * @return the number of the last write
     * @throws ProblemException {@link ProblemType#UNAVAILABLE} if long work is under way
     */
    static long lock() {
        Thread worker = LONG_WORK.get();
        boolean isLong = worker == Thread.currentThread();
        if (worker != null && !isLong) {
            throw isBusy();
        }
        // Whoever waited for another process would keep a connection meanwhile that readers need.
        boolean hasOthers = Database.current() == Database.POSTGRESQL;
        if (hasOthers && isLong) {
            Panache.getEntityManager().createNativeQuery(LOCK_LONG_WORK).getResultList();
        }
        return read((hasOthers && !isLong ? SHARED : "") + " for update").orElseThrow(Revision::isBusy);
    }

    private static ProblemException isBusy() {
        return new ProblemException(
                        ProblemType.UNAVAILABLE,
                        "An import is under way, and writes wait for it. Try again in a moment.")
                .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }

    private static Optional<Long> read(String how) {
        // Without a result class: with one, Hibernate prepares a native query each time and keeps every plan.
        List<?> row = Panache.getEntityManager()
                .createNativeQuery("select revision from catalog_revision where id = 1" + how)
                .getResultList();
        return row.stream().map(Number.class::cast).map(Number::longValue).findFirst();
    }

    /** Makes it so that this write has happened. */
    static void take(long revision) {
        Panache.getEntityManager()
                .createNativeQuery("update catalog_revision set revision = :revision where id = 1")
                .setParameter("revision", revision)
                .executeUpdate();
    }

    /** Has the database tell other processes of this write once it is committed, if it can. H2 has no other process. */
    static void tell(long revision) {
        if (Database.current() == Database.POSTGRESQL) {
            Panache.getEntityManager()
                    .createNativeQuery("select 1 from pg_notify(:channel, :revision)")
                    .setParameter("channel", CHANNEL)
                    .setParameter("revision", Long.toString(revision))
                    .getResultList();
        }
    }
}
