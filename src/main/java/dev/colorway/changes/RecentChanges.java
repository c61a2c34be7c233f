// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import dev.colorway.revision.CatalogChange;
import dev.colorway.revision.ChangeId;
import java.util.ArrayList;
import java.util.List;

/**
 * The last changes, which all who follow them closely are given from memory.
 *
 * @param from behind this place
 * @param to up to this place, all of them
 * @param changes in order
 * @param partiesAt where a collaborator was last created, changed or deleted, as far as is known: what a name means may
 *     be another since then
 */
record RecentChanges(ChangeId from, ChangeId to, List<CatalogChange> changes, ChangeId partiesAt) {

    /** How many are kept. Whoever is further behind is given them from the database. */
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

    /** The same with these behind it, as far as they are not in it; the oldest make room. */
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
