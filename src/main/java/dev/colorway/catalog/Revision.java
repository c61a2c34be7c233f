// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.database.Database;
import dev.colorway.http.ProblemException;
import dev.colorway.http.ProblemType;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/** The number of the catalog's last write. Whoever writes locks it first, so writes follow one another, each upon what the one before left. */
public final class Revision {

    /** What PostgreSQL tells the numbers of writes on. */
    public static final String CHANNEL = "catalog_revision";
    private static final String RETRY_AFTER_SECONDS = "5";
    /** The thread that long work is done by, which others are not to wait for; null if there is none. */
    private static final AtomicReference<Thread> LONG_WORK = new AtomicReference<>();

    /** What may fail to read. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    private Revision() {
    }

    /** Does work that takes long and writes: meanwhile, whoever else wants to write here is told to come back instead of waiting. */
    public static void reserve(Work work) throws IOException {
        LONG_WORK.set(Thread.currentThread());
        try {
            work.run();
        } finally {
            LONG_WORK.set(null);
        }
    }

    /** The number of the last write that is committed. */
    public static long current() {
        return read("");
    }

    /**
     * Waits until no other write is under way and keeps others waiting until the transaction ends.
     *
     * @return the number of the last write
     * @throws ProblemException {@link ProblemType#UNAVAILABLE} if long work is under way
     */
    static long lock() {
        Thread worker = LONG_WORK.get();
        if (worker != null && worker != Thread.currentThread()) {
            throw new ProblemException(ProblemType.UNAVAILABLE, "An import is under way, and writes wait for it. Try again in a moment.")
                    .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return read(" for update");
    }

    private static long read(String how) {
        return (Long) Panache.getEntityManager().createNativeQuery("select revision from catalog_revision where id = 1" + how, Long.class).getSingleResult();
    }

    /** Makes it so that this write has happened. */
    static void take(long revision) {
        Panache.getEntityManager().createNativeQuery("update catalog_revision set revision = :revision where id = 1")
                .setParameter("revision", revision).executeUpdate();
    }

    /** Has the database tell other processes of this write once it is committed, if it can. H2 has no other process. */
    static void tell(long revision) {
        if (Database.current() == Database.POSTGRESQL) {
            Panache.getEntityManager().createNativeQuery("select pg_notify('" + CHANNEL + "', cast(:revision as text))", Object.class)
                    .setParameter("revision", revision).getResultList();
        }
    }
}
