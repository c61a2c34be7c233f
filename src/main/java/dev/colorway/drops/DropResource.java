// SPDX-License-Identifier: Apache-2.0
package dev.colorway.drops;

import dev.colorway.catalog.UtcClock;
import dev.colorway.feed.FeedAnswers;
import dev.colorway.http.BaseUri;
import dev.colorway.query.PageRequest;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.rows.Export;
import dev.colorway.rows.FileOptions;
import dev.colorway.rows.RowFormat;
import dev.colorway.size.ShownSizes;
import dev.colorway.sneaker.FacetRequest;
import dev.colorway.sneaker.Inclusion;
import dev.colorway.sneaker.SneakerFilter;
import dev.colorway.sneaker.SneakerPage;
import dev.colorway.sneaker.SneakerType;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Drops: sneakers by their release date, as a list, a calendar and feeds. */
@Path("/")
@Tag(name = "News")
@RevisionSeen.OfCatalog
public class DropResource {

    private static final String LIST_PATH = "drops";
    private static final String CALENDAR_PATH = "drops.ics";
    private static final String ATOM_PATH = "drops.atom";
    private static final String JSON_PATH = "drops.feed.json";

    /**
     * A calendar contains past releases for this many days: a subscriber's program shows only the events of the last
     * response.
     */
    private static final int DAYS_KEPT = 90;

    @Inject
    SneakerType type;

    @Inject
    DropEvents events;

    @Inject
    FeedAnswers answers;

    @GET
    @Path(LIST_PATH)
    @Operation(
            operationId = "listDrops",
            summary = "List drops",
            description = "Lists sneakers by their release date, from today on. Works like `/sneakers`, with its "
                    + "parameters. A release date is known to the day, the month or the year: a month comes after the "
                    + "days of this month, a year after its months. A sneaker without a release date is no drop.")
    public SneakerPage list(
            @BeanParam DropRange range,
            @BeanParam SneakerFilter filter,
            @BeanParam ShownSizes sizes,
            @BeanParam Inclusion inclusion,
            @BeanParam FacetRequest facets,
            @BeanParam PageRequest page,
            UriInfo uri) {
        return byDate(range, filter, uri).page(sizes, inclusion, facets, page, BaseUri.of(uri));
    }

    @GET
    @Path(LIST_PATH)
    @Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV, RowFormat.OF_TSV, RowFormat.OF_XLSX})
    @Transactional
    @Operation(hidden = true)
    public Export export(
            @BeanParam DropRange range, @BeanParam SneakerFilter filter, @BeanParam FileOptions file, UriInfo uri) {
        return type.export(byDate(range, filter, uri).selection()).with(file);
    }

    @GET
    @Path(CALENDAR_PATH)
    @Produces(DropCalendar.MEDIA_TYPE)
    @Transactional
    @Operation(
            operationId = "readDropsAsCalendar",
            summary = "Subscribe to drops (iCalendar)",
            description = "A calendar (RFC 5545) with an all-day event for each sneaker whose release date is known to "
                    + "the day, up to 1,000: the next ones from today on, then the last ones before. A release in a "
                    + "month or a year is no event: only `/drops` lists it. An event keeps its `UID` when the sneaker "
                    + "is renamed or its date changes. If the sneaker is deleted, or its date is no longer a day, the "
                    + "event is `CANCELLED` as long as the change is stored, unless the query has other conditions "
                    + "than dates and collaborators. Accepts the parameters of `/sneakers` that select sneakers.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = DropCalendar.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<String> calendar(@BeanParam DropRange range, @BeanParam SneakerFilter filter, UriInfo uri) {
        BaseUri base = BaseUri.of(uri);
        LocalDate today = UtcClock.today();
        LocalDate first = today.minusDays(DAYS_KEPT);
        DropSearch coming = DropSearch.of(range, filter.sortedByDefault("lastReleaseDay", uri), first);
        DropSearch past = DropSearch.of(range, filter.sortedByDefault("-lastReleaseDay", uri), first);
        return ResponseBuilder.ok(DropCalendar.write(events.of(coming, past, today, base), coming.list(base)))
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"drops.ics\"")
                .build();
    }

    @GET
    @Path(ATOM_PATH)
    @Produces(FeedAnswers.ATOM)
    @Transactional
    @Operation(
            operationId = "readDropsAsAtom",
            summary = "Subscribe to drops (Atom)",
            description = "A feed (RFC 4287) of the drops from today on, the last changed first. Accepts the "
                    + "parameters of `/drops` that select, order and page.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = FeedAnswers.ATOM, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<String> atom(
            @BeanParam DropRange range, @BeanParam SneakerFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return answers.atom(byChange(range, filter, uri).feed("/" + ATOM_PATH, page, BaseUri.of(uri)));
    }

    @GET
    @Path(JSON_PATH)
    @Produces(FeedAnswers.JSON)
    @Transactional
    @Operation(
            operationId = "readDropsAsJsonFeed",
            summary = "Subscribe to drops (JSON Feed)",
            description = "The same feed as `/drops.atom`, as JSON Feed 1.1.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = FeedAnswers.JSON, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<String> json(
            @BeanParam DropRange range, @BeanParam SneakerFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return answers.json(byChange(range, filter, uri).feed("/" + JSON_PATH, page, BaseUri.of(uri)));
    }

    private DropSearch byDate(DropRange range, SneakerFilter filter, UriInfo uri) {
        return DropSearch.of(range, filter.sortedByDefault("lastReleaseDay", uri), UtcClock.today());
    }

    private DropSearch byChange(DropRange range, SneakerFilter filter, UriInfo uri) {
        return DropSearch.of(range, filter.sortedByDefault("-updatedAt", uri), UtcClock.today());
    }
}
