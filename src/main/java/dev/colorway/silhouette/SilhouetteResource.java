// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

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
import io.quarkus.hibernate.orm.panache.Panache;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Serves the list of silhouettes and single ones. A page costs four statements: the ids of its silhouettes, the number
 * of all matches, the silhouettes with credits and technologies, and their awards, successors and sneaker counts.
 */
@Path("/silhouettes")
@Tag(name = "Silhouettes")
@RevisionSeen.OfCatalog
public class SilhouetteResource {

    private static final EntryEditor<Silhouette, SilhouetteDraft, SilhouetteView> EDITS =
            new EntryEditor<>(SilhouetteType.SILHOUETTES, SilhouetteResource::load);

    private static final EntryList<SilhouetteView> ENTRIES = new EntryList<>("Silhouette", SilhouetteResource::load);

    @GET
    @Transactional
    @Operation(
            operationId = "listSilhouettes",
            summary = "List silhouettes",
            description =
                    "The designs that sneakers share, with credits, technologies, awards, predecessor and successor.")
    public Page<SilhouetteView> list(@BeanParam SilhouetteFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return ENTRIES.page(Question.of("/silhouettes", filter), filter.where(), filter.order(), page, BaseUri.of(uri));
    }

    @GET
    @Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV})
    @Transactional
    @Operation(hidden = true)
    public Export export(@BeanParam SilhouetteFilter filter) {
        return SilhouetteType.SILHOUETTES.export(filter.where(), filter.order());
    }

    @GET
    @Path("/{slug}")
    @Transactional
    @Operation(
            operationId = "readSilhouette",
            summary = "Read one silhouette",
            description = "Returns the silhouette with this slug.")
    public SilhouetteView read(
            @RestPath
                    @Parameter(
                            description = "The slug of the silhouette.",
                            example = "gel-kayano-14",
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
            operationId = "createSilhouette",
            summary = "Create a silhouette",
            description = "If the body has no slug, the slug is built from the name.")
    public RestResponse<SilhouetteView> create(SilhouetteDraft draft, UriInfo uri) {
        return EDITS.create(draft, BaseUri.of(uri));
    }

    @PUT
    @RolesAllowed(Access.WRITER)
    @Path("/{slug}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "replaceSilhouette",
            summary = "Create or replace a silhouette",
            description = "You can send back all that you read, with your changes: derived fields are ignored.")
    public RestResponse<SilhouetteView> replace(
            @RestPath
                    @Parameter(
                            description = "The slug of the silhouette.",
                            example = "gel-kayano-14",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 120))
                    String slug,
            SilhouetteDraft draft,
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
            operationId = "patchSilhouette",
            summary = "Change a silhouette",
            description = "Send a JSON Merge Patch (RFC 7396) as `application/merge-patch+json`. Fields that you send "
                    + "are set, `null` removes a field, fields that you leave out stay as they are.")
    public RestResponse<SilhouetteView> patch(
            @RestPath
                    @Parameter(
                            description = "The slug of the silhouette.",
                            example = "gel-kayano-14",
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
            operationId = "deleteSilhouette",
            summary = "Delete a silhouette",
            description = "You get a `409` while other entries refer to it.")
    public void delete(
            @RestPath
                    @Parameter(
                            description = "The slug of the silhouette.",
                            example = "gel-kayano-14",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 120))
                    String slug,
            HttpHeaders headers) {
        EDITS.delete(slug, headers);
    }

    private static Map<Long, SilhouetteView> load(Collection<Long> ids, BaseUri base) {
        Silhouette.fill(ids);
        List<Object[]> rows = Panache.getEntityManager()
                .createQuery("""
                select e, successor, (select count(s.id) from Sneaker s where s.silhouette.id = e.id) from Silhouette e
                left join fetch e.awards left join Silhouette successor on successor.predecessor.id = e.id
                where e.id in :ids""", Object[].class)
                .setParameter("ids", ids)
                .getResultList();
        Map<Long, SilhouetteView> views = new HashMap<>();
        rows.forEach(row -> views.put(
                ((Silhouette) row[0]).id,
                SilhouetteView.of((Silhouette) row[0], (Silhouette) row[1], (Long) row[2], base)));
        return views;
    }
}
