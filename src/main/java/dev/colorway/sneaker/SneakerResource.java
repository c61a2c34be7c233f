// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.http.BaseUri;
import dev.colorway.http.ProblemException;
import dev.colorway.price.PriceFilter;
import dev.colorway.price.PriceListing;
import dev.colorway.price.PriceView;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Sneakers: the list, one of them, and its prices. */
@Path("/sneakers")
@Tag(name = "Sneakers")
public class SneakerResource {

    private static final String SNEAKER = "Its slug, or its style code in any way of writing it.";
    private static final String EXAMPLE = "jjjjound-gel-kayano-14-silver-black";

    @GET
    @Transactional
    @Operation(operationId = "listSneakers", summary = "List sneakers",
            description = "The catalog, filtered and ordered. Values of one parameter are alternatives, parameters narrow each other. Every "
                    + "sneaker is shown with the lowest current price that satisfies the question.")
    public Page<SneakerView> list(@BeanParam SneakerFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return SneakerListing.page(filter, page, BaseUri.of(uri));
    }

    @GET
    @Path("/{sneaker}")
    @Transactional
    @Operation(operationId = "readSneaker", summary = "Read one sneaker", description = "By its slug or by its style code.")
    public SneakerView read(@RestPath @Parameter(description = SNEAKER, example = EXAMPLE, schema = @Schema(type = SchemaType.STRING, maxLength = 120)) String sneaker, @BeanParam QuotedIn quoted, UriInfo uri) {
        return SneakerListing.views(List.of(identify(sneaker).id()), quoted.price(), BaseUri.of(uri)).stream().findFirst()
                .orElseThrow(() -> ProblemException.notFound("sneaker", sneaker));
    }

    @GET
    @Path("/{sneaker}/prices")
    @Transactional
    @Tag(ref = "Prices")
    @Operation(operationId = "listPricesOfSneaker", summary = "List the prices of one sneaker", description = "The same as `/prices`, for one sneaker.")
    public Page<PriceView> prices(@RestPath @Parameter(description = SNEAKER, example = EXAMPLE, schema = @Schema(type = SchemaType.STRING, maxLength = 120)) String sneaker,
            @BeanParam PriceFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        SneakerIdentity found = identify(sneaker);
        return PriceListing.ofSneaker(found.id(), "/sneakers/" + found.slug() + "/prices", filter, page, BaseUri.of(uri));
    }

    private static SneakerIdentity identify(String sneaker) {
        return Optional.ofNullable(SneakerIdentity.find(List.of(sneaker)).get(sneaker)).orElseThrow(() -> ProblemException.notFound("sneaker", sneaker));
    }
}
