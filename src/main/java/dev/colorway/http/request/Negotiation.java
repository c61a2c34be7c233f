// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import dev.colorway.http.AllowedMethods;
import dev.colorway.http.problem.ProblemRoutes;
import dev.colorway.http.problem.ProblemType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the media type of a response by the header {@code Accept} (RFC 9110, 12.5.1), and passes only this media type
 * to the framework. Without this filter, the framework would read only the first of several headers, treat a weight of
 * 0 as accepted, and not match {@code text/csv} with {@code text/*}.
 */
@Singleton
class Negotiation {

    /** Runs after the CORS filter, so that pages of other origins can read the problem. */
    private static final int AFTER_REFUSALS = 190;

    @Inject
    AllowedMethods operations;

    @Inject
    ProblemRoutes problems;

    void register(@Observes Filters filters) {
        filters.register(this::choose, AFTER_REFUSALS);
    }

    private void choose(RoutingContext context) {
        List<String> headers = context.request().headers().getAll(HttpHeaders.ACCEPT);
        if (headers.isEmpty()) {
            context.next();
            return;
        }
        AcceptHeader accepted;
        try {
            accepted = AcceptHeader.of(headers);
        } catch (IllegalArgumentException wrong) {
            problems.answer(
                    context,
                    ProblemType.MALFORMED_REQUEST,
                    "The header 'Accept' must be media types separated by commas, such as "
                            + "'text/csv, application/json;q=0.5': it has " + wrong.getMessage() + ".");
            return;
        }
        List<String> offered = operations.answers(
                context.normalizedPath(), context.request().method().name());
        Optional<String> best = accepted.best(offered);
        if (best.isEmpty() && !offered.isEmpty()) {
            problems.answer(
                    context,
                    ProblemType.NOT_ACCEPTABLE,
                    "This address returns " + String.join(", ", offered)
                            + ". The header 'Accept' allows none of them.");
            return;
        }
        best.ifPresentOrElse(
                type -> context.request().headers().set(HttpHeaders.ACCEPT, type),
                () -> context.request().headers().set(HttpHeaders.ACCEPT, String.join(", ", headers)));
        context.next();
    }
}
