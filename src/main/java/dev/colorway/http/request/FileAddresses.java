// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import dev.colorway.http.AllowedMethods;
import dev.colorway.http.FileType;
import dev.colorway.http.problem.ProblemRoutes;
import dev.colorway.http.problem.ProblemType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Answers {@code /sneakers.csv} like {@code /sneakers} with {@code Accept: text/csv}, for callers that can send only an
 * address, such as a link or a spreadsheet. The header {@code Accept} of such a request is disregarded (RFC 9110,
 * 12.5.1). Refuses a write at the address of a file with a 405.
 */
@Singleton
class FileAddresses {

    /** Runs before all other filters, because a rerouted request passes all filters again. */
    private static final int FIRST = 1100;

    /** Runs after the CORS filter, so that pages of other origins can read the problem. */
    private static final int AFTER_REFUSALS = 191;

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Inject
    AllowedMethods operations;

    @Inject
    ProblemRoutes problems;

    void register(@Observes Filters filters) {
        filters.register(this::route, FIRST);
        filters.register(this::refuseWrites, AFTER_REFUSALS);
    }

    private void route(RoutingContext context) {
        if (!READS.contains(context.request().method()) || context.get(FileType.PATH) != null) {
            context.next();
            return;
        }
        String path = context.normalizedPath();
        operations
                .file(path)
                .ifPresentOrElse(
                        file -> {
                            context.put(FileType.PATH, path);
                            context.request().headers().set(HttpHeaders.ACCEPT, file.mediaType());
                            String query = context.request().query();
                            context.reroute(file.path() + (query == null ? "" : "?" + query));
                        },
                        context::next);
    }

    private void refuseWrites(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (READS.contains(method)
                || method.equals(HttpMethod.OPTIONS)
                || operations.file(context.normalizedPath()).isEmpty()) {
            context.next();
            return;
        }
        String allowed = String.join(", ", operations.methods(context.normalizedPath()));
        context.response().putHeader(HttpHeaders.ALLOW, allowed);
        problems.answer(
                context, ProblemType.METHOD_NOT_ALLOWED, method + " is not possible here: use " + allowed + ".");
    }
}
