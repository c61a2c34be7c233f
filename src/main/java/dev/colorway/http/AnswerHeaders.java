// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
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
        context.addHeadersEndHandler(sent -> set(context.response()));
        context.next();
    }

    static void set(HttpServerResponse answer) {
        // What an answer depends on beside its address: its format, its compression, and who may read it in a browser.
        answer.putHeader("Vary", "Accept, Accept-Encoding, Origin").putHeader("X-Content-Type-Options", "nosniff");
    }
}
