// SPDX-License-Identifier: Apache-2.0
package dev.colorway.feed;

import dev.colorway.http.BaseUri;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.sneaker.FoundSneakers;
import dev.colorway.sneaker.SneakerFilter;
import dev.colorway.sneaker.SneakerView;
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

/** The feeds of sneakers. By default, the sneaker that was changed last comes first. */
@Path("/")
@Tag(name = "News")
@RevisionSeen.OfCatalog
public class SneakerFeeds {

    private static final String ATOM_PATH = "sneakers.atom";
    private static final String JSON_PATH = "sneakers.feed.json";

    @Inject
    FeedAnswers answers;

    @GET
    @Path(ATOM_PATH)
    @Produces(FeedAnswers.ATOM)
    @Transactional
    @Operation(
            operationId = "readSneakersAsAtom",
            summary = "Subscribe to sneakers (Atom)",
            description = "A feed (RFC 4287) of the sneakers that match, the last changed first. Accepts the "
                    + "parameters of `/sneakers` that select, order and page. With `sort=-createdAt`, the newest "
                    + "sneakers come first, and a later change does not move them. The id of an entry stays the same "
                    + "when the sneaker is renamed.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = FeedAnswers.ATOM, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<String> atom(@BeanParam SneakerFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return answers.atom(feed("/" + ATOM_PATH, filter, page, uri));
    }

    @GET
    @Path(JSON_PATH)
    @Produces(FeedAnswers.JSON)
    @Transactional
    @Operation(
            operationId = "readSneakersAsJsonFeed",
            summary = "Subscribe to sneakers (JSON Feed)",
            description = "The same feed as `/sneakers.atom`, as JSON Feed 1.1.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = FeedAnswers.JSON, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<String> json(@BeanParam SneakerFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return answers.json(feed("/" + JSON_PATH, filter, page, uri));
    }

    private static Feed feed(String path, SneakerFilter asked, PageRequest page, UriInfo uri) {
        BaseUri base = BaseUri.of(uri);
        SneakerFilter filter = asked.sortedByDefault("-updatedAt", uri);
        Question question = Question.of(path, filter);
        return SneakerEntries.feed(
                "Colorway: sneakers",
                question,
                question,
                page,
                Question.of("/sneakers", filter).address(base),
                FoundSneakers.find(question, filter, null, page, base),
                "sneaker",
                SneakerView::name,
                base);
    }
}
