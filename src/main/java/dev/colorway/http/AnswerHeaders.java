// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/** Headers that every answer has, whoever gives it. */
class AnswerHeaders {

    /** After the request has its name, before anything answers. */
    private static final int EARLY = 900;

    void register(@Observes Filters filters) {
        filters.register(AnswerHeaders::add, EARLY);
    }

    private static void add(RoutingContext context) {
        context.addHeadersEndHandler(sent -> context.response().headers()
                // What an answer depends on beside its address: its format, its compression, and who may read it in a browser.
                .set("Vary", "Accept, Accept-Encoding, Origin")
                .set("X-Content-Type-Options", "nosniff"));
        context.next();
    }
}
