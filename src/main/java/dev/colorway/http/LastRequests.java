// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.netty.channel.Channel;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
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
 * second of the delay before it ends, it takes no new ones any more: who comes then is refused and goes elsewhere, and
 * who was let in is answered. The framework would let in until it ends, and break off what had come last.
 */
@Singleton
class LastRequests {

    private static final Logger LOG = Logger.getLogger(LastRequests.class);
    private static final Duration TO_ANSWER = Duration.ofSeconds(1);
    /** Before anything answers. */
    private static final int EARLY = 950;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "quarkus.shutdown.delay")
    Duration delay;

    /** What listens; nothing says so but the connections that came from it. */
    private final Set<Channel> listening = ConcurrentHashMap.newKeySet();

    void register(@Observes Filters filters) {
        filters.register(this::remember, EARLY);
    }

    private void remember(RoutingContext context) {
        if (context.request().connection() instanceof ConnectionBase connection
                && connection.channel().parent() != null) {
            listening.add(connection.channel().parent());
        }
        context.next();
    }

    void end(@Observes ShutdownDelayInitiatedEvent signal) {
        // A live reload fires this event too, and keeps the HTTP server: nothing would open a closed channel again.
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            return;
        }
        long millis = delay.minus(TO_ANSWER).toMillis();
        if (millis > 0) {
            vertx.setTimer(millis, over -> refuse());
        } else {
            refuse();
        }
    }

    private void refuse() {
        LOG.info("No new connections are taken");
        listening.forEach(Channel::close);
    }
}
