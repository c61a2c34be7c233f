// SPDX-License-Identifier: Apache-2.0
package dev.colorway.collaboration;

import dev.colorway.catalog.EntryList;
import dev.colorway.catalog.EntryResource;
import dev.colorway.http.BaseUri;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.rows.Export;
import dev.colorway.rows.FileOptions;
import dev.colorway.rows.RowFormat;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Serves lists of collaborations and single collaborations. A page costs three statements: the ids of its
 * collaborations, the number of all matches, and the collaborations. An empty page costs two.
 */
@Path("/collaborations")
@Tag(name = "Collaborations")
@RevisionSeen.OfCatalog
public class CollaborationResource extends EntryResource<Collaboration, CollaborationDraft, CollaborationView> {

    CollaborationResource(CollaborationType type) {
        super(type, CollaborationResource::load);
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listCollaborations",
            summary = "List collaborations",
            description = "Joint projects, each with its collaborators in billing order, the number of its sneakers "
                    + "and the address that lists them.")
    public Page<CollaborationView> list(
            @BeanParam CollaborationFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return page(filter, filter.where(), filter.order(), page, uri);
    }

    @GET
    @Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV, RowFormat.OF_TSV, RowFormat.OF_XLSX})
    @Transactional
    @Operation(hidden = true)
    public Export export(@BeanParam CollaborationFilter filter, @BeanParam FileOptions file) {
        return export(filter.where(), filter.order()).with(file);
    }

    private static Map<Long, CollaborationView> load(Collection<Long> ids, BaseUri base) {
        return EntryList.<Collaboration, CollaborationView>counted(
                """
                select e, (select count(s.id) from Sneaker s where s.collaboration.id = e.id) from Collaboration e
                join fetch e.brand left join fetch e.collaborators
                where e.id in :ids
                """, ids, (collaboration, sneakers) -> CollaborationView.of(collaboration, sneakers, base));
    }
}
