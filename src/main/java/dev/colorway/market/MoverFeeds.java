// SPDX-License-Identifier: Apache-2.0
package dev.colorway.market;

import dev.colorway.feed.FeedAnswers;
import dev.colorway.http.BaseUri;
import dev.colorway.query.PageRequest;
import dev.colorway.revision.RevisionSeen;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The feeds of movers. */
@Path("/")
@Tag(name = "News")
@RevisionSeen.OfCatalog
public class MoverFeeds {

    private static final String ATOM_PATH = "movers.atom";
    private static final String JSON_PATH = "movers.feed.json";

    @Inject
    FeedAnswers answers;

    @Inject
    MoverEntries entries;

    @GET
    @Path(ATOM_PATH)
    @Produces(FeedAnswers.ATOM)
    @Transactional
    @Operation(
            operationId = "readMoversAsAtom",
            summary = "Subscribe to movers (Atom)",
            description = "A feed (RFC 4287) of the movers, in the order of `/market/movers` and with its parameters. "
                    + "An entry is one move of a price. It keeps its id while the price is observed at the same "
                    + "amount. A move to another amount is another entry.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = FeedAnswers.ATOM, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<String> atom(@BeanParam MoverFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return answers.atom(entries.feed("/" + ATOM_PATH, filter, page, BaseUri.of(uri)));
    }

    @GET
    @Path(JSON_PATH)
    @Produces(FeedAnswers.JSON)
    @Transactional
    @Operation(
            operationId = "readMoversAsJsonFeed",
            summary = "Subscribe to movers (JSON Feed)",
            description = "The same feed as `/movers.atom`, as JSON Feed 1.1.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = FeedAnswers.JSON, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<String> json(@BeanParam MoverFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return answers.json(entries.feed("/" + JSON_PATH, filter, page, BaseUri.of(uri)));
    }
}
