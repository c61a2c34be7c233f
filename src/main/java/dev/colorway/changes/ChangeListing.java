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

/**
 * Asks for changes. A part of them costs four statements, whatever it holds: how far the catalog and its changes reach,
 * the places of the changes, the changes with their collaborators, and whether none of them was forgotten meanwhile;
 * one more comes first where a collaborator is named.
 */
@ApplicationScoped
class ChangeListing {

    /** The parameter that names a place. */
    static final String AFTER = "after";

    private static final int BATCH = 200;
    private static final ChangeSelection ALL = new ChangeSelection(Set.of(), Set.of());

    /**
     * What there is of changes.
     *
     * @param after the write after which they begin
     * @param revision the last write
     */
    record Extent(long after, long revision) {

        static Extent read() {
            Object[] row = (Object[]) Panache.getEntityManager()
                    .createNativeQuery("select changes_after, revision from catalog_revision where id = 1")
                    .getSingleResult();
            return new Extent(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
        }

        /**
         * The place itself, or the first one for null.
         *
         * @param name what it was named with
         * @throws ProblemException if not all changes after it are there
         */
        ChangeId check(ChangeId place, String name) {
            if (place == null) {
                return ChangeId.after(after);
            }
            if (!holds(place)) {
                throw gone(place, name);
            }
            return place;
        }

        ProblemException gone(ChangeId place, String name) {
            String why = place.revision() <= revision
                    ? "is no longer followed: changes are kept after revision " + after
                    : "is of another catalog: this one is at revision " + revision;
            return new ProblemException(
                    ProblemType.CHANGES_GONE,
                    "Begin again: read what you need, /catalog for everything, and go on after the revision "
                            + "that the header Catalog-Revision of that answer tells.",
                    Fault.ofParameter(name, why));
        }

        boolean holds(ChangeId place) {
            return place.compareTo(ChangeId.after(after)) >= 0 && place.revision() <= revision;
        }
    }

    /**
     * Some changes.
     *
     * @param changes in order
     * @param to the place up to which there are no others
     */
    record Batch(List<CatalogChange> changes, ChangeId to) {

        static Batch of(List<CatalogChange> changes, long revision) {
            return new Batch(
                    changes, changes.size() == BATCH ? changes.get(BATCH - 1).place() : ChangeId.after(revision));
        }
    }

    /**
     * Where somebody begins to follow: behind the place that they name, or behind all.
     *
     * @param name what they named it with
     */
    @Transactional
    @RevisionSeen.OfCatalog
    public ChangeId begin(ChangeId place, String name) {
        Extent extent = Extent.read();
        return place == null ? ChangeId.after(extent.revision()) : extent.check(place, name);
    }

    /** What a filter selects at the moment. */
    @Transactional
    public ChangeSelection select(ChangeFilter filter) {
        return filter.selection();
    }

    /** What is new for who knows the last changes; null for who knows none. */
    @Transactional
    public RecentChanges last(RecentChanges known) {
        Extent extent = Extent.read();
        if (known == null || !extent.holds(known.to())) {
            return RecentChanges.beginningAt(ChangeId.after(extent.revision()));
        }
        return after(known.to(), extent, ALL, BATCH)
                .map(changes -> Batch.of(changes, extent.revision()))
                .map(newer -> known.with(newer.changes(), newer.to()))
                .orElseGet(() -> RecentChanges.beginningAt(ChangeId.after(extent.revision())));
    }

    /**
     * The next changes for who has seen all up to a place.
     *
     * @return empty if some of them are no longer kept
     */
    @Transactional
    public Optional<Batch> next(ChangeId from, ChangeFilter filter) {
        Extent extent = Extent.read();
        return extent.holds(from)
                ? after(from, extent, filter.selection(), BATCH).map(changes -> Batch.of(changes, extent.revision()))
                : Optional.empty();
    }

    /** A part of the changes, for who asks for it; within a transaction. */
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
                                        filter.after(shown.get(shown.size() - 1).place()),
                                        page)
                                .address(base)
                        : null,
                question.parameters());
    }

    /**
     * Changes in order, with their collaborators.
     *
     * @param from behind which they stand
     * @param extent up to whose revision they are looked for, so that they are of one state
     * @param limit how many at most
     * @return empty if some of them were forgotten while they were read
     */
    private static Optional<List<CatalogChange>> after(
            ChangeId from, Extent extent, ChangeSelection selection, int limit) {
        Where where = selection
                .where()
                .and("c.place > :from", "from", from.number())
                .and("c.place <= :to", "to", ChangeId.after(extent.revision()).number());
        var places = Panache.getEntityManager()
                .createQuery("select c.place from CatalogChange c" + where.hql() + " order by c.place", Long.class)
                .setMaxResults(limit);
        where.values().forEach(places::setParameter);
        List<Long> found = places.getResultList();
        List<CatalogChange> changes = found.isEmpty()
                ? List.of()
                : Panache.getEntityManager()
                        .createQuery(
                                "select c from CatalogChange c left join fetch c.collaborators where c.place in "
                                        + ":places order by c.place",
                                CatalogChange.class)
                        .setParameter("places", found)
                        .getResultList();
        return Extent.read().holds(from) ? Optional.of(changes) : Optional.empty();
    }
}
