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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads changes from the database. One read costs four statements, whatever its size: the range of the stored changes,
 * the positions of the changes, the changes with their collaborators, and a check that none of them was deleted during
 * the read. A filter with collaborators costs one more statement, which runs first.
 */
@ApplicationScoped
class ChangeListing {

    /** The query parameter for the start position. */
    static final String AFTER = "after";

    private static final int BATCH = 200;
    private static final ChangeSelection ALL = new ChangeSelection(Set.of(), Set.of());

    /**
     * The range of the stored changes.
     *
     * @param after the revision after which the stored changes begin
     * @param revision the revision of the last write
     */
    record Extent(long after, long revision) {

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

        ProblemException gone(ChangeId position, String name) {
            String why = position.revision() <= revision
                    ? "is too old: only changes after revision " + after + " are stored"
                    : "belongs to another catalog: this one is at revision " + revision;
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
     * Consecutive selected changes.
     *
     * @param changes in order
     * @param to the position up to which all selected changes are in {@code changes}
     */
    record Batch(List<CatalogChange> changes, ChangeId to) {

        static Batch of(List<CatalogChange> changes, long revision) {
            return new Batch(
                    changes, changes.size() == BATCH ? changes.get(BATCH - 1).id() : ChangeId.after(revision));
        }
    }

    /**
     * Returns the position at which a subscriber starts: the given one, or the last write for null.
     *
     * @param name the parameter or header that contained the position
     * @throws ProblemException {@link ProblemType#CHANGES_GONE} if changes after the position are missing
     */
    @Transactional
    @RevisionSeen.OfCatalog
    public ChangeId begin(@Nullable ChangeId position, String name) {
        Extent extent = Extent.read();
        return position == null ? ChangeId.after(extent.revision()) : extent.check(position, name);
    }

    /** Resolves a filter against the current collaborators. */
    @Transactional
    public ChangeSelection select(ChangeFilter filter) {
        return filter.selection();
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
     * Reads the next changes after a position.
     *
     * @return empty if some of these changes are no longer stored
     */
    @Transactional
    public Optional<Batch> next(ChangeId from, ChangeFilter filter) {
        Extent extent = Extent.read();
        return extent.contains(from)
                ? after(from, extent, filter.selection(), BATCH).map(changes -> Batch.of(changes, extent.revision()))
                : Optional.empty();
    }

    /** Returns a page of changes. Requires a transaction. */
    ChangesView page(ChangeFilter filter, ChangeLimit page, BaseUri base) {
        ChangeSelection selection = filter.selection();
        Extent extent = Extent.read();
        ChangeId from = extent.check(filter.after(), AFTER);
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
