// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import dev.colorway.http.BaseUri;
import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemRoutes;
import dev.colorway.http.problem.ProblemType;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.cors.CORSFilter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refusals before anything else looks at a request, each with a {@link Problem}: what the server would ignore
 * (parameters behind a semicolon), could not answer (a host that makes no address), or would refuse with an empty body
 * (another origin, a body over the limit). Where the server has a setting, it is the rule:
 * {@code quarkus.http.cors.origins}. What pages of another origin may send has one of our own,
 * {@value WriteOrigins#SETTING}.
 */
@Singleton
public class EarlyRefusals {

    /** Where files are sent to, which may be long and take long. */
    static final String FILES = "/imports";

    /** After the answer's headers are set, before CORS is answered at 300. */
    private static final int BEFORE_CORS = 400;

    private static final int AFTER_CORS = 200;

    /** What a page of any origin may do that CORS lets in. */
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    VertxHttpConfig http;

    @Inject
    ProblemRoutes problems;

    @ConfigProperty(name = "colorway.http.max-json-size")
    long maxJson;

    @ConfigProperty(name = "colorway.transfer.max-size")
    long maxFile;

    @ConfigProperty(name = WriteOrigins.SETTING)
    Optional<List<String>> writeOrigins;

    void register(@Observes Filters filters) {
        filters.register(this::checkWhoAsksWhom, BEFORE_CORS);
        filters.register(this::checkForm, AFTER_CORS);
    }

    /** A service that would never let in the pages that it was told to does not start. */
    void check(@Observes StartupEvent start) {
        writeOrigins.orElse(List.of()).stream()
                .filter(origin -> !WriteOrigins.ORIGIN.matcher(origin).matches())
                .findFirst()
                .ifPresent(wrong -> {
                    throw new ConfigurationException(WriteOrigins.SETTING
                            + " must be origins as browsers send them, like https://shop.example, not '" + wrong + "'");
                });
    }

    private void checkWhoAsksWhom(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!BaseUri.isUsable(context)) {
            problems.answer(
                    context,
                    ProblemType.MALFORMED_REQUEST,
                    "The header 'Host', or what a proxy says in its place, makes no address.");
        } else if (!isAllowedByOrigin(request)) {
            problems.answer(
                    context,
                    ProblemType.FORBIDDEN,
                    "Pages from '" + Problem.quoted(request.getHeader("Origin")) + "' may not do this in a browser.");
        } else {
            context.next();
        }
    }

    /** With the headers that let a page read what it did wrong. */
    private void checkForm(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.uri().indexOf(';') >= 0) {
            problems.answer(
                    context,
                    ProblemType.MALFORMED_REQUEST,
                    "The address has a ';'. Parameters are separated by '&'; in a value write it as '%3B'.");
        } else if (length(request) > mostBytes(context)) {
            problems.answerAndClose(
                    context,
                    ProblemType.CONTENT_TOO_LARGE,
                    "The body is larger than " + mostBytes(context) + " bytes.");
        } else {
            context.next();
        }
    }

    private boolean isAllowedByOrigin(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null
                || origin.equals(BaseUri.origin(request))
                || writeOrigins.orElse(List.of()).contains(origin)) {
            return true;
        }
        String announced =
                request.method().equals(HttpMethod.OPTIONS) ? request.getHeader("Access-Control-Request-Method") : null;
        if (!READS.contains(announced == null ? request.method().name() : announced)) {
            return false;
        }
        Optional<List<String>> origins = http.cors().origins();
        return CORSFilter.isConfiguredWithWildcard(origins)
                || origins.orElse(List.of()).contains(origin)
                || CORSFilter.isOriginAllowedByRegex(CORSFilter.parseAllowedOriginsRegex(origins), origin);
    }

    /** How long the body is, as far as the request says so. */
    private static long length(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }

    /** Only files may be long. */
    private long mostBytes(RoutingContext context) {
        return isOfFiles(context) ? maxFile : maxJson;
    }

    /** Whether a request sends a file, however its path is written. */
    public static boolean isOfFiles(RoutingContext context) {
        String path = context.normalizedPath();
        return path.equals(FILES) || path.equals(FILES + "/");
    }
}
