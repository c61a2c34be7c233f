// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.revision.ChangeId;
import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The range of the stored changes.
 *
 * @param after the revision after which the stored changes begin
 * @param revision the revision of the last write
 */
record StoredChanges(long after, long revision) {

    /** The query parameter for the start position. */
    static final String AFTER = "after";

    private static final String SINCE = "since";

    /** The revision of a catalog before its first write. If {@link #after} is this revision, no change is missing. */
    private static final long EMPTY = 1;

    static StoredChanges read() {
        return Panache.getEntityManager()
                .createQuery("select r.changesAfter, r.revision from CatalogRevision r", StoredChanges.class)
                .getSingleResult();
    }

    /**
     * Checks that all changes after a position are stored.
     *
     * @param position the position; null for the start of the stored changes
     * @param name the parameter or header that contained the position
     * @return the position, or the start of the stored changes for null
     * @throws ProblemException {@link ProblemType#CHANGES_GONE} if changes after the position are missing, or if the
     *     position is after the last write
     */
    ChangeId check(@Nullable ChangeId position, String name) {
        if (position == null) {
            return ChangeId.after(after);
        }
        if (!contains(position)) {
            throw gone(position, name);
        }
        return position;
    }

    /**
     * Returns the start position of a filter; the start of the stored changes if the filter has none.
     *
     * @throws ProblemException {@link ProblemType#CHANGES_GONE} if changes after that position are missing, or if the
     *     position is after the last write
     */
    ChangeId start(ChangeFilter filter) {
        return filter.since() == null
                ? check(filter.after(), AFTER)
                : since(filter.since().first());
    }

    /**
     * Returns the position before the first write at this time or later; the position after the last write if there is
     * none. All writes before this position are earlier than the given time. Because the clocks of several processes
     * can differ, some writes after this position can also be earlier.
     */
    private ChangeId since(Instant time) {
        Times times = Panache.getEntityManager()
                .createQuery(
                        "select min(c.writtenAt), min(case when c.writtenAt >= :time then c.place end) "
                                + "from CatalogChange c",
                        Times.class)
                .setParameter("time", time)
                .getSingleResult();
        boolean isKnown =
                after <= EMPTY || (times.oldest == null ? time.isAfter(Instant.now()) : !time.isBefore(times.oldest));
        if (!isKnown) {
            throw gone(
                    SINCE,
                    "is too early: only changes after revision " + after + " are stored"
                            + (times.oldest == null ? "" : ", from " + times.oldest + " on"));
        }
        return times.first == null
                ? ChangeId.after(revision)
                : ChangeId.after(ChangeId.of(times.first).revision() - 1);
    }

    ProblemException gone(ChangeId position, String name) {
        String why = position.revision() <= revision
                ? "is too old: only changes after revision " + after + " are stored"
                : "belongs to another catalog: this one is at revision " + revision;
        return gone(name, why);
    }

    private static ProblemException gone(String name, String why) {
        return new ProblemException(
                ProblemType.CHANGES_GONE,
                "Start again: read what you need, or /catalog for everything. Then continue after the revision in "
                        + "the header Catalog-Revision of that response.",
                Fault.ofParameter(name, why));
    }

    boolean contains(ChangeId position) {
        return position.compareTo(ChangeId.after(after)) >= 0 && position.revision() <= revision;
    }

    /**
     * The times of the stored changes.
     *
     * @param oldest the earliest; null if none is stored
     * @param first the {@link ChangeId#number} of the first change at the requested time or later; null if there is
     *     none
     */
    private record Times(@Nullable Instant oldest, @Nullable Long first) {}
}
