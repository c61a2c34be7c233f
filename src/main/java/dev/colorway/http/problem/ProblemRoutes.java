// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.http.AllowedMethods;
import dev.colorway.http.AnswerHeaders;
import dev.colorway.http.CachePolicy;
import dev.colorway.http.ClosingConnections;
import io.quarkus.arc.Arc;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers failures before or outside of the operations with a {@link Problem}, such as an unknown address or a body
 * over the limit.
 */
@Singleton
public class ProblemRoutes {

    private static final Logger LOG = Logger.getLogger(ProblemRoutes.class);
    private static final int CLOSE_DELAY_MILLIS = 500;

    /** The problems that a page can show. Others can concern an address or headers that a page could not read. */
    private static final Set<ProblemType> SHOWN = Set.of(ProblemType.NOT_FOUND, ProblemType.OVERLOADED);

    @Inject
    ObjectMapper json;

    @Inject
    ProblemView view;

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
        // A request whose host is not valid cannot be routed. It reaches only this handler.
        router.errorHandler(ProblemType.MALFORMED_REQUEST.status(), this::failed);
        router.route().last().handler(context -> answer(context, ProblemType.NOT_FOUND, nothingAt(context)));
    }

    private void failed(RoutingContext context) {
        int status = context.statusCode() < 400 ? 500 : context.statusCode();
        ProblemType type = ProblemType.ofStatus(status);
        if (type == ProblemType.INTERNAL_ERROR
                && !context.response().closed()
                && !context.response().ended()) {
            LOG.errorf(context.failure(), "%s %s failed", context.request().method(), context.normalizedPath());
        }
        answer(context, type, detail(type, context));
    }

    /** Returns what is wrong, if the framework reports only the status of a failure. */
    static String detail(ProblemType type, RoutingContext context) {
        return switch (type) {
            case NOT_FOUND -> nothingAt(context);
            case MALFORMED_REQUEST -> "The request could not be read: its address or a header is not valid.";
            case INTERNAL_ERROR -> "The service failed. Its log has more about this requestId.";
            default -> type.title() + ".";
        };
    }

    static String nothingAt(RoutingContext context) {
        String path = context.normalizedPath();
        AllowedMethods operations =
                Arc.container().instance(AllowedMethods.class).get();
        return "There is nothing at '" + Problem.quoted(path) + "'. "
                + ForeignNames.ofPath(path, operations::exists)
                        .map(meant -> "Did you mean '" + Problem.quoted(meant) + "'? ")
                        .orElse("")
                + "The resources are listed at '/'.";
    }

    /**
     * Sends a problem as the response, unless a response has begun or ended. A browser gets a page if no operation
     * could answer.
     */
    public void answer(RoutingContext context, ProblemType type, String detail) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        Problem problem = Problem.of(type, detail, List.of(), context);
        @Nullable String page = SHOWN.contains(type) ? view.page(problem, context) : null;
        context.response()
                .setStatusCode(type.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, page == null ? Problem.MEDIA_TYPE : ProblemView.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, CachePolicy.NO_STORE);
        // Some failures occur before the filter that sets these headers.
        AnswerHeaders.set(context.response());
        Buffer body = page == null ? Buffer.buffer(bytes(problem)) : Buffer.buffer(page);
        if (context.request().method().equals(HttpMethod.HEAD)) {
            context.response()
                    .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                    .end();
        } else {
            context.response().end(body);
        }
    }

    /**
     * Sends a problem and closes the connection half a second later. The rest of the request is not read, and later
     * requests on the connection are not answered (RFC 9112, 9.6).
     */
    public void answerAndClose(RoutingContext context, ProblemType type, String detail) {
        HttpServerRequest request = context.request();
        if (request.connection() instanceof ConnectionBase connection) {
            ClosingConnections.add(connection.channel());
        }
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        answer(context, type, detail);
        request.pause();
        // Closes later: a client that is still sending could lose the response if the connection closed immediately
        // (RFC 9112, 9.6).
        context.vertx()
                .setTimer(CLOSE_DELAY_MILLIS, over -> request.connection().close());
    }

    private byte[] bytes(Problem problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
