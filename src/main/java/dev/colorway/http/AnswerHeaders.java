// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Adds the headers that every response has, with the time of the response (RFC 9110, 6.6.1). */
public class AnswerHeaders {

    /** Runs after the request has its id, before most handlers that answer. */
    private static final int EARLY = 900;

    /**
     * The date format of RFC 9110, 5.6.7: the day always has two digits. Java's own RFC 1123 format writes days below
     * 10 with one digit.
     */
    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    void register(@Observes Filters filters) {
        filters.register(AnswerHeaders::add, EARLY);
    }

    private static void add(RoutingContext context) {
        context.addHeadersEndHandler(sent -> {
            set(context.response());
            if (isNeverCompressed(context)) {
                removeIdentity(context.response().headers());
            }
        });
        context.next();
    }

    /** Returns whether the server never compresses such a response: one to HEAD or HTTP/1.0, or one without a body. */
    private static boolean isNeverCompressed(RoutingContext context) {
        return context.request().method().equals(HttpMethod.HEAD)
                || context.request().version() == HttpVersion.HTTP_1_0
                || context.response().getStatusCode() == 204
                || "0".equals(context.response().headers().get(HttpHeaders.CONTENT_LENGTH));
    }

    /**
     * Removes the content coding {@code identity}, which is for {@code Accept-Encoding} only (RFC 9110, 8.4). The
     * framework sets this coding so that the server does not compress. The server removes the coding from the responses
     * that it could compress, but not from the others.
     */
    private static void removeIdentity(MultiMap headers) {
        if (headers.contains(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY, true)) {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
        }
    }

    private record Second(long number, String text) {}

    private static volatile Second second = new Second(0, "");

    /** Returns the time as a header value. It is formatted once a second. */
    private static String now() {
        Instant now = Instant.now();
        Second last = second;
        if (last.number != now.getEpochSecond()) {
            last = new Second(now.getEpochSecond(), IMF_FIXDATE.format(now));
            second = last;
        }
        return last.text;
    }

    public static void set(HttpServerResponse answer) {
        // These request headers select the format, the compression and the CORS headers of the response.
        answer.putHeader("Vary", "Accept, Accept-Encoding, Origin")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader(HttpHeaders.DATE, now());
        if (answer.getStatusCode() == 304) {
            // The response that the client has stored contains these two headers (RFC 9110, 15.4.5).
            answer.headers().remove(HttpHeaders.CONTENT_TYPE).remove(HttpHeaders.CONTENT_ENCODING);
        }
    }
}
