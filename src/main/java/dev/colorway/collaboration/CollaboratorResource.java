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
 * Serves the list of collaborators and single ones. A page costs three statements: the ids of its entries, the number
 * of all matches, and the entries.
 */
@Path("/collaborators")
@Tag(name = "Collaborators")
@RevisionSeen.OfCatalog
public class CollaboratorResource {

    private static final EntryEditor<Collaborator, CollaboratorDraft, CollaboratorView> EDITS =
            new EntryEditor<>(CollaboratorType.COLLABORATORS, CollaboratorResource::load);

    private static final EntryList<CollaboratorView> ENTRIES =
            new EntryList<>("Collaborator", CollaboratorResource::load);

    @GET
    @Transactional
    @Operation(
            operationId = "listCollaborators",
            summary = "List collaborators",
            description = "The parties to collaborations, each with the number of its sneakers and the address that "
                    + "lists them.")
    public Page<CollaboratorView> list(@BeanParam CollaboratorFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return ENTRIES.page(
                Question.of("/collaborators", filter), filter.where(), filter.order(), page, BaseUri.of(uri));
    }

    @GET
    @Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV})
    @Transactional
    @Operation(hidden = true)
    public Export export(@BeanParam CollaboratorFilter filter) {
        return CollaboratorType.COLLABORATORS.export(filter.where(), filter.order());
    }

    @GET
    @Path("/{slug}")
    @Transactional
    @Operation(
            operationId = "readCollaborator",
            summary = "Read one collaborator",
            description = "Returns the collaborator with this slug.")
    public CollaboratorView read(
            @RestPath
                    @Parameter(
                            description = "The slug of the collaborator.",
                            example = "jjjjound",
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
            operationId = "createCollaborator",
            summary = "Create a collaborator",
            description = "If the body has no slug, the slug is built from the name.")
    public RestResponse<CollaboratorView> create(CollaboratorDraft draft, UriInfo uri) {
        return EDITS.create(draft, BaseUri.of(uri));
    }

    @PUT
    @RolesAllowed(Access.WRITER)
    @Path("/{slug}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "replaceCollaborator",
            summary = "Create or replace a collaborator",
            description = "You can send back all that you read, with your changes: derived fields are ignored.")
    public RestResponse<CollaboratorView> replace(
            @RestPath
                    @Parameter(
                            description = "The slug of the collaborator.",
                            example = "jjjjound",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 120))
                    String slug,
            CollaboratorDraft draft,
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
            operationId = "patchCollaborator",
            summary = "Change a collaborator",
            description = "Send a JSON Merge Patch (RFC 7396) as `application/merge-patch+json`. Fields that you send "
                    + "are set, `null` removes a field, fields that you leave out stay as they are.")
    public RestResponse<CollaboratorView> patch(
            @RestPath
                    @Parameter(
                            description = "The slug of the collaborator.",
                            example = "jjjjound",
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
            operationId = "deleteCollaborator",
            summary = "Delete a collaborator",
            description = "You get a `409` while other entries refer to it.")
    public void delete(
            @RestPath
                    @Parameter(
                            description = "The slug of the collaborator.",
                            example = "jjjjound",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 120))
                    String slug,
            HttpHeaders headers) {
        EDITS.delete(slug, headers);
    }

    private static Map<Long, CollaboratorView> load(Collection<Long> ids, BaseUri base) {
        return EntryList.<Collaborator, CollaboratorView>counted(
                """
                select e, (select count(s.id) from Sneaker s where s.collaboration.id in (
                    select k.id from Collaboration k join k.collaborators b where b.id = e.id)) from Collaborator e
                where e.id in :ids""", ids, (collaborator, sneakers) -> CollaboratorView.of(collaborator, sneakers, base));
    }
}
