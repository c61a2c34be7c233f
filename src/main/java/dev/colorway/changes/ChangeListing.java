// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import dev.colorway.http.BaseUri;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.query.Question;
import dev.colorway.query.Where;
import dev.colorway.revision.CatalogChange;
import dev.colorway.revision.ChangeId;
import dev.colorway.revision.RevisionSeen;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads changes from the database. One read costs four statements, whatever its size: the range of the stored changes,
 * the positions of the changes, the changes with their collaborators, and a check that none of them was deleted during
 * the read. A filter with collaborators costs one more statement, which runs first, and so does one with a time, which
 * reads the times of all stored changes.
 */
@ApplicationScoped
public class ChangeListing {

    /** The query parameter for the start position. */
    static final String AFTER = "after";

    private static final String SINCE = "since";

    private static final int BATCH = 200;
    private static final ChangeSelection ALL = new ChangeSelection(Set.of(), Set.of(), Set.of());

    /**
     * The range of the stored changes.
     *
     * @param after the revision after which the stored changes begin
     * @param revision the revision of the last write
     */
    record Extent(long after, long revision) {

        /** The revision of a catalog in which nothing was ever written. After it, every change is stored. */
        private static final long EMPTY = 1;

        static Extent read() {
            Object[] row = (Object[]) Panache.getEntityManager()
                    .createNativeQuery("select changes_after, revision from catalog_revision where id = 1")
                    .getSingleResult();
            return new Extent(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
        }

        /**
         * Checks that all changes after a position are stored.
         *
         * @param position the position; null for the start of the stored changes
         * @param name the parameter or header that contained the position
         * @return the position, or the start of the stored changes for null
         * @throws ProblemException {@link ProblemType#CHANGES_GONE} if changes after the position are missing
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
         * Returns the position at which the changes begin that a filter selects.
         *
         * @throws ProblemException {@link ProblemType#CHANGES_GONE} if some of them are missing
         */
        ChangeId start(ChangeFilter filter) {
            return filter.since() == null
                    ? check(filter.after(), AFTER)
                    : since(filter.since().first());
        }

        /**
         * Returns the position before the first write at this time or later. The clocks of several processes can
         * differ, so writes after it can have an earlier time, but none before it has a later one.
         */
        private ChangeId since(Instant time) {
            Times times = Panache.getEntityManager()
                    .createQuery(
                            "select min(c.writtenAt), min(case when c.writtenAt >= :time then c.place end) "
                                    + "from CatalogChange c",
                            Times.class)
                    .setParameter("time", time)
                    .getSingleResult();
            boolean isKnown = after <= EMPTY
                    || (times.oldest == null ? time.isAfter(Instant.now()) : !time.isBefore(times.oldest));
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
    }

    /**
     * The times of the stored changes.
     *
     * @param oldest the earliest; null if none is stored
     * @param first the number of the first change at the time that was asked for, or later; null if there is none
     */
    private record Times(@Nullable Instant oldest, @Nullable Long first) {}

    /**
     * Consecutive selected changes.
     *
     * @param changes in order
     * @param to the position up to which all selected changes are in {@code changes}
     */
    public record Batch(List<CatalogChange> changes, ChangeId to) {

        static Batch of(List<CatalogChange> changes, long revision) {
            return new Batch(
                    changes, changes.size() == BATCH ? changes.get(BATCH - 1).id() : ChangeId.after(revision));
        }
    }

    /**
     * Returns the position at which a subscriber resumes, if all changes after it are stored.
     *
     * @param name the header that contained the position
     * @throws ProblemException {@link ProblemType#CHANGES_GONE} if changes after the position are missing
     */
    @Transactional
    @RevisionSeen.OfCatalog
    public ChangeId resume(@Nullable ChangeId position, String name) {
        return Extent.read().check(position, name);
    }

    /**
     * Returns the position at which a subscriber starts: where the filter says, or the last write if it does not.
     *
     * @throws ProblemException {@link ProblemType#CHANGES_GONE} if selected changes are missing
     */
    @Transactional
    @RevisionSeen.OfCatalog
    public ChangeId begin(ChangeFilter filter) {
        Extent extent = Extent.read();
        return filter.after() == null && filter.since() == null
                ? ChangeId.after(extent.revision())
                : extent.start(filter);
    }

    /** Resolves a filter against the current collaborators. */
    @Transactional
    public ChangeSelection select(ChangeFilter filter) {
        return filter.selection();
    }

    /** Resolves a filter, and reads the next changes that it selects, like {@link #next(ChangeId, ChangeSelection)}. */
    @Transactional
    public Optional<Batch> next(ChangeId from, ChangeFilter filter) {
        return next(from, filter.selection());
    }

    /** Adds the new changes to the known ones. Starts again at the last write if {@code known} is null or too old. */
    @Transactional
    public RecentChanges last(@Nullable RecentChanges known) {
        Extent extent = Extent.read();
        if (known == null || !extent.contains(known.to())) {
            return RecentChanges.startingAt(ChangeId.after(extent.revision()));
        }
        return after(known.to(), extent, ALL, BATCH)
                .map(changes -> Batch.of(changes, extent.revision()))
                .map(newer -> known.with(newer.changes(), newer.to()))
                .orElseGet(() -> RecentChanges.startingAt(ChangeId.after(extent.revision())));
    }

    /**
     * Reads the next changes after a position, 200 at most.
     *
     * @return empty if some of these changes are no longer stored
     */
    @Transactional
    public Optional<Batch> next(ChangeId from, ChangeSelection selection) {
        Extent extent = Extent.read();
        return extent.contains(from)
                ? after(from, extent, selection, BATCH).map(changes -> Batch.of(changes, extent.revision()))
                : Optional.empty();
    }

    /** Returns a page of changes. Requires a transaction. */
    ChangesView page(ChangeFilter filter, ChangeLimit page, BaseUri base) {
        ChangeSelection selection = filter.selection();
        Extent extent = Extent.read();
        ChangeId from = extent.start(filter);
        List<CatalogChange> changes = after(from, extent, selection, page.limit() + 1)
                .orElseThrow(() -> Extent.read().gone(from, AFTER));
        boolean more = changes.size() > page.limit();
        List<CatalogChange> shown = more ? changes.subList(0, page.limit()) : changes;
        Question question = Question.of("/changes", filter.after(from), page);
        return new ChangesView(
                shown.stream().map(change -> ChangeView.of(change, base)).toList(),
                extent.revision(),
                more
                        ? Question.of(
                                        "/changes",
                                        filter.after(shown.get(shown.size() - 1).id()),
                                        page)
                                .address(base)
                        : null,
                question.parameters());
    }

    /**
     * Reads changes in order, with their collaborators.
     *
     * @param from the position after which they begin
     * @param extent limits the changes to its revision, so that they belong to one state
     * @param limit the maximum number of changes
     * @return empty if some of the changes were deleted during the read
     */
    private static Optional<List<CatalogChange>> after(
            ChangeId from, Extent extent, ChangeSelection selection, int limit) {
        Where where = selection
                .where()
                .and("c.place > :from", "from", from.number())
                .and("c.place <= :to", "to", ChangeId.after(extent.revision()).number());
        var query = Panache.getEntityManager()
                .createQuery("select c.place from CatalogChange c" + where.hql() + " order by c.place", Long.class)
                .setMaxResults(limit);
        where.values().forEach(query::setParameter);
        List<Long> positions = query.getResultList();
        List<CatalogChange> changes = positions.isEmpty()
                ? List.of()
                : Panache.getEntityManager()
                        .createQuery(
                                "select c from CatalogChange c left join fetch c.collaborators where c.place in "
                                        + ":places order by c.place",
                                CatalogChange.class)
                        .setParameter("places", positions)
                        .getResultList();
        return Extent.read().contains(from) ? Optional.of(changes) : Optional.empty();
    }
}
