// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * The name of a request, by which a caller's log and ours are matched: the caller's {@code X-Request-Id} if it is of
 * harmless form, else a new one. It is echoed in the answer, stands in every log line and in every problem.
 */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";
    private static final String KEY = "requestId";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");

    /** Before everything else, so that no answer goes without: CORS is answered at 300. */
    private static final int FIRST = 1000;

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    name(context);
                    context.next();
                },
                FIRST);
    }

    private static void name(RoutingContext context) {
        String given = context.request().getHeader(HEADER);
        String id = given != null && HARMLESS.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        context.put(KEY, id);
        MDC.put(KEY, id);
        context.response().putHeader(HEADER, id);
    }

    /** The name of a request; one that failed before it was named gets it now. */
    public static String of(RoutingContext context) {
        if (context.get(KEY) == null) {
            name(context);
        }
        return context.get(KEY);
    }
}
