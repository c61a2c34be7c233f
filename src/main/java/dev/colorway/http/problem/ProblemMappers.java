// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.problem;

import dev.colorway.database.DatabaseFailure;
import dev.colorway.http.AllowedMethods;
import dev.colorway.http.CachePolicy;
import dev.colorway.http.OncePerMinute;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns every exception of an operation into a {@link Problem} that does not reveal internals. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final String RETRY_AFTER_REPAIR_SECONDS = "60";
    private static final Pattern DISCONNECTED = Pattern.compile("(?i)connection reset|broken pipe");

    private final OncePerMinute fullDisk = new OncePerMinute();
    private final OncePerMinute damagedFile = new OncePerMinute();

    @Inject
    AllowedMethods allowedMethods;

    @Inject
    ProblemView view;

    @ServerExceptionMapper
    RestResponse<Problem> problem(ProblemException problem, RoutingContext request) {
        ResponseBuilder<Problem> answer =
                Problem.answer(problem.type(), problem.getMessage(), problem.faults(), request);
        problem.headers().forEach(answer::header);
        return answer.build();
    }

    @ServerExceptionMapper
    RestResponse<Object> notFound(NotFoundException none, RoutingContext request) {
        Problem problem = Problem.of(ProblemType.NOT_FOUND, ProblemRoutes.nothingAt(request), List.of(), request);
        @Nullable String page = view.page(problem, request);
        return ResponseBuilder.<Object>create(problem.status())
                .type(page == null ? Problem.MEDIA_TYPE : ProblemView.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, CachePolicy.NO_STORE)
                .entity(page == null ? problem : page)
                .build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> notAllowed(NotAllowedException method, RoutingContext request) {
        String allowed = String.join(", ", allowedMethods.methods(request.normalizedPath()));
        String detail = request.request().method() + " is not possible here: use " + allowed + ".";
        return Problem.answer(ProblemType.METHOD_NOT_ALLOWED, detail, request)
                .header(HttpHeaders.ALLOW, allowed)
                .build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> notSupported(NotSupportedException body, RoutingContext request) {
        String accepted = String.join(
                ", ",
                allowedMethods.bodies(
                        request.normalizedPath(), request.request().method().name()));
        String detail = "Send the body as " + accepted + ", and say so in the header 'Content-Type'.";
        ResponseBuilder<Problem> answer = Problem.answer(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail, request)
                .header(HttpHeaders.ACCEPT, accepted);
        return request.request().method().equals(HttpMethod.PATCH)
                ? answer.header(AllowedMethods.ACCEPT_PATCH, accepted).build()
                : answer.build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> other(WebApplicationException refused, RoutingContext request) {
        ProblemType type = ProblemType.ofStatus(refused.getResponse().getStatus());
        if (type == ProblemType.INTERNAL_ERROR) {
            return failed(refused, request);
        }
        String detail = ProblemRoutes.detail(type, request);
        return Problem.answer(type, detail, request).build();
    }

    /**
     * Returns whether a failure means that the connection to the caller broke. The failure can occur before the
     * response is marked as closed.
     */
    private static boolean isDisconnected(Throwable failure) {
        return failure instanceof ClosedChannelException
                || (failure instanceof IOException
                        && (failure.getCause() instanceof ClosedChannelException
                                || DISCONNECTED
                                        .matcher(String.valueOf(failure.getMessage()))
                                        .find()));
    }

    @ServerExceptionMapper
    RestResponse<Problem> failed(Throwable failure, RoutingContext request) {
        if (request.response().closed() || request.response().ended() || isDisconnected(failure)) {
            LOG.infof(
                    "%s %s: the caller closed the connection", request.request().method(), request.normalizedPath());
            return Problem.answer(ProblemType.INTERNAL_ERROR, "The connection was closed.", request)
                    .build();
        }
        if (DatabaseFailure.isFull(failure)) {
            fullDisk.run(() -> LOG.errorf(
                    "%s %s was refused: the disk is full. Free disk space, and writes are accepted again.",
                    request.request().method(), request.normalizedPath()));
            return retryLater(
                    ProblemType.INSUFFICIENT_STORAGE,
                    "The disk is full, so nothing of this request was stored.",
                    RETRY_AFTER_REPAIR_SECONDS,
                    request);
        }
        if (DatabaseFailure.isDamaged(failure)) {
            damagedFile.run(() -> LOG.errorf(
                    "%s %s was refused: the catalog file is damaged. docs/OPERATIONS.md says how to recover it. %s",
                    request.request().method(), request.normalizedPath(), failure.getMessage()));
            return retryLater(
                    ProblemType.UNAVAILABLE,
                    "The catalog file is damaged. The operator has to recover it.",
                    RETRY_AFTER_REPAIR_SECONDS,
                    request);
        }
        Optional<Throwable> transientCause = DatabaseFailure.transientCause(failure);
        if (transientCause.isPresent()) {
            // The circuit breaker logs once when it opens. The many requests that it refuses need no log line
            // each.
            LOG.logf(
                    transientCause.get() instanceof CircuitBreakerOpenException ? Level.DEBUG : Level.ERROR,
                    "%s %s could not be answered: %s",
                    request.request().method(),
                    request.normalizedPath(),
                    transientCause.get());
            String detail = DatabaseFailure.isOutcomeUnknown(failure)
                    ? "The connection to the database was lost during this write. The catalog may or may not contain "
                            + "the write now. Read the current state before you retry the write."
                    : "The catalog cannot be read or written now. Try again in a few seconds.";
            return retryLater(ProblemType.UNAVAILABLE, detail, RETRY_AFTER_SECONDS, request);
        }
        LOG.errorf(failure, "%s %s failed", request.request().method(), request.normalizedPath());
        return Problem.answer(
                        ProblemType.INTERNAL_ERROR,
                        "The service failed. Its log has more about this requestId.",
                        request)
                .build();
    }

    private static RestResponse<Problem> retryLater(
            ProblemType type, String detail, String seconds, RoutingContext request) {
        return Problem.answer(type, detail, request)
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }
}
