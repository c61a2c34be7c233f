// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Headers that every answer has, with the time of the answer (RFC 9110, 6.6.1). */
public class AnswerHeaders {

    /** After the request has its name, before anything answers. */
    private static final int EARLY = 900;

    /** RFC 9110, 5.6.7: the day has two digits, which Java's own RFC 1123 format leaves open. */
    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    void register(@Observes Filters filters) {
        filters.register(AnswerHeaders::add, EARLY);
    }

    private static void add(RoutingContext context) {
        context.addHeadersEndHandler(sent -> set(context.response()));
        context.next();
    }

    public static void set(HttpServerResponse answer) {
        // What an answer depends on beside its address: its format, its compression, and who may read it in a browser.
        answer.putHeader("Vary", "Accept, Accept-Encoding, Origin")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader(HttpHeaders.DATE, IMF_FIXDATE.format(Instant.now()));
    }
}
