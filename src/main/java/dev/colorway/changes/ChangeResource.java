// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import dev.colorway.http.BaseUri;
import dev.colorway.http.CachePolicy;
import dev.colorway.http.CallerNetwork;
import dev.colorway.http.connection.CutOff;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.revision.CatalogChange;
import dev.colorway.revision.ChangeId;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.settings.ChangeSettings;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Lists and streams changes. */
@Path("/changes")
@Tag(name = "Changes")
public class ChangeResource {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String RETRY_AFTER_SECONDS = "5";

    @Inject
    ChangeFeed feed;

    @Inject
    RevisionSeen seen;

    @Inject
    ChangeListing changes;

    @Inject
    ChangeSettings settings;

    @GET
    @Transactional
    @RevisionSeen.OfCatalog
    @Operation(
            operationId = "listChanges",
            summary = "List changes",
            description = "Returns what was created, changed and deleted after a revision, in the order of the writes. "
                    + "Without `after` and `since`, returns all stored changes. Follow `next` until it is absent. "
                    + "Later, send the `revision` of the last response in `after`.")
    public ChangesView list(@BeanParam ChangeFilter filter, @BeanParam ChangeLimit page, UriInfo uri) {
        return changes.page(filter, page, BaseUri.of(uri));
    }

    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(
            operationId = "streamChanges",
            summary = "Stream changes",
            description = "Sends the changes of `/changes` as Server-Sent Events, each once it is written. Without "
                    + "`after` and `since`, the stream starts now. To resume, send the `id` of the last event in "
                    + "`Last-Event-ID`; `EventSource` does this automatically. Comments between the events are "
                    + "a keep-alive.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    public Multi<OutboundSseEvent> stream(
            @BeanParam ChangeFilter filter,
            @RestHeader(LAST_EVENT_ID)
                    @Parameter(
                            description = "The `id` of the last event that you received. It overrides `after` and "
                                    + "`since`.",
                            example = "2-1")
                    @Nullable
                    String lastEventId,
            UriInfo uri,
            @Context Sse events,
            @Context RoutingContext request) {
        String network = CallerNetwork.of(request.request());
        if (!feed.reserve(network)) {
            throw new ProblemException(
                            ProblemType.UNAVAILABLE,
                            "Too many streams are open, in total or from your address. Close one, or "
                                    + "try again in a moment.")
                    .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        AtomicBoolean isReserved = new AtomicBoolean(true);
        Runnable release = () -> {
            if (isReserved.compareAndSet(true, false)) {
                feed.release(network);
            }
        };
        request.addEndHandler(ended -> release.run());
        if (request.response().closed()) {
            // The connection closed before the handler was added, so the handler will not run.
            release.run();
        }
        boolean resumes = lastEventId != null && !lastEventId.isEmpty();
        ChangeId from = resumes
                ? changes.resume(parse(request.request().headers().getAll(LAST_EVENT_ID)), LAST_EVENT_ID)
                : changes.begin(filter);
        HttpServerResponse answer = request.response();
        // Proxies must not buffer events.
        answer.putHeader(HttpHeaders.CACHE_CONTROL, CachePolicy.NO_STORE)
                .putHeader("X-Accel-Buffering", "no")
                .putHeader(
                        RevisionSeen.HEADER,
                        Objects.requireNonNull(seen.revision(), "An operation of the catalog sees a revision")
                                .toString());
        if (request.request().method().equals(HttpMethod.HEAD)) {
            return Multi.createFrom().empty();
        }
        BaseUri base = BaseUri.of(uri);
        return Multi.createFrom()
                .<OutboundSseEvent>emitter(
                        caller -> new ChangeSubscriber(
                                        feed,
                                        changes,
                                        from,
                                        filter,
                                        caller,
                                        sender(caller, events, base),
                                        () -> CutOff.now(request.request().connection()),
                                        settings.stallLimit().toNanos())
                                .subscribe(),
                        BackPressureStrategy.BUFFER)
                .onTermination()
                .invoke(release);
    }

    private static ChangeId parse(List<String> lastEventIds) {
        if (lastEventIds.size() > 1) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST,
                    "The header 'Last-Event-ID' is given " + lastEventIds.size() + " times, but accepts one value.");
        }
        try {
            return ChangeId.fromString(lastEventIds.get(0));
        } catch (IllegalArgumentException invalid) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST, "The header 'Last-Event-ID' " + invalid.getMessage() + ".");
        }
    }

    private static ChangeSubscriber.Sender sender(
            MultiEmitter<? super OutboundSseEvent> caller, Sse events, BaseUri base) {
        return new ChangeSubscriber.Sender() {
            @Override
            public void change(CatalogChange change) {
                caller.emit(events.newEventBuilder()
                        .id(change.id().toString())
                        .data(ChangeView.class, ChangeView.of(change, base))
                        .build());
            }

            @Override
            public void heartbeat(ChangeId position) {
                caller.emit(events.newEventBuilder()
                        .id(position.toString())
                        .comment("up to here")
                        .build());
            }
        };
    }
}
