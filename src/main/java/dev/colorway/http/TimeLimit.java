// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Ends the connection of who sends a body so slowly that it is not answered in time: whoever reads it meanwhile is
 * missing for others. Files may take longer; they have a limit of their own.
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

    private void watch(RoutingContext context) {
        if (WITH_BODY.contains(context.request().method())
                && !EarlyRefusals.FILES.equals(context.request().path())) {
            long timer = context.vertx()
                    .setTimer(
                            limit.toMillis(),
                            over -> context.request().connection().close());
            context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
        }
        context.next();
    }
}
