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
 * Serves lists of collaborators and single collaborators. A page costs three statements: the ids of its collaborators,
 * the number of all matches, and the collaborators. An empty page costs two.
 */
@Path("/collaborators")
@Tag(name = "Collaborators")
@RevisionSeen.OfCatalog
public class CollaboratorResource extends EntryResource<Collaborator, CollaboratorDraft, CollaboratorView> {

    CollaboratorResource(CollaboratorType type) {
        super(type, CollaboratorResource::load);
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listCollaborators",
            summary = "List collaborators",
            description = "The parties to collaborations, each with the number of its sneakers and the address that "
                    + "lists them.")
    public Page<CollaboratorView> list(@BeanParam CollaboratorFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return page(filter, filter.where(), filter.order(), page, uri);
    }

    @GET
    @Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV, RowFormat.OF_TSV, RowFormat.OF_XLSX})
    @Transactional
    @Operation(hidden = true)
    public Export export(@BeanParam CollaboratorFilter filter, @BeanParam FileOptions file) {
        return export(filter.where(), filter.order()).with(file);
    }

    private static Map<Long, CollaboratorView> load(Collection<Long> ids, BaseUri base) {
        return EntryList.<Collaborator, CollaboratorView>counted(
                """
                select e, (select count(s.id) from Sneaker s where s.collaboration.id in (
                    select k.id from Collaboration k join k.collaborators b where b.id = e.id)) from Collaborator e
                where e.id in :ids
                """, ids, (collaborator, sneakers) -> CollaboratorView.of(collaborator, sneakers, base));
    }
}
