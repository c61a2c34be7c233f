// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * The id of a request, the same in the log of the caller and in the log of the service. It is the caller's
 * {@code X-Request-Id} if this header has 1 to 128 characters, all of them allowed, otherwise a new id. The response,
 * every log line and every problem contain it.
 */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";
    private static final String KEY = "requestId";
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");

    /** Runs before every filter that answers, such as CORS with the priority 300, so that every response has the id. */
    private static final int FIRST = 1000;

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    assign(context);
                    context.next();
                },
                FIRST);
    }

    private static void assign(RoutingContext context) {
        String given = context.request().getHeader(HEADER);
        String id = given != null && SAFE.matcher(given).matches() ? given : random();
        context.put(KEY, id);
        MDC.put(KEY, id);
        context.response().putHeader(HEADER, id);
    }

    /** Returns a random id. The id is not secret, so random numbers that are not secure, but faster, are enough. */
    private static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** Returns the id of a request. Assigns an id if the request failed before it got one. */
    public static String of(RoutingContext context) {
        if (context.get(KEY) == null) {
            assign(context);
        }
        return context.get(KEY);
    }
}
