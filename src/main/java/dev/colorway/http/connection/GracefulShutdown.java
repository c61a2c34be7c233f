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
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
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
import org.jspecify.annotations.Nullable;

/**
 * Ends the service without losing a request. After the shutdown signal, responses close their connections. One second
 * before the delay ends, the service accepts the connections that wait in the queue, closes the listening sockets and
 * closes idle keep-alive connections, so that clients connect to another instance. After the delay, the service
 * completes the requests that it has begun, and answers later ones with a {@code 503}. So a request without a response
 * was not processed, unless it took longer than {@code quarkus.shutdown.timeout}.
 *
 * <p>Without this class, the framework would accept connections until it ends, and would break off the last requests.
 */
@Singleton
class GracefulShutdown {

    private static final Logger LOG = Logger.getLogger(GracefulShutdown.class);
    private static final Duration RESPONSE_TIME = Duration.ofSeconds(1);
    /** Runs before the other handlers that answer. */
    private static final int EARLY = 950;

    private static final int BODY_TIMEOUT_MILLIS = 1000;

    @Inject
    Vertx vertx;

    @Inject
    ProblemRoutes problems;

    @ConfigProperty(name = "quarkus.shutdown.delay")
    Duration delay;

    /**
     * The listening channels. The framework does not provide them, so they are found as parents of connections that
     * have sent a request.
     */
    private final Set<Channel> listening = ConcurrentHashMap.newKeySet();

    private final Set<ConnectionBase> connections = ConcurrentHashMap.newKeySet();
    /** When the delay began, as {@link System#nanoTime()}; null before the shutdown signal. */
    private volatile @Nullable Long shutdownSince;

    void register(@Observes Filters filters) {
        filters.register(this::admit, EARLY);
    }

    private void admit(RoutingContext context) {
        if (context.request().connection() instanceof ConnectionBase connection) {
            Connections.Use use = Connections.use(connection.channel());
            if (ClosingConnections.contains(connection.channel())) {
                // The previous response announced the close (RFC 9112, 9.6).
                connection.close();
                return;
            }
            count(context, connection, use);
            if (use.hasBrokenBody()) {
                problems.answerAndClose(context, ProblemType.MALFORMED_REQUEST, InvalidRequests.BROKEN_BODY);
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
                    "The service is shutting down and did not process this request. Send it again on a new "
                            + "connection.");
        } else {
            context.next();
        }
    }

    private void count(RoutingContext context, ConnectionBase connection, Connections.Use use) {
        use.begin();
        context.addEndHandler(ended -> {
            use.end();
            if (mayHaveBody(context.request()) && isIncomplete(context, use)) {
                // The response was sent before the whole body arrived. The rest of the body may still arrive. The timer
                // closes the connection if the rest does not arrive in time, or if the body is broken.
                vertx.setTimer(BODY_TIMEOUT_MILLIS, over -> {
                    if (isIncomplete(context, use)) {
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
     * Returns whether a request can have a body (RFC 9112, 6.3). Always true for HTTP/2, in which a body needs neither
     * {@code Content-Length} nor {@code Transfer-Encoding}.
     */
    private static boolean mayHaveBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.version() == HttpVersion.HTTP_2
                || (length != null && !length.equals("0"))
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /**
     * Returns whether the body has not arrived completely, or is broken. Checks first whether the body has ended: a
     * broken body gets its mark before it ends, so the second check cannot miss the mark.
     */
    private static boolean isIncomplete(RoutingContext context, Connections.Use use) {
        return !context.request().isEnded() || use.hasBrokenBody();
    }

    /**
     * Returns whether the delay is over; false before the shutdown signal. The framework measures the same delay from a
     * later moment, so it still serves every request that arrives before the delay is over here.
     */
    private boolean isOver() {
        Long begin = shutdownSince;
        return begin != null && System.nanoTime() - begin >= delay.toNanos();
    }

    void end(@Observes ShutdownDelayInitiatedEvent signal) {
        // A live reload also fires this event but keeps the HTTP server. A closed channel would stay closed.
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            return;
        }
        shutdownSince = System.nanoTime();
        long millis = delay.minus(RESPONSE_TIME).toMillis();
        if (millis > 0) {
            vertx.setTimer(millis, over -> refuse());
        } else {
            refuse();
        }
    }

    private void refuse() {
        LOG.info("No new connections are accepted");
        listening.forEach(AcceptQueue::close);
        // The check runs on the thread that reads the requests, so it never closes a connection from which a request
        // was just read.
        connections.forEach(connection -> connection.channel().eventLoop().execute(() -> {
            if (Connections.use(connection.channel()).isIdle()) {
                connection.close();
            }
        }));
    }
}
