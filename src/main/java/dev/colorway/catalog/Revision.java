// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import io.quarkus.hibernate.orm.panache.Panache;

/** The number of the catalog's last write. Whoever writes locks it first, so writes follow one another, each upon what the one before left. */
public final class Revision {

    private Revision() {
    }

    /**
     * Waits until no other write is under way and keeps others waiting until the transaction ends.
     *
     * @return the number of this write
     */
    public static long lock() {
        return 1 + (Long) Panache.getEntityManager().createNativeQuery("select revision from catalog_revision where id = 1 for update", Long.class).getSingleResult();
    }

    /** Makes it so that this write has happened: to be called once something has changed. */
    public static void take(long revision) {
        Panache.getEntityManager().createNativeQuery("update catalog_revision set revision = :revision where id = 1")
                .setParameter("revision", revision).executeUpdate();
    }
}
