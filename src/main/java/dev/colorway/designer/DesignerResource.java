// SPDX-License-Identifier: Apache-2.0
package dev.colorway.designer;

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
 * Serves the list of designers and single ones. A page costs three statements: the ids of its entries, the number of
 * all matches, and the entries.
 */
@Path("/designers")
@Tag(name = "Designers")
@RevisionSeen.OfCatalog
public class DesignerResource {

    private static final EntryEditor<Designer, DesignerDraft, DesignerView> EDITS =
            new EntryEditor<>(DesignerType.DESIGNERS, DesignerResource::load);

    private static final EntryList<DesignerView> ENTRIES = new EntryList<>("Designer", DesignerResource::load);

    @GET
    @Transactional
    @Operation(
            operationId = "listDesigners",
            summary = "List designers",
            description = "The people credited on silhouettes, each with the number of sneakers that they designed or "
                    + "relaunched and the address that lists them.")
    public Page<DesignerView> list(@BeanParam DesignerFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return ENTRIES.page(Question.of("/designers", filter), filter.where(), filter.order(), page, BaseUri.of(uri));
    }

    @GET
    @Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV})
    @Transactional
    @Operation(hidden = true)
    public Export export(@BeanParam DesignerFilter filter) {
        return DesignerType.DESIGNERS.export(filter.where(), filter.order());
    }

    @GET
    @Path("/{slug}")
    @Transactional
    @Operation(
            operationId = "readDesigner",
            summary = "Read one designer",
            description = "Returns the designer with this slug.")
    public DesignerView read(
            @RestPath
                    @Parameter(
                            description = "The slug of the designer.",
                            example = "hidenori-yamashita",
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
            operationId = "createDesigner",
            summary = "Create a designer",
            description = "If the body has no slug, the slug is built from the name.")
    public RestResponse<DesignerView> create(DesignerDraft draft, UriInfo uri) {
        return EDITS.create(draft, BaseUri.of(uri));
    }

    @PUT
    @RolesAllowed(Access.WRITER)
    @Path("/{slug}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "replaceDesigner",
            summary = "Create or replace a designer",
            description = "You can send back all that you read, with your changes: derived fields are ignored.")
    public RestResponse<DesignerView> replace(
            @RestPath
                    @Parameter(
                            description = "The slug of the designer.",
                            example = "hidenori-yamashita",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 120))
                    String slug,
            DesignerDraft draft,
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
            operationId = "patchDesigner",
            summary = "Change a designer",
            description = "Send a JSON Merge Patch (RFC 7396) as `application/merge-patch+json`. Fields that you send "
                    + "are set, `null` removes a field, fields that you leave out stay as they are.")
    public RestResponse<DesignerView> patch(
            @RestPath
                    @Parameter(
                            description = "The slug of the designer.",
                            example = "hidenori-yamashita",
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
            operationId = "deleteDesigner",
            summary = "Delete a designer",
            description = "You get a `409` while other entries refer to it.")
    public void delete(
            @RestPath
                    @Parameter(
                            description = "The slug of the designer.",
                            example = "hidenori-yamashita",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 120))
                    String slug,
            HttpHeaders headers) {
        EDITS.delete(slug, headers);
    }

    private static Map<Long, DesignerView> load(Collection<Long> ids, BaseUri base) {
        return EntryList.<Designer, DesignerView>counted(
                """
                select e, (select count(s.id) from Sneaker s where s.silhouette.id in (
                    select x.id from Silhouette x join x.designers d where d.designer.id = e.id and d.role <> NAMESAKE)) from Designer e
                where e.id in :ids""", ids, (designer, sneakers) -> DesignerView.of(designer, sneakers, base));
    }
}
