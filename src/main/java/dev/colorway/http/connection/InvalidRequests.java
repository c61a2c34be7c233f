// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.connection;

import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemRoutes;
import dev.colorway.http.problem.ProblemType;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers requests that cannot be read as HTTP with a {@link Problem}, and {@code OPTIONS *} with the methods of the
 * service (RFC 9110, 9.3.7). At the addresses of the framework, refuses every method except GET, HEAD and OPTIONS: the
 * framework would answer every method like GET. Refuses no method there in development mode.
 */
@Singleton
public class InvalidRequests {

    /**
     * The header in which the {@link RequestNormalizer} reports why a request cannot be read. The normalizer first
     * removes the header that a caller of HTTP/1 has sent. A caller of HTTP/2 can send it, but only its own request is
     * then refused.
     */
    public static final String HEADER = "X-Colorway-Invalid";

    public static final String ASTERISK = "asterisk";
    public static final String BAD_ESCAPE = "escape";
    public static final String CODING = "coding";
    public static final String TARGET = "target";

    private static final String LINE = "line";
    private static final String HEADERS = "headers";
    public static final String SYNTAX = "syntax";

    /** Why a request is refused if its body cannot be read to its end. */
    public static final String BROKEN_BODY = "The chunks of the body do not have the form that RFC 9112 defines.";

    /** Runs after the request has an id and its response headers, before any handler that reads the address. */
    private static final int EARLY = 850;

    private static final String METHODS = "GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE";

    private static final String READS_OF_FRAMEWORK = "GET, HEAD, OPTIONS";
    private static final String OF_FRAMEWORK = "/q/";
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Inject
    ProblemRoutes problems;

    @ConfigProperty(name = "quarkus.http.limits.max-initial-line-length")
    int maxLine;

    @ConfigProperty(name = "quarkus.http.limits.max-header-size")
    int maxHeaders;

    void register(@Observes Filters filters) {
        filters.register(this::check, EARLY);
    }

    /** Returns why a request could not be decoded, as a value of {@link #HEADER}. */
    public static String reason(Throwable failure) {
        return failure instanceof TooLongHttpLineException
                ? LINE
                : failure instanceof TooLongHttpHeaderException ? HEADERS : SYNTAX;
    }

    private void check(RoutingContext context) {
        String reason = context.request().getHeader(HEADER);
        if (reason != null) {
            answer(context, reason);
        } else if (context.normalizedPath().startsWith(OF_FRAMEWORK)
                && LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            checkMethod(context);
        } else {
            context.next();
        }
    }

    private void checkMethod(RoutingContext context) {
        HttpMethod method = context.request().method();
        boolean isPreflight = context.request().headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        if (method.equals(HttpMethod.OPTIONS) && !isPreflight) {
            context.response()
                    .setStatusCode(204)
                    .putHeader(HttpHeaders.ALLOW, READS_OF_FRAMEWORK)
                    .end();
        } else if (READS.contains(method)) {
            context.next();
        } else {
            context.response().putHeader(HttpHeaders.ALLOW, READS_OF_FRAMEWORK);
            problems.answer(
                    context,
                    ProblemType.METHOD_NOT_ALLOWED,
                    method + " is not possible here: use " + READS_OF_FRAMEWORK + ".");
        }
    }

    private void answer(RoutingContext context, String reason) {
        if (reason.equals(ASTERISK) && context.request().method().equals(HttpMethod.OPTIONS)) {
            context.response()
                    .setStatusCode(204)
                    .putHeader(HttpHeaders.ALLOW, METHODS)
                    .end();
            return;
        }
        switch (reason) {
            case ASTERISK ->
                problems.answer(
                        context,
                        ProblemType.MALFORMED_REQUEST,
                        "The address '*' is only for OPTIONS. Send the path of a resource.");
            case BAD_ESCAPE ->
                problems.answer(
                        context,
                        ProblemType.MALFORMED_REQUEST,
                        "The address has a '%' without two hexadecimal digits after it. Write '%' itself as '%25'.");
            case TARGET ->
                problems.answer(
                        context, ProblemType.MALFORMED_REQUEST, "The address must begin with '/' and have no '#'.");
            case CODING ->
                problems.answerAndClose(
                        context,
                        ProblemType.UNKNOWN_TRANSFER_CODING,
                        "The header 'Transfer-Encoding' must be only 'chunked'.");
            case LINE ->
                problems.answerAndClose(
                        context,
                        ProblemType.ADDRESS_TOO_LONG,
                        "The request line, with the address, has more than " + maxLine + " characters.");
            case HEADERS ->
                problems.answerAndClose(
                        context,
                        ProblemType.HEADERS_TOO_LARGE,
                        "The headers have more than " + maxHeaders + " bytes in all.");
            default ->
                problems.answerAndClose(
                        context,
                        ProblemType.MALFORMED_REQUEST,
                        "The request line or a header does not have the form that RFC 9112 defines.");
        }
    }
}
