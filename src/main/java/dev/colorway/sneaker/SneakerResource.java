// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.access.Access;
import dev.colorway.answer.Fragment;
import dev.colorway.catalog.EntryEditor;
import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.drawing.ShoeDrawing;
import dev.colorway.http.BaseUri;
import dev.colorway.http.FileType;
import dev.colorway.http.body.MergePatch;
import dev.colorway.price.PriceDeletion;
import dev.colorway.price.PriceFilter;
import dev.colorway.price.PriceListing;
import dev.colorway.price.PriceView;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.rate.ObservedExchange;
import dev.colorway.revision.PricesSeen;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.rows.Export;
import dev.colorway.rows.FileOptions;
import dev.colorway.rows.RowFormat;
import dev.colorway.size.ShownSizes;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The operations on sneakers and on the prices of one sneaker. */
@Path("/sneakers")
@Tag(name = "Sneakers")
@RevisionSeen.OfCatalog
public class SneakerResource {

    private final SneakerType type;
    private final EntryEditor<Sneaker, SneakerDraft, SneakerView> editor;

    SneakerResource(SneakerType type) {
        this.type = type;
        editor = new EntryEditor<>(type, LoadedSneakers::asCallersSeeThem);
    }

    @GET
    @Operation(
            operationId = "listSneakers",
            summary = "List sneakers",
            description = "Searches, filters, sorts and counts the catalog. A sneaker must match all parameters. It "
                    + "matches a parameter with several values if it matches one of them. Each sneaker is shown with "
                    + "a current price that matches the request: the lowest of the kinds in `kind`; without `kind`, "
                    + "its lowest ask, else its last sale, else its lowest retail price, unless configured "
                    + "otherwise.")
    public SneakerPage list(
            @BeanParam SneakerFilter filter,
            @BeanParam ShownSizes sizes,
            @BeanParam Inclusion inclusion,
            @BeanParam FacetRequest facets,
            @BeanParam PageRequest page,
            UriInfo uri) {
        if (facets.facets().isEmpty()) {
            filter.recordPrices();
        }
        return SneakerListing.page(filter, sizes, inclusion, facets, page, BaseUri.of(uri));
    }

    @GET
    @Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV, RowFormat.OF_TSV, RowFormat.OF_XLSX})
    @Transactional
    @Operation(hidden = true)
    public Export export(@BeanParam SneakerFilter filter, @BeanParam FileOptions file) {
        return type.export(filter).with(file);
    }

    @GET
    @Path("/{sneaker}")
    @Operation(
            operationId = "readSneaker",
            summary = "Read one sneaker",
            description = "Returns the sneaker with this slug or style code. As `application/ld+json`, the response is "
                    + "a `Product` of schema.org, for web pages. It has no `availability`, because the catalog does "
                    + "not contain it. It has `offers` only if the shown price is an ask or a retail price.")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SneakerView.class)),
                @Content(mediaType = FileType.OF_JSON_LD, schema = @Schema(type = SchemaType.OBJECT))
            })
    public Fragment.Json read(
            @RestPath String sneaker,
            @BeanParam PriceSelection quoted,
            @BeanParam ShownSizes sizes,
            @BeanParam Inclusion inclusion,
            UriInfo uri) {
        // With sizes, the response depends on all prices: a size outside of all charts is known only if a price has it.
        if (quoted.price().sizes().isEmpty()) {
            PricesSeen.dependOnShownAnd(null);
        }
        return SneakerLookup.read(sneaker, quoted, sizes, inclusion, BaseUri.of(uri));
    }

    @GET
    @Path("/{sneaker}")
    @Produces(FileType.OF_JSON_LD + ";qs=0.2")
    @Operation(hidden = true)
    public Product product(@RestPath String sneaker, @BeanParam PriceSelection quoted, UriInfo uri) {
        return Product.read(sneaker, quoted, BaseUri.of(uri));
    }

    @GET
    @Path("/{sneaker}/prices")
    @Transactional
    @Tag(ref = "Prices")
    @Operation(
            operationId = "listPricesOfSneaker",
            summary = "List the prices of one sneaker",
            description = "Works like `/prices`, for one sneaker.")
    public Page<PriceView> prices(
            @RestPath String sneaker,
            @BeanParam PriceFilter filter,
            @BeanParam ShownSizes sizes,
            @BeanParam ObservedExchange exchange,
            @BeanParam PageRequest page,
            UriInfo uri) {
        SneakerIdentity found = SneakerIdentity.named(sneaker);
        return PriceListing.ofSneaker(
                found.id(), "/sneakers/" + found.slug() + "/prices", filter, sizes, exchange, page, BaseUri.of(uri));
    }

    @GET
    @Path("/{sneaker}/prices")
    @Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV, RowFormat.OF_TSV, RowFormat.OF_XLSX})
    @Transactional
    @Operation(hidden = true)
    public Export exportPrices(@RestPath String sneaker, @BeanParam PriceFilter filter, @BeanParam FileOptions file) {
        return PriceListing.exportOfSneaker(SneakerIdentity.named(sneaker).id(), filter)
                .with(file);
    }

    @GET
    @Path("/{sneaker}" + SneakerDrawing.PATH)
    @Produces(ShoeDrawing.MEDIA_TYPE)
    @Transactional
    @Operation(
            operationId = "drawSneaker",
            summary = "Draw one sneaker",
            description = "Returns a drawing of a running shoe in the colours of this sneaker, as SVG: 4:3, with a "
                    + "transparent background. The shoe is not the model of any maker. The colours are the sneaker's "
                    + "`colors`, else the colours that its `colorway` names, else greys.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = ShoeDrawing.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)))
    public String drawing(@RestPath String sneaker) {
        return SneakerDrawing.of(sneaker);
    }

    @POST
    @RolesAllowed(Access.WRITER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "createSneaker",
            summary = "Create a sneaker",
            description = "The slug is created from the name unless the body contains one.")
    public RestResponse<SneakerView> create(SneakerDraft draft, UriInfo uri) {
        return editor.create(draft, BaseUri.of(uri));
    }

    @PUT
    @RolesAllowed(Access.WRITER)
    @Path("/{sneaker}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "replaceSneaker",
            summary = "Create or replace a sneaker",
            description = "You can read a sneaker, change it and send it back as a whole: derived fields are ignored.")
    public RestResponse<SneakerView> replace(
            @RestPath String sneaker, SneakerDraft draft, HttpHeaders headers, UriInfo uri) {
        return editor.replace(sneaker, draft, headers, BaseUri.of(uri));
    }

    @PATCH
    @RolesAllowed(Access.WRITER)
    @Path("/{sneaker}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @Operation(
            operationId = "patchSneaker",
            summary = "Change a sneaker",
            description = "Send a JSON Merge Patch (RFC 7396) as `application/merge-patch+json`. Fields that you send "
                    + "are set, `null` removes a field, fields that you leave out stay as they are.")
    public RestResponse<SneakerView> patch(
            @RestPath String sneaker, MergePatch patch, HttpHeaders headers, UriInfo uri) {
        return editor.patch(sneaker, patch, headers, BaseUri.of(uri));
    }

    @DELETE
    @RolesAllowed(Access.WRITER)
    @Path("/{sneaker}")
    @Transactional
    @Operation(
            operationId = "deleteSneaker",
            summary = "Delete a sneaker",
            description = "A sneaker with prices is deleted only with `withPrices=true`, together with its prices.")
    public void delete(@RestPath String sneaker, @BeanParam DeleteOptions deletion, HttpHeaders headers) {
        editor.delete(sneaker, headers, (found, write) -> {
            if (deletion.withPrices()) {
                PriceDeletion.ofSneaker(new SneakerIdentity(found.id, found.slug, found.name), write);
            }
        });
    }
}
