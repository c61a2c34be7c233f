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
 * @param to the position up to which they are complete
 * @param changes in order
 * @param partiesAt the position of the last known change of a collaborator; from then on, a name can mean another
 *     collaborator
 */
record RecentChanges(ChangeId from, ChangeId to, List<CatalogChange> changes, ChangeId partiesAt) {

    /** The maximum number of changes in memory. A subscriber that is further behind reads from the database. */
    private static final int LONGEST = 1000;

    private static final String PARTIES = "collaborators";

    static RecentChanges beginningAt(ChangeId place) {
        return new RecentChanges(place, place, List.of(), place);
    }

    boolean reachesBackTo(ChangeId place) {
        return from.compareTo(place) <= 0;
    }

    List<CatalogChange> after(ChangeId place) {
        return changes.stream()
                .filter(change -> change.place().compareTo(place) > 0)
                .toList();
    }

    /** Returns the changes with newer ones appended. Drops the oldest ones above the limit. */
    RecentChanges with(List<CatalogChange> newer, ChangeId reaches) {
        List<CatalogChange> all = new ArrayList<>(changes);
        all.addAll(newer);
        ChangeId parties = newer.stream()
                .filter(change -> change.resource.equals(PARTIES))
                .map(CatalogChange::place)
                .reduce(partiesAt, (before, later) -> later);
        int over = Math.max(0, all.size() - LONGEST);
        return new RecentChanges(
                over == 0 ? from : all.get(over - 1).place(),
                reaches,
                List.copyOf(all.subList(over, all.size())),
                parties);
    }
}
