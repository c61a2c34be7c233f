// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.connection;

import dev.colorway.http.ClosingConnections;
import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemRoutes;
import dev.colorway.http.problem.ProblemType;
import io.netty.channel.Channel;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * How the service ends without losing a request. From the signal on, its answers close their connections. In the last
 * second of the delay it takes no new connections: it accepts those that wait, closes those that callers keep and do
 * not use, and refuses all others, so that their callers go elsewhere. After the delay it begins nothing: what is under
 * way is answered, and what comes then is a {@code 503}. So a request without an answer was not done, unless it took
 * longer than the service waits.
 *
 * <p>The framework would accept until it ends, and break off what came last.
 */
@Singleton
class GracefulShutdown {

    private static final Logger LOG = Logger.getLogger(GracefulShutdown.class);
    private static final Duration TO_ANSWER = Duration.ofSeconds(1);
    /** Before anything answers. */
    private static final int EARLY = 950;

    private static final int MILLIS_FOR_REST = 1000;

    static final String BROKEN_BODY = "The chunks of the body do not have the form that RFC 9112 defines.";

    @Inject
    Vertx vertx;

    @Inject
    ProblemRoutes problems;

    @ConfigProperty(name = "quarkus.shutdown.delay")
    Duration delay;

    /** What listens; nothing says so but the connections that came from it. */
    private final Set<Channel> listening = ConcurrentHashMap.newKeySet();

    private final Set<ConnectionBase> connections = ConcurrentHashMap.newKeySet();
    /** When the delay began, by {@link System#nanoTime()}; null before that. */
    private volatile Long signalled;

    void register(@Observes Filters filters) {
        filters.register(this::admit, EARLY);
    }

    private void admit(RoutingContext context) {
        if (context.request().connection() instanceof ConnectionBase connection) {
            Connections.Use use = Connections.use(connection.channel());
            if (ClosingConnections.contains(connection.channel())) {
                // The answer before announced it (RFC 9112, 9.6).
                connection.close();
                return;
            }
            count(context, connection, use);
            if (use.hasBrokenBody()) {
                problems.answerAndClose(context, ProblemType.MALFORMED_REQUEST, BROKEN_BODY);
                return;
            }
        }
        if (isOver()) {
            context.response()
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .putHeader(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
            problems.answer(
                    context,
                    ProblemType.UNAVAILABLE,
                    "The service is ending and did nothing. Send the request again, on a new connection.");
        } else {
            context.next();
        }
    }

    private void count(RoutingContext context, ConnectionBase connection, Connections.Use use) {
        use.begin();
        context.addEndHandler(ended -> {
            use.end();
            if (!context.request().isEnded()) {
                // Answered before its body came. The rest may be on its way; a caller who keeps it back is not waited
                // for.
                vertx.setTimer(MILLIS_FOR_REST, over -> {
                    if (!context.request().isEnded()) {
                        connection.close();
                    }
                });
            }
        });
        if (connections.add(connection)) {
            connection.channel().closeFuture().addListener(closed -> connections.remove(connection));
            Channel parent = connection.channel().parent();
            if (parent != null) {
                listening.add(parent);
            }
        }
    }

    /**
     * The framework starts its own delay after this event. So a request that comes before the end of this one is among
     * those that it waits for.
     */
    private boolean isOver() {
        Long since = signalled;
        return since != null && System.nanoTime() - since >= delay.toNanos();
    }

    void end(@Observes ShutdownDelayInitiatedEvent signal) {
        // A live reload fires this event too, and keeps the HTTP server: nothing would open a closed channel again.
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            return;
        }
        signalled = System.nanoTime();
        long millis = delay.minus(TO_ANSWER).toMillis();
        if (millis > 0) {
            vertx.setTimer(millis, over -> refuse());
        } else {
            refuse();
        }
    }

    private void refuse() {
        LOG.info("No new connections are taken");
        listening.forEach(AcceptQueue::close);
        // Each on the thread that reads its requests, so that none is closed with a request that was just read.
        connections.forEach(connection -> connection.channel().eventLoop().execute(() -> {
            if (Connections.use(connection.channel()).isIdle()) {
                connection.close();
            }
        }));
    }
}
