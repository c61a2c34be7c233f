// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import dev.colorway.catalog.CatalogChange;
import dev.colorway.catalog.Place;
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
record Tail(Place from, Place to, List<CatalogChange> changes, Place partiesAt) {

    /** How many are kept. Whoever is further behind is given them from the database. */
    private static final int LONGEST = 1000;

    private static final String PARTIES = "collaborators";

    static Tail beginningAt(Place place) {
        return new Tail(place, place, List.of(), place);
    }

    boolean reachesBackTo(Place place) {
        return from.compareTo(place) <= 0;
    }

    List<CatalogChange> after(Place place) {
        return changes.stream()
                .filter(change -> change.place().compareTo(place) > 0)
                .toList();
    }

    /** The same with these behind it, as far as they are not in it; the oldest make room. */
    Tail with(List<CatalogChange> newer, Place reaches) {
        List<CatalogChange> all = new ArrayList<>(changes);
        all.addAll(newer);
        Place parties = newer.stream()
                .filter(change -> change.resource.equals(PARTIES))
                .map(CatalogChange::place)
                .reduce(partiesAt, (before, later) -> later);
        int over = Math.max(0, all.size() - LONGEST);
        return new Tail(
                over == 0 ? from : all.get(over - 1).place(),
                reaches,
                List.copyOf(all.subList(over, all.size())),
                parties);
    }
}
