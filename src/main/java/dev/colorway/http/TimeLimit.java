// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Closes the connection when a request with a JSON body is not answered in time, because its body comes too slowly.
 * Files may take longer; they have a limit of their own.
 */
@Singleton
class TimeLimit {

    /** After the refusals that need no body. */
    private static final int AFTER_REFUSALS = 150;

    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    @ConfigProperty(name = "colorway.http.time-limit")
    Duration limit;

    void register(@Observes Filters filters) {
        filters.register(this::watch, AFTER_REFUSALS);
    }

    /** Whether a request has a JSON body. */
    static boolean appliesTo(HttpServerRequest request) {
        return WITH_BODY.contains(request.method()) && !EarlyRefusals.FILES.equals(request.path());
    }

    private void watch(RoutingContext context) {
        if (appliesTo(context.request())) {
            long timer = context.vertx()
                    .setTimer(
                            limit.toMillis(),
                            over -> context.request().connection().close());
            context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
        }
        context.next();
    }
}
