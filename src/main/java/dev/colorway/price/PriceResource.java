// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.http.BaseUri;
import dev.colorway.http.ProblemException;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
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

/** Prices, as a flat list of observations. */
@Path("/prices")
@Tag(name = "Prices")
public class PriceResource {

    @GET
    @Transactional
    @Operation(operationId = "listPrices", summary = "List prices",
            description = "Observations of what sneakers cost, the newest first. Only current ones unless `current=false` asks for the whole history.")
    public Page<PriceView> list(@BeanParam SneakersPriced sneakers, @BeanParam PriceFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        Question question = Question.of("/prices", sneakers, filter);
        return PriceListing.page(question, sneakers.narrow(filter.where()), filter, page, BaseUri.of(uri));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "readPrice", summary = "Read one price", description = "By its number.")
    public PriceView read(@RestPath @Parameter(description = "The number of the price, as in its `url`.", example = "1", schema = @Schema(type = SchemaType.STRING, maxLength = 120)) String id, UriInfo uri) {
        return number(id).stream().flatMap(number -> PriceListing.views(List.of(number), BaseUri.of(uri)).stream()).findFirst()
                .orElseThrow(() -> ProblemException.notFound("price", id));
    }

    private static Optional<Long> number(String id) {
        return id.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
    }
}
