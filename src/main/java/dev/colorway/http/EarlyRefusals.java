// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.cors.CORSFilter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Two refusals that the server gives with an empty body, given before with a {@link Problem}: a browser's request that CORS does not
 * allow, and a body that is announced to be over the limit. The rules stay the server's own settings, {@code quarkus.http.cors.*} and
 * {@code quarkus.http.limits.max-body-size}.
 */
@Singleton
class EarlyRefusals {

    /** After the answer's headers are set, before CORS is answered at 300. */
    private static final int BEFORE_CORS = 400;

    @Inject
    VertxHttpConfig http;

    @Inject
    ProblemRoutes problems;

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_CORS);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        String origin = request.getHeader("Origin");
        if (origin != null && !origin.equals(BaseUri.of(context).value()) && !isAllowed(origin)) {
            problems.answer(context, ProblemType.FORBIDDEN,
                    "Pages from '" + Problem.quoted(origin) + "' may not use this service in a browser.");
        } else if (isOverLimit(request)) {
            // The body that is under way is not read.
            context.response().putHeader("Connection", "close");
            problems.answer(context, ProblemType.CONTENT_TOO_LARGE, "The body is larger than " + http.limits().maxBodySize().get().asLongValue() + " bytes.");
        } else {
            context.next();
        }
    }

    private boolean isAllowed(String origin) {
        Optional<List<String>> origins = http.cors().origins();
        return CORSFilter.isConfiguredWithWildcard(origins) || origins.orElse(List.of()).contains(origin)
                || CORSFilter.isOriginAllowedByRegex(CORSFilter.parseAllowedOriginsRegex(origins), origin);
    }

    private boolean isOverLimit(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length != null && length.matches("[0-9]{1,18}") && http.limits().maxBodySize().isPresent()
                && Long.parseLong(length) > http.limits().maxBodySize().get().asLongValue();
    }
}
