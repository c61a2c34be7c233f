// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import dev.colorway.query.Where;
import dev.colorway.revision.CatalogChange;
import java.util.Collections;
import java.util.Set;

/**
 * What is selected of the changes, by what they themselves hold, so that it can be asked of the database and of a
 * change in memory alike.
 *
 * @param resources any of these; empty for all
 * @param collaborators the slugs of collaborators, any of which it must concern; empty for all
 */
record ChangeSelection(Set<String> resources, Set<String> collaborators) {

    boolean matches(CatalogChange change) {
        return (resources.isEmpty() || resources.contains(change.resource))
                && (collaborators.isEmpty() || !Collections.disjoint(change.collaborators, collaborators));
    }

    /** The same as conditions on a change {@code c}. */
    Where where() {
        return new Where()
                .and("c.resource in :resources", "resources", resources)
                .and(
                        "exists (select 1 from CatalogChange x join x.collaborators b where x.place = c.place "
                                + "and b in :collaborators)",
                        "collaborators",
                        collaborators);
    }
}
