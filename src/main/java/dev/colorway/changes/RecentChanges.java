// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import dev.colorway.revision.CatalogChange;
import dev.colorway.revision.ChangeId;
import java.util.ArrayList;
import java.util.List;

/**
 * The most recent changes, in memory. All subscribers that are not far behind read from here.
 *
 * @param from the position after which the changes begin
 * @param to the position up to which the changes are complete
 * @param changes in order
 * @param collaboratorsChangedAt the position of the last known change of a collaborator, or the position of
 *     {@link #startingAt} if none is known; from then on, a name can mean another collaborator
 */
record RecentChanges(ChangeId from, ChangeId to, List<CatalogChange> changes, ChangeId collaboratorsChangedAt) {

    /** The maximum number of changes in memory. A subscriber that is further behind reads from the database. */
    private static final int MAX_SIZE = 1000;

    private static final String COLLABORATORS = "collaborators";

    static RecentChanges startingAt(ChangeId position) {
        return new RecentChanges(position, position, List.of(), position);
    }

    boolean reachesBackTo(ChangeId position) {
        return from.compareTo(position) <= 0;
    }

    List<CatalogChange> after(ChangeId position) {
        return changes.stream()
                .filter(change -> change.id().compareTo(position) > 0)
                .toList();
    }

    /** Returns the changes with newer ones appended. Drops the oldest ones above the limit. */
    RecentChanges with(List<CatalogChange> newer, ChangeId upTo) {
        List<CatalogChange> all = new ArrayList<>(changes);
        all.addAll(newer);
        ChangeId changedAt = newer.stream()
                .filter(change -> change.resource.equals(COLLABORATORS))
                .map(CatalogChange::id)
                .reduce(collaboratorsChangedAt, (before, later) -> later);
        int surplus = Math.max(0, all.size() - MAX_SIZE);
        return new RecentChanges(
                surplus == 0 ? from : all.get(surplus - 1).id(),
                upTo,
                List.copyOf(all.subList(surplus, all.size())),
                changedAt);
    }
}
