// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.access.Access;
import dev.colorway.catalog.WriteResult;
import dev.colorway.catalog.WriteResult.Change;
import dev.colorway.http.BaseUri;
import dev.colorway.http.body.DraftReader;
import dev.colorway.http.body.OneOrMore;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.request.Preconditions;
import dev.colorway.http.request.Preference;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.rate.ObservedExchange;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.revision.Write;
import dev.colorway.rows.Export;
import dev.colorway.rows.FileOptions;
import dev.colorway.rows.RowFormat;
import dev.colorway.size.ShownSizes;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Serves prices as a flat list of observations. */
@Path("/prices")
@Tag(name = "Prices")
@RevisionSeen.OfCatalog
public class PriceResource {

    private static final int MAX_PRICES = 1000;

    @Inject
    DraftReader reader;

    @GET
    @Transactional
    @Operation(
            operationId = "listPrices",
            summary = "List prices",
            description = "Price observations, newest first. Only current prices, unless `current=false` requests the "
                    + "whole history.")
    public Page<PriceView> list(
            @BeanParam PriceSneakerFilter sneakers,
            @BeanParam PriceFilter filter,
            @BeanParam ShownSizes sizes,
            @BeanParam ObservedExchange exchange,
            @BeanParam PageRequest page,
            UriInfo uri) {
        Question question = Question.of("/prices", sneakers, filter, sizes, exchange);
        return PriceListing.page(
                question, sneakers.narrow(filter.where()), filter, sizes, exchange, page, BaseUri.of(uri));
    }

    @GET
    @Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV, RowFormat.OF_TSV, RowFormat.OF_XLSX})
    @Transactional
    @Operation(hidden = true)
    public Export export(
            @BeanParam PriceSneakerFilter sneakers, @BeanParam PriceFilter filter, @BeanParam FileOptions file) {
        return PriceListing.export(sneakers.narrow(filter.where()), filter.order())
                .with(file);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "readPrice", summary = "Read one price", description = "Returns the price with this id.")
    public PriceView read(@RestPath String id, UriInfo uri) {
        return parseId(id).stream()
                .flatMap(value -> PriceListing.views(List.of(value), BaseUri.of(uri)).stream())
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("price", id));
    }

    @POST
    @RolesAllowed(Access.WRITER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "createPrices",
            summary = "Add prices",
            description =
                    "Adds one observation, or a list of 1 to 1,000: all or none, unless `onFault=skip` leaves out "
                            + "those with faults. With `Prefer: return=minimal` the response has only the counts. "
                            + "Observations with the same "
                            + "sneaker, size, currency, kind, source, condition, market, time and reference are the "
                            + "same "
                            + "observation, so you can safely send one again.")
    @RequestBody(
            required = true,
            description = "A list of 1 to 1,000 observations, or a single observation without a list.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = PriceDraft.class)))
    public RestResponse<ObservedView> create(
            @BeanParam BatchOptions options,
            @Parameter(
                            in = ParameterIn.HEADER,
                            name = Preference.HEADER,
                            description = "`return=minimal` (RFC 7240): return only the counts, not the prices.",
                            schema = @Schema(type = SchemaType.STRING))
                    @RestHeader(Preference.HEADER)
                    @Nullable
                    String prefer,
            OneOrMore body,
            UriInfo uri) {
        PriceBatch batch = PriceBatch.read(body, MAX_PRICES, reader, options.skipsFaults());
        Write write = Write.begin();
        List<WriteResult<Price>> added = batch.add(write);
        write.end();
        long created = added.stream()
                .filter(outcome -> outcome.change() == Change.CREATED)
                .count();
        boolean isMinimal = Preference.isMinimal(prefer);
        List<PriceView> views = isMinimal && added.size() != 1
                ? List.of()
                : PriceListing.views(
                        added.stream().map(outcome -> outcome.accepted().id).toList(), BaseUri.of(uri));
        ResponseBuilder<ObservedView> answer = ResponseBuilder.create(
                created > 0 ? Status.CREATED : Status.OK,
                new ObservedView(isMinimal ? null : views, created, added.size() - created, batch.skipped()));
        if (isMinimal) {
            answer.header(Preference.APPLIED, Preference.MINIMAL);
        }
        return added.size() == 1 && created == 1
                ? answer.location(views.get(0).url()).build()
                : answer.build();
    }

    @DELETE
    @RolesAllowed(Access.WRITER)
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "deletePrice",
            summary = "Delete a price",
            description = "If the price was current, the newest remaining price of its series becomes current.")
    public void delete(@RestPath String id, HttpHeaders headers) {
        Preconditions preconditions = Preconditions.of(headers);
        Write write = Write.begin();
        Price price = parseId(id)
                .map(value -> Price.<Price>findById(value))
                .orElseThrow(() -> ProblemException.notFound("price", id));
        preconditions.check(price);
        PriceDeletion.of(price, write);
        write.end();
    }

    private static Optional<Long> parseId(String id) {
        return id.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
    }
}
