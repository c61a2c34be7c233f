// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rate;

import dev.colorway.access.Access;
import dev.colorway.catalog.EntryEditor;
import dev.colorway.catalog.EntryList;
import dev.colorway.catalog.EntryProposal;
import dev.colorway.catalog.EntryWriter;
import dev.colorway.catalog.WriteResult;
import dev.colorway.catalog.WriteResult.Change;
import dev.colorway.http.BaseUri;
import dev.colorway.http.body.DraftReader;
import dev.colorway.http.body.OneOrMore;
import dev.colorway.http.problem.Fault;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.revision.Write;
import dev.colorway.rows.Export;
import dev.colorway.rows.FileOptions;
import dev.colorway.rows.RowFormat;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/**
 * The operations on exchange rates. A {@code POST} never changes a stored rate; an import can correct it. A page costs
 * three SQL statements: the ids of the rates, the total, and the rates.
 */
@Path("/" + ExchangeRateType.RESOURCE)
@Tag(name = "Exchange rates")
@RevisionSeen.OfCatalog
public class ExchangeRateResource {

    private static final int MAX_RATES = 1000;

    private final ExchangeRateType type;
    private final EntryList<ExchangeRateView> rates;
    private final EntryEditor<ExchangeRate, ExchangeRateDraft, ExchangeRateView> editor;

    @Inject
    DraftReader reader;

    ExchangeRateResource(ExchangeRateType type) {
        this.type = type;
        EntryList.Loader<ExchangeRateView> loader = (ids, base) -> type.byId(ids).stream()
                .collect(Collectors.toMap(rate -> rate.id, rate -> ExchangeRateView.of(rate, base)));
        rates = new EntryList<>(type.entity(), loader);
        editor = new EntryEditor<>(type, loader);
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listExchangeRates",
            summary = "List exchange rates",
            description = "Exchange rates, each of one day. Other operations use them for their parameter `convertTo`.")
    public Page<ExchangeRateView> list(@BeanParam ExchangeRateFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return rates.page(
                Question.of("/" + ExchangeRateType.RESOURCE, filter),
                filter.where(),
                filter.order(),
                page,
                BaseUri.of(uri));
    }

    @GET
    @Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV, RowFormat.OF_TSV, RowFormat.OF_XLSX})
    @Transactional
    @Operation(hidden = true)
    public Export export(@BeanParam ExchangeRateFilter filter, @BeanParam FileOptions file) {
        return type.export(filter.where(), filter.order()).with(file);
    }

    @GET
    @Path("/{rate}")
    @Transactional
    @Operation(
            operationId = "readExchangeRate",
            summary = "Read one exchange rate",
            description = "Returns the exchange rate with this slug.")
    public ExchangeRateView read(@RestPath("rate") String slug, UriInfo uri) {
        return rates.read(slug, BaseUri.of(uri));
    }

    @POST
    @RolesAllowed(Access.WRITER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "createExchangeRates",
            summary = "Add exchange rates",
            description = "Adds one rate, or a list of 1 to 1,000: all or none. A source has one rate for a pair of "
                    + "currencies and a day, so you can safely send a rate again. If its `rate` differs from the "
                    + "stored one, you get a `409`: an import can correct it.")
    @RequestBody(
            required = true,
            description = "A list of 1 to 1,000 rates, or a single rate without a list.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = ExchangeRateDraft.class)))
    public RestResponse<AddedRatesView> create(OneOrMore body, UriInfo uri) {
        List<ExchangeRateDraft> drafts = body.read(ExchangeRateDraft.class, MAX_RATES, reader);
        Write write = Write.begin();
        List<WriteResult<ExchangeRate>> added = new EntryWriter<>(type, write)
                .write(drafts.stream().map(ExchangeRateResource::proposal).toList());
        refuseOtherRates(added, body.json().isArray());
        write.end();
        List<ExchangeRateView> views = added.stream()
                .map(result -> ExchangeRateView.of(result.accepted(), BaseUri.of(uri)))
                .toList();
        long created = added.stream()
                .filter(result -> result.change() == Change.CREATED)
                .count();
        ResponseBuilder<AddedRatesView> answer = ResponseBuilder.create(
                created > 0 ? Status.CREATED : Status.OK, new AddedRatesView(views, created, views.size() - created));
        return views.size() == 1 && created == 1
                ? answer.location(views.get(0).url()).build()
                : answer.build();
    }

    private static EntryProposal<ExchangeRateDraft> proposal(ExchangeRateDraft draft) {
        return new EntryProposal<>(
                draft.slug(), null, present -> new DraftReader.Reading<>(draft, List.of(), List.of()));
    }

    /** Refuses rates that differ from the stored rate of the same source, pair and day. */
    private static void refuseOtherRates(List<WriteResult<ExchangeRate>> added, boolean isList) {
        List<WriteResult<ExchangeRate>> refused = new ArrayList<>();
        for (int i = 0; i < added.size(); i++) {
            WriteResult.Difference difference = added.get(i).difference();
            if (difference != null && difference.before() instanceof ExchangeRateDraft before) {
                Fault fault = Fault.at(
                        "/rate",
                        "differs from the rate " + before.rate().toPlainString()
                                + " that this source has for this pair and day: delete the stored rate first, or "
                                + "import this rate");
                WriteResult<ExchangeRate> result = WriteResult.refused(List.of(), List.of(fault));
                refused.add(isList ? result.withPrefix("/" + i) : result);
            }
        }
        WriteResult.refuse(refused);
    }

    @DELETE
    @RolesAllowed(Access.WRITER)
    @Path("/{rate}")
    @Transactional
    @Operation(
            operationId = "deleteExchangeRate",
            summary = "Delete an exchange rate",
            description = "Amounts are then converted by other rates, or not at all.")
    public void delete(@RestPath("rate") String slug, HttpHeaders headers) {
        editor.delete(slug, headers);
    }
}
