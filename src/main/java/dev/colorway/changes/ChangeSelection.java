// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import dev.colorway.query.Where;
import dev.colorway.revision.CatalogChange;
import java.util.Collections;
import java.util.Set;

/**
 * Selects changes by their own fields only, so it works as a query and on a change in memory.
 *
 * @param resources the resources to include; empty for all
 * @param collaborators the slugs of collaborators; a change must concern at least one of them; empty for all
 * @param kinds the kinds of changes to include; empty for all
 */
public record ChangeSelection(Set<String> resources, Set<String> collaborators, Set<CatalogChange.Kind> kinds) {

    /** Returns the same selection of these kinds of changes only. */
    public ChangeSelection ofKinds(Set<CatalogChange.Kind> others) {
        return new ChangeSelection(resources, collaborators, others);
    }

    boolean matches(CatalogChange change) {
        return (resources.isEmpty() || resources.contains(change.resource))
                && (kinds.isEmpty() || kinds.contains(change.change))
                && (collaborators.isEmpty() || !Collections.disjoint(change.collaborators, collaborators));
    }

    /** Returns the selection as HQL conditions on a change {@code c}. */
    Where where() {
        return new Where()
                .and("c.resource in :resources", "resources", resources)
                .and("c.change in :kinds", "kinds", kinds)
                .and(
                        "exists (select 1 from CatalogChange x join x.collaborators b where x.place = c.place "
                                + "and b in :collaborators)",
                        "collaborators",
                        collaborators);
    }
}
