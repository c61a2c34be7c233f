// SPDX-License-Identifier: Apache-2.0
package dev.colorway.collaboration;

import dev.colorway.access.Access;
import dev.colorway.catalog.EntryEditor;
import dev.colorway.catalog.EntryList;
import dev.colorway.http.BaseUri;
import dev.colorway.http.body.MergePatch;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.rows.Export;
import dev.colorway.rows.RowFormat;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Serves the list of collaborations and single ones. A page costs three statements: the ids of its entries, the number
 * of all matches, and the entries.
 */
@Path("/collaborations")
@Tag(name = "Collaborations")
@RevisionSeen.OfCatalog
public class CollaborationResource {

    private static final EntryEditor<Collaboration, CollaborationDraft, CollaborationView> EDITS =
            new EntryEditor<>(CollaborationType.COLLABORATIONS, CollaborationResource::load);

    private static final EntryList<CollaborationView> ENTRIES =
            new EntryList<>("Collaboration", CollaborationResource::load);

    @GET
    @Transactional
    @Operation(
            operationId = "listCollaborations",
            summary = "List collaborations",
            description = "Joint projects, each with its collaborators in billing order, the number of its sneakers "
                    + "and the address that lists them.")
    public Page<CollaborationView> list(
            @BeanParam CollaborationFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return ENTRIES.page(
                Question.of("/collaborations", filter), filter.where(), filter.order(), page, BaseUri.of(uri));
    }

    @GET
    @Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV})
    @Transactional
    @Operation(hidden = true)
    public Export export(@BeanParam CollaborationFilter filter) {
        return CollaborationType.COLLABORATIONS.export(filter.where(), filter.order());
    }

    @GET
    @Path("/{slug}")
    @Transactional
    @Operation(
            operationId = "readCollaboration",
            summary = "Read one collaboration",
            description = "Returns the collaboration with this slug.")
    public CollaborationView read(
            @RestPath
                    @Parameter(
                            description = "The slug of the collaboration.",
                            example = "jjjjound-x-asics",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 120))
                    String slug,
            UriInfo uri) {
        return ENTRIES.read(slug, BaseUri.of(uri));
    }

    @POST
    @RolesAllowed(Access.WRITER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "createCollaboration",
            summary = "Create a collaboration",
            description = "If the body has no slug, the slug is built from the name.")
    public RestResponse<CollaborationView> create(CollaborationDraft draft, UriInfo uri) {
        return EDITS.create(draft, BaseUri.of(uri));
    }

    @PUT
    @RolesAllowed(Access.WRITER)
    @Path("/{slug}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "replaceCollaboration",
            summary = "Create or replace a collaboration",
            description = "You can send back all that you read, with your changes: derived fields are ignored.")
    public RestResponse<CollaborationView> replace(
            @RestPath
                    @Parameter(
                            description = "The slug of the collaboration.",
                            example = "jjjjound-x-asics",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 120))
                    String slug,
            CollaborationDraft draft,
            HttpHeaders headers,
            UriInfo uri) {
        return EDITS.replace(slug, draft, headers, BaseUri.of(uri));
    }

    @PATCH
    @RolesAllowed(Access.WRITER)
    @Path("/{slug}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @Operation(
            operationId = "patchCollaboration",
            summary = "Change a collaboration",
            description = "Send a JSON Merge Patch (RFC 7396) as `application/merge-patch+json`. Fields that you send "
                    + "are set, `null` removes a field, fields that you leave out stay as they are.")
    public RestResponse<CollaborationView> patch(
            @RestPath
                    @Parameter(
                            description = "The slug of the collaboration.",
                            example = "jjjjound-x-asics",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 120))
                    String slug,
            MergePatch patch,
            HttpHeaders headers,
            UriInfo uri) {
        return EDITS.patch(slug, patch, headers, BaseUri.of(uri));
    }

    @DELETE
    @RolesAllowed(Access.WRITER)
    @Path("/{slug}")
    @Transactional
    @Operation(
            operationId = "deleteCollaboration",
            summary = "Delete a collaboration",
            description = "You get a `409` while other entries refer to it.")
    public void delete(
            @RestPath
                    @Parameter(
                            description = "The slug of the collaboration.",
                            example = "jjjjound-x-asics",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 120))
                    String slug,
            HttpHeaders headers) {
        EDITS.delete(slug, headers);
    }

    private static Map<Long, CollaborationView> load(Collection<Long> ids, BaseUri base) {
        return EntryList.<Collaboration, CollaborationView>counted(
                """
                select e, (select count(s.id) from Sneaker s where s.collaboration.id = e.id) from Collaboration e
                join fetch e.brand left join fetch e.collaborators
                where e.id in :ids""", ids, (collaboration, sneakers) -> CollaborationView.of(collaboration, sneakers, base));
    }
}
