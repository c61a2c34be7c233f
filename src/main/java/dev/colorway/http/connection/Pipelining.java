// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.connection;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Begins a pipelined request only after the client has read most of the responses before it. Otherwise a client that
 * reads nothing could make the service compute and store one response after the other (RFC 9112, 9.3.2 lets it send
 * many requests at once).
 */
@Singleton
class Pipelining {

    /** Runs before the request counts as begun. */
    private static final int FIRST = 960;

    void register(@Observes Filters filters) {
        filters.register(Pipelining::waitForReader, FIRST);
    }

    private static void waitForReader(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (!response.writeQueueFull()) {
            context.next();
            return;
        }
        context.request().pause();
        response.drainHandler(drained -> {
            response.drainHandler(null);
            context.request().resume();
            context.next();
        });
    }
}
