// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import dev.colorway.http.BaseUri;
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
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * Reads changes from the database. One read costs at most four statements, whatever its size: the range of the stored
 * changes, the positions of the changes, the changes with their collaborators, and a check that none of them was
 * deleted during the read. A filter with collaborators costs one more statement, before the others. The start of a
 * filter with a time also costs one more, which reads the times of all stored changes.
 */
@ApplicationScoped
public class ChangeListing {

    private static final int BATCH = 200;
    private static final ChangeSelection ALL = new ChangeSelection(Set.of(), Set.of(), Set.of());

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
     * Returns the position at which a subscriber resumes.
     *
     * @param position the position that the subscriber sent; null for the start of the stored changes
     * @param name the header that contained the position
     * @throws ProblemException {@link ProblemType#CHANGES_GONE} if changes after the position are missing, or if the
     *     position is after the last write
     */
    @Transactional
    @RevisionSeen.OfCatalog
    public ChangeId resume(@Nullable ChangeId position, String name) {
        return StoredChanges.read().check(position, name);
    }

    /**
     * Returns the position at which a subscriber starts: the start of the filter, or the last write if the filter has
     * no start.
     *
     * @throws ProblemException {@link ProblemType#CHANGES_GONE} if changes after the start of the filter are missing,
     *     or if the start is after the last write
     */
    @Transactional
    @RevisionSeen.OfCatalog
    public ChangeId begin(ChangeFilter filter) {
        StoredChanges stored = StoredChanges.read();
        return filter.after() == null && filter.since() == null
                ? ChangeId.after(stored.revision())
                : stored.start(filter);
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

    /**
     * Adds the next new changes to the known ones, 200 at most. Starts again at the last write, without changes, if
     * {@code known} is null, or if some of the changes after it are no longer stored.
     */
    @Transactional
    public RecentChanges last(@Nullable RecentChanges known) {
        StoredChanges stored = StoredChanges.read();
        if (known == null || !stored.contains(known.to())) {
            return RecentChanges.startingAt(ChangeId.after(stored.revision()));
        }
        return after(known.to(), stored, ALL, BATCH)
                .map(changes -> Batch.of(changes, stored.revision()))
                .map(newer -> known.with(newer.changes(), newer.to()))
                .orElseGet(() -> RecentChanges.startingAt(ChangeId.after(stored.revision())));
    }

    /**
     * Reads the next changes after a position, 200 at most.
     *
     * @return empty if some of these changes are no longer stored, or if the position is after the last write
     */
    @Transactional
    public Optional<Batch> next(ChangeId from, ChangeSelection selection) {
        StoredChanges stored = StoredChanges.read();
        return stored.contains(from)
                ? after(from, stored, selection, BATCH).map(changes -> Batch.of(changes, stored.revision()))
                : Optional.empty();
    }

    /**
     * Returns a page of changes. Requires a transaction.
     *
     * @throws ProblemException {@link ProblemType#CHANGES_GONE} if changes after the start of the filter are missing,
     *     or if the start is after the last write
     */
    ChangesView page(ChangeFilter filter, ChangeLimit page, BaseUri base) {
        ChangeSelection selection = filter.selection();
        StoredChanges stored = StoredChanges.read();
        ChangeId from = stored.start(filter);
        List<CatalogChange> changes = after(from, stored, selection, page.limit() + 1)
                .orElseThrow(() -> StoredChanges.read().gone(from, StoredChanges.AFTER));
        boolean more = changes.size() > page.limit();
        List<CatalogChange> shown = more ? changes.subList(0, page.limit()) : changes;
        Question question = Question.of("/changes", filter.after(from), page);
        return new ChangesView(
                shown.stream().map(change -> ChangeView.of(change, base)).toList(),
                stored.revision(),
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
     * @param stored limits the changes to its revision, so that they belong to one state
     * @param limit the maximum number of changes
     * @return empty if some of the changes were deleted during the read
     */
    private static Optional<List<CatalogChange>> after(
            ChangeId from, StoredChanges stored, ChangeSelection selection, int limit) {
        Where where = selection
                .where()
                .and("c.place > :from", "from", from.number())
                .and("c.place <= :to", "to", ChangeId.after(stored.revision()).number());
        SelectionQuery<Long> query = Panache.getSession()
                .createSelectionQuery(
                        "select c.place from CatalogChange c" + where.hql() + " order by c.place", Long.class)
                .setMaxResults(limit);
        where.values().forEach((name, value) -> Where.bind(query, name, value));
        List<Long> positions = query.getResultList();
        List<CatalogChange> changes = positions.isEmpty()
                ? List.of()
                : Panache.getSession()
                        .createQuery(
                                "select c from CatalogChange c left join fetch c.collaborators where c.place in "
                                        + ":places order by c.place",
                                CatalogChange.class)
                        .setParameterList("places", positions)
                        .getResultList();
        return StoredChanges.read().contains(from) ? Optional.of(changes) : Optional.empty();
    }
}
