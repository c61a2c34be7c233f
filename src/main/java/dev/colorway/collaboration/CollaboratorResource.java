// SPDX-License-Identifier: Apache-2.0
package dev.colorway.collaboration;

import dev.colorway.catalog.Entries;
import dev.colorway.http.BaseUri;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Collaborators: the list and one of them. A page costs three statements: its numbers, how many match in all, and the entries. */
@Path("/collaborators")
@Tag(name = "Collaborators")
public class CollaboratorResource {

    private static final Entries<CollaboratorView> ENTRIES = new Entries<>("Collaborator", CollaboratorResource::load);

    @GET
    @Transactional
    @Operation(operationId = "listCollaborators", summary = "List collaborators",
            description = "The parties to collaborations, each with the number of its sneakers and the address that lists them.")
    public Page<CollaboratorView> list(@BeanParam CollaboratorFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return ENTRIES.page(Question.of("/collaborators", filter), filter.where(), filter.order(), page, BaseUri.of(uri));
    }

    @GET
    @Path("/{slug}")
    @Transactional
    @Operation(operationId = "readCollaborator", summary = "Read one collaborator", description = "By its slug.")
    public CollaboratorView read(@RestPath @Parameter(description = "Its slug.", example = "jjjjound", schema = @Schema(type = SchemaType.STRING, maxLength = 120)) String slug, UriInfo uri) {
        return ENTRIES.read(slug, BaseUri.of(uri));
    }

    private static Map<Long, CollaboratorView> load(Collection<Long> ids, BaseUri base) {
        return Entries.<Collaborator, CollaboratorView>counted("""
                select e, (select count(s.id) from Sneaker s where s.collaboration.id in (
                    select k.id from Collaboration k join k.collaborators b where b.id = e.id)) from Collaborator e
                where e.id in :ids""", ids, (collaborator, sneakers) -> CollaboratorView.of(collaborator, sneakers, base));
    }
}
