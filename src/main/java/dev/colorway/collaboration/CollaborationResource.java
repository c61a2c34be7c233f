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

/** Collaborations: the list and one of them. A page costs three statements: its numbers, how many match in all, and the entries. */
@Path("/collaborations")
@Tag(name = "Collaborations")
public class CollaborationResource {

    private static final Entries<CollaborationView> ENTRIES = new Entries<>("Collaboration", CollaborationResource::load);

    @GET
    @Transactional
    @Operation(operationId = "listCollaborations", summary = "List collaborations",
            description = "Joint projects, each with its collaborators in billing order, the number of its sneakers and the address that lists them.")
    public Page<CollaborationView> list(@BeanParam CollaborationFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return ENTRIES.page(Question.of("/collaborations", filter), filter.where(), filter.order(), page, BaseUri.of(uri));
    }

    @GET
    @Path("/{slug}")
    @Transactional
    @Operation(operationId = "readCollaboration", summary = "Read one collaboration", description = "By its slug.")
    public CollaborationView read(@RestPath @Parameter(description = "Its slug.", example = "jjjjound-x-asics", schema = @Schema(type = SchemaType.STRING, maxLength = 120)) String slug, UriInfo uri) {
        return ENTRIES.read(slug, BaseUri.of(uri));
    }

    private static Map<Long, CollaborationView> load(Collection<Long> ids, BaseUri base) {
        return Entries.<Collaboration, CollaborationView>counted("""
                select e, (select count(s.id) from Sneaker s where s.collaboration.id = e.id) from Collaboration e
                join fetch e.brand left join fetch e.collaborators
                where e.id in :ids""", ids, (collaboration, sneakers) -> CollaborationView.of(collaboration, sneakers, base));
    }
}
