// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.exception.JDBCConnectionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever goes wrong in an operation into a {@link Problem}. Nothing of the inside leaves through here. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final int LONGEST_CHAIN = 20;
    /** A statement that was cancelled; a lock that was not free in time, on H2 and on PostgreSQL; two that waited for each other. */
    private static final Set<String> PASSING_STATES = Set.of("57014", "HYT00", "55P03", "40001", "40P01");

    @Inject
    AllowedMethods allowedMethods;

    @ServerExceptionMapper
    RestResponse<Problem> problem(ProblemException problem, RoutingContext request) {
        ResponseBuilder<Problem> answer = Problem.answer(problem.type(), problem.getMessage(), problem.faults(), request);
        problem.headers().forEach(answer::header);
        return answer.build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> notFound(NotFoundException none, RoutingContext request) {
        return Problem.answer(ProblemType.NOT_FOUND, ProblemRoutes.nothingAt(request), request).build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> notAllowed(NotAllowedException method, RoutingContext request) {
        String allowed = String.join(", ", allowedMethods.at(request.normalizedPath()));
        String detail = request.request().method() + " is not possible here: use " + allowed + ".";
        return Problem.answer(ProblemType.METHOD_NOT_ALLOWED, detail, request).header(HttpHeaders.ALLOW, allowed).build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> notSupported(NotSupportedException body, RoutingContext request) {
        String taken = String.join(", ", allowedMethods.bodies(request.normalizedPath(), request.request().method().name()));
        String detail = "Send the body as " + taken + ", and say so in the header 'Content-Type'.";
        return Problem.answer(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail, request).header(HttpHeaders.ACCEPT, taken).build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> other(WebApplicationException refused, RoutingContext request) {
        ProblemType type = ProblemType.ofStatus(refused.getResponse().getStatus());
        if (type == ProblemType.INTERNAL_ERROR) {
            return failed(refused, request);
        }
        String detail = type == ProblemType.MALFORMED_REQUEST ? "The request could not be read: a header, such as 'Content-Type', is not of the form that it must have." : type.explanation();
        return Problem.answer(type, detail, request).build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> failed(Throwable failure, RoutingContext request) {
        if (request.response().closed()) {
            LOG.infof("%s %s: the caller went away", request.request().method(), request.normalizedPath());
            return Problem.answer(ProblemType.INTERNAL_ERROR, "The connection was closed.", request).build();
        }
        Optional<Throwable> passing = passing(failure);
        if (passing.isPresent()) {
            LOG.errorf("%s %s could not be answered: %s", request.request().method(), request.normalizedPath(), passing.get());
            return Problem.answer(ProblemType.UNAVAILABLE, "The catalog cannot be read or written just now. Try again in a moment.", request)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build();
        }
        LOG.errorf(failure, "%s %s failed", request.request().method(), request.normalizedPath());
        return Problem.answer(ProblemType.INTERNAL_ERROR, "The service failed. The log tells more under this requestId.", request).build();
    }

    /** The cause that may be gone a moment later, if there is one: no connection could be had, it broke, or the transaction ran out of time and was ended. */
    static Optional<Throwable> passing(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(LONGEST_CHAIN)
                .filter(cause -> cause instanceof JDBCConnectionException || cause instanceof RollbackException ended && isOutOfTime(ended)
                        || cause instanceof SQLTransientException || cause instanceof SQLException sql && isPassing(sql)).findFirst();
    }

    /** Of the ways in which a transaction rolls back, the one that is no fault of the request: it had been ended already. */
    private static boolean isOutOfTime(RollbackException ended) {
        return ended.getCause() == null && String.valueOf(ended.getMessage()).startsWith("ARJUNA016102");
    }

    /** Class 08 is about connections; the pool has no state for a connection that is not free in time. */
    private static boolean isPassing(SQLException sql) {
        String state = sql.getSQLState();
        return state == null ? String.valueOf(sql.getMessage()).toLowerCase(Locale.ROOT).contains("acquisition timeout") : PASSING_STATES.contains(state) || state.startsWith("08");
    }
}
