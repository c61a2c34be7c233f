// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import dev.colorway.query.Page;
import dev.colorway.revision.RevisionSeen;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/**
 * Adds notes to the pages of lists from the database. A note is about a value of the query that matches no entry. This
 * filter uses the index, so it runs no SQL statement unless the index must be updated first. It adds no notes if the
 * index cannot be searched or updated.
 */
@Provider
@Priority(PageNotes.BEFORE_THE_PAGE_IS_WRITTEN)
public class PageNotes implements ContainerResponseFilter {

    /** Response filters run in descending order of priority. */
    static final int BEFORE_THE_PAGE_IS_WRITTEN = 6000;

    @Inject
    SearchIndex index;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Page<?> page && ValueNotes.isAbout(page.query())) {
            Optional<IndexSnapshot> current = index.readIfCurrent(RevisionSeen.orCurrent());
            if (current.isPresent()) {
                try (IndexSnapshot snapshot = current.get()) {
                    response.setEntity(page.plus(ValueNotes.ofEntries(snapshot, page.query())));
                }
            }
        }
    }
}
