// SPDX-License-Identifier: Apache-2.0
package dev.colorway.access;

import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemType;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers requests without valid credentials or the required role. A 401 says which credentials the client needs. No
 * response repeats the sent credentials or says why they are wrong.
 */
class AccessProblems {

    private static final String RETRY_AFTER_SECONDS = "5";

    @Inject
    Credentials credentials;

    @Inject
    FailedAttempts failed;

    @ServerExceptionMapper
    RestResponse<Problem> missing(UnauthorizedException none, RoutingContext request) {
        // If the header is present, its scheme is not supported, so nothing has checked its credentials.
        boolean unused = request.request().headers().contains(HttpHeaders.AUTHORIZATION);
        return unauthenticated(
                unused ? "The scheme in the header 'Authorization' is not accepted here. " : "This needs credentials. ",
                request);
    }

    @ServerExceptionMapper
    RestResponse<Problem> wrong(AuthenticationFailedException wrong, RoutingContext request) {
        failed.add(request.request());
        return unauthenticated("The credentials are not valid. ", request);
    }

    @ServerExceptionMapper
    RestResponse<Problem> withoutRole(ForbiddenException without, RoutingContext request) {
        return Problem.answer(
                        ProblemType.FORBIDDEN,
                        "This needs the role '" + Access.WRITER + "', which your credentials do not have.",
                        request)
                .build();
    }

    /**
     * Answers a request with a bearer token while its provider is not available. The framework has already logged the
     * cause.
     */
    @ServerExceptionMapper
    RestResponse<Problem> withoutProvider(OIDCException away, RoutingContext request) {
        return Problem.answer(
                        ProblemType.UNAVAILABLE,
                        "Bearer tokens cannot be checked: their provider is not available. Try again in a moment.",
                        request)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    private RestResponse<Problem> unauthenticated(String why, RoutingContext request) {
        ResponseBuilder<Problem> answer =
                Problem.answer(ProblemType.UNAUTHENTICATED, why + credentials.howToSend(), request);
        credentials.challenges().forEach(challenge -> answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge));
        return answer.build();
    }
}
