// SPDX-License-Identifier: Apache-2.0
package dev.colorway.brand;

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
 * Serves the list of brands and single ones. A page costs three statements: the ids of its entries, the number of all
 * matches, and the entries.
 */
@Path("/brands")
@Tag(name = "Brands")
@RevisionSeen.OfCatalog
public class BrandResource {

    private static final EntryEditor<Brand, BrandDraft, BrandView> EDITS =
            new EntryEditor<>(BrandType.BRANDS, BrandResource::load);

    private static final EntryList<BrandView> ENTRIES = new EntryList<>("Brand", BrandResource::load);

    @GET
    @Transactional
    @Operation(
            operationId = "listBrands",
            summary = "List brands",
            description =
                    "The makers of sneakers, each with the number of its sneakers and the address that lists them.")
    public Page<BrandView> list(@BeanParam BrandFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return ENTRIES.page(Question.of("/brands", filter), filter.where(), filter.order(), page, BaseUri.of(uri));
    }

    @GET
    @Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV})
    @Transactional
    @Operation(hidden = true)
    public Export export(@BeanParam BrandFilter filter) {
        return BrandType.BRANDS.export(filter.where(), filter.order());
    }

    @GET
    @Path("/{slug}")
    @Transactional
    @Operation(operationId = "readBrand", summary = "Read one brand", description = "Returns the brand with this slug.")
    public BrandView read(
            @RestPath
                    @Parameter(
                            description = "The slug of the brand.",
                            example = "asics",
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
            operationId = "createBrand",
            summary = "Create a brand",
            description = "If the body has no slug, the slug is built from the name.")
    public RestResponse<BrandView> create(BrandDraft draft, UriInfo uri) {
        return EDITS.create(draft, BaseUri.of(uri));
    }

    @PUT
    @RolesAllowed(Access.WRITER)
    @Path("/{slug}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "replaceBrand",
            summary = "Create or replace a brand",
            description = "You can send back all that you read, with your changes: derived fields are ignored.")
    public RestResponse<BrandView> replace(
            @RestPath
                    @Parameter(
                            description = "The slug of the brand.",
                            example = "asics",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 120))
                    String slug,
            BrandDraft draft,
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
            operationId = "patchBrand",
            summary = "Change a brand",
            description = "Send a JSON Merge Patch (RFC 7396) as `application/merge-patch+json`. Fields that you send "
                    + "are set, `null` removes a field, fields that you leave out stay as they are.")
    public RestResponse<BrandView> patch(
            @RestPath
                    @Parameter(
                            description = "The slug of the brand.",
                            example = "asics",
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
            operationId = "deleteBrand",
            summary = "Delete a brand",
            description = "You get a `409` while other entries refer to it.")
    public void delete(
            @RestPath
                    @Parameter(
                            description = "The slug of the brand.",
                            example = "asics",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 120))
                    String slug,
            HttpHeaders headers) {
        EDITS.delete(slug, headers);
    }

    private static Map<Long, BrandView> load(Collection<Long> ids, BaseUri base) {
        return EntryList.<Brand, BrandView>counted("""
                select e, (select count(s.id) from Sneaker s where s.silhouette.brand.id = e.id) from Brand e
                where e.id in :ids""", ids, (brand, sneakers) -> BrandView.of(brand, sneakers, base));
    }
}
