// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import dev.colorway.http.BaseUri;
import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemRoutes;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.settings.HttpSettings;
import dev.colorway.settings.TransferSettings;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses requests before other handlers read them, each with a {@link Problem}. Refuses an address with a semicolon,
 * because the server would ignore the parameters after it. Refuses an invalid host, because no address in a response
 * can begin with it. Refuses a forbidden origin and a body over the limit, because the server would refuse them without
 * a problem. The setting {@code quarkus.http.cors.origins} lists the origins that may read. The setting
 * {@value WriteOrigins#SETTING} lists the origins that may write.
 */
@Singleton
public class EarlyRefusals {

    /** The path that accepts files. They can be large and slow. */
    static final String FILES = "/imports";

    /** Runs after the headers of the response are set, and before the CORS filter, which has the priority 300. */
    private static final int BEFORE_CORS = 400;

    private static final int AFTER_CORS = 200;

    /** The methods that a page can use if CORS allows its origin. */
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private static final Pattern DIGITS = Pattern.compile("0*([0-9]+)");
    /** A number with so many digits fits into a long. */
    private static final int MAX_DIGITS = 18;

    @Inject
    VertxHttpConfig http;

    @Inject
    ProblemRoutes problems;

    @Inject
    HttpSettings settings;

    @Inject
    TransferSettings files;

    void register(@Observes Filters filters) {
        BaseUri.nameHeaders(http.proxy().forwardedHostHeader(), http.proxy().forwardedPrefixHeader());
        filters.register(this::checkHostAndOrigin, BEFORE_CORS);
        filters.register(this::checkTargetAndLength, AFTER_CORS);
    }

    /**
     * Stops the start if an origin in {@value WriteOrigins#SETTING} is invalid: no browser would send it, so the
     * service would refuse the writes of all pages of this origin.
     */
    void check(@Observes StartupEvent start) {
        settings.writeOrigins().orElse(List.of()).stream()
                .filter(origin -> !WriteOrigins.ORIGIN.matcher(origin).matches())
                .findFirst()
                .ifPresent(wrong -> {
                    throw new ConfigurationException(WriteOrigins.SETTING
                            + " must be origins as browsers send them, like https://shop.example, not '" + wrong + "'");
                });
    }

    private void checkHostAndOrigin(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!BaseUri.isUsable(context)) {
            problems.answer(
                    context,
                    ProblemType.MALFORMED_REQUEST,
                    "The header 'Host', or the header of a proxy that replaces it, is not a valid host.");
        } else if (!isAllowedByOrigin(request)) {
            problems.answer(
                    context,
                    ProblemType.FORBIDDEN,
                    "Pages from '" + Problem.quoted(request.getHeader("Origin")) + "' may not do this in a browser.");
        } else {
            context.next();
        }
    }

    /** Runs after CORS, so that the response has the headers that allow a page to read the problem. */
    private void checkTargetAndLength(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.uri().indexOf(';') >= 0) {
            problems.answer(
                    context,
                    ProblemType.MALFORMED_REQUEST,
                    "The address has a ';'. Parameters are separated by '&'; in a value write it as '%3B'.");
        } else if (contentLength(request) > maxBytes(context)) {
            problems.answerAndClose(
                    context, ProblemType.CONTENT_TOO_LARGE, "The body is larger than " + maxBytes(context) + " bytes.");
        } else {
            context.next();
        }
    }

    private boolean isAllowedByOrigin(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null
                || origin.equals(BaseUri.origin(request))
                || settings.writeOrigins().orElse(List.of()).contains(origin)) {
            return true;
        }
        String requestedMethod =
                request.method().equals(HttpMethod.OPTIONS) ? request.getHeader("Access-Control-Request-Method") : null;
        if (!READS.contains(requestedMethod == null ? request.method().name() : requestedMethod)) {
            return false;
        }
        return mayRead(http.cors().origins(), origin);
    }

    /**
     * Returns whether pages of an origin may read. The framework decides the same later, but refuses without a problem.
     *
     * @param origins the setting; if empty, only pages of the service itself may read
     */
    static boolean mayRead(Optional<List<String>> origins, String origin) {
        // For an empty list, isConfiguredWithWildcard returns true, but the CORS filter refuses all other origins.
        return origins.isPresent()
                && (CORSFilter.isConfiguredWithWildcard(origins)
                        || origins.get().contains(origin)
                        || CORSFilter.isOriginAllowedByRegex(CORSFilter.parseAllowedOriginsRegex(origins), origin));
    }

    /**
     * Returns the declared length of the body in bytes; 0 if the header is missing or is not a number. Returns
     * {@link Long#MAX_VALUE} for a number of more than 18 digits. Leading zeros do not count as digits.
     */
    private static long contentLength(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        Matcher digits = DIGITS.matcher(length == null ? "" : length);
        if (!digits.matches()) {
            return 0;
        }
        return digits.group(1).length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits.group(1));
    }

    /** Returns the limit of the body in bytes. The files of imports have a separate limit. */
    private long maxBytes(RoutingContext context) {
        return isImport(context) ? files.maxSize() : settings.maxJsonSize();
    }

    /** Returns whether the path of a request is {@link #FILES}, in any spelling. Does not check the method. */
    public static boolean isImport(RoutingContext context) {
        String path = context.normalizedPath();
        return path.equals(FILES) || path.equals(FILES + "/");
    }
}
