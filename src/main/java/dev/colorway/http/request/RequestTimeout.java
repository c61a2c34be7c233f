// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import dev.colorway.http.connection.Connections;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.settings.HttpSettings;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/**
 * Limits the time of a request that can have a JSON body. Refuses the request if the body arrives too slowly, and
 * closes the connection if the response takes too long. Files have a separate limit, because they may take longer.
 */
@Singleton
public class RequestTimeout {

    /** Runs after the refusals that need no body. */
    private static final int BEFORE_BODIES = 150;

    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    @Inject
    HttpSettings settings;

    void register(@Observes Filters filters) {
        filters.register(this::watch, BEFORE_BODIES);
    }

    /** Returns whether a request can have a JSON body: a POST, PUT or PATCH that is not an import. */
    public static boolean appliesTo(RoutingContext context) {
        return WITH_BODY.contains(context.request().method()) && !EarlyRefusals.isImport(context);
    }

    private void watch(RoutingContext context) {
        if (appliesTo(context)) {
            long timer = context.vertx().setTimer(settings.timeLimit().toMillis(), over -> end(context));
            context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
        }
        context.next();
    }

    public static String timeoutDetail(Duration limit) {
        return "The body did not arrive within " + limit.toSeconds() + " s.";
    }

    private void end(RoutingContext context) {
        HttpConnection connection = context.request().connection();
        if (!(connection instanceof ConnectionBase base)
                || !Connections.use(base.channel())
                        .refuse(ProblemType.REQUEST_TIMEOUT, timeoutDetail(settings.timeLimit()))) {
            connection.close();
        }
    }
}
