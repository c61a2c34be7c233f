// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import dev.colorway.settings.ChangeSettings;
import dev.colorway.settings.Settings;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Limits how many changes are stored, and for how long. Only whole writes are deleted. Writers check the limits from
 * time to time, so no background job is needed; more and older changes can be stored between two checks.
 *
 * @param maxChanges how many changes are stored at most
 * @param maxAge how long changes are stored
 */
record Retention(int maxChanges, Duration maxAge) {

    private static final int WRITES_BETWEEN_CHECKS = 100;
    private static final int LARGE_WRITE = 1000;
    private static final int MAX_CHECKED = 10_000;

    static Retention configured() {
        ChangeSettings settings = Settings.of(ChangeSettings.class);
        return new Retention(Math.min(settings.keepAtMost(), ChangeId.END_OF_WRITE - 1), settings.keepFor());
    }

    /**
     * Deletes the changes that are beyond the limits, within the transaction of a write. Checks the limits at every
     * hundredth write, and at each write of at least {@value #LARGE_WRITE} changes. If the write has more changes than
     * the limit, deletes all changes, its own included.
     *
     * @param revision the revision of the write
     * @param changes how many changes the write has
     * @param now the time of the write
     */
    void apply(long revision, int changes, Instant now) {
        if (changes > maxChanges) {
            deleteUpTo(revision);
        } else if (revision % WRITES_BETWEEN_CHECKS == 0 || changes >= LARGE_WRITE) {
            long last = Math.max(newestExcess(), newestExpired(now.minus(maxAge)));
            if (last > 0) {
                deleteUpTo(ChangeId.of(last).revision());
            }
        }
    }

    /** Returns the {@link ChangeId#number} of the newest change that exceeds the limit; 0 if no change exceeds it. */
    private long newestExcess() {
        return entities()
                .createQuery("select c.place from CatalogChange c order by c.place desc", Long.class)
                .setFirstResult(maxChanges)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst()
                .orElse(0L);
    }

    private record StoredChange(Long number, Instant at) {}

    /**
     * Returns the {@link ChangeId#number} of the newest change that is too old, among the 10,000 oldest; 0 if no change
     * is.
     */
    private static long newestExpired(Instant before) {
        List<StoredChange> oldest = entities()
                .createQuery("select c.place, c.writtenAt from CatalogChange c order by c.place", StoredChange.class)
                .setMaxResults(MAX_CHECKED)
                .getResultList();
        return oldest.stream()
                .filter(change -> change.at.isBefore(before))
                .mapToLong(StoredChange::number)
                .max()
                .orElse(0);
    }

    /** Deletes the changes of this write and of all earlier ones, and sets {@code changes_after} to its revision. */
    private static void deleteUpTo(long revision) {
        long last = ChangeId.after(revision).number();
        List.of(
                        "delete from catalog_change_collaborator where place <= :last",
                        "delete from catalog_change_cancelled_drop where place <= :last",
                        "delete from catalog_change where place <= :last")
                .forEach(sql -> entities()
                        .createNativeQuery(sql)
                        .setParameter("last", last)
                        .executeUpdate());
        entities()
                .createNativeQuery("update catalog_revision set changes_after = :revision where id = 1")
                .setParameter("revision", revision)
                .executeUpdate();
    }

    private static EntityManager entities() {
        return Panache.getEntityManager();
    }
}
