// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.connection;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.colorway.http.problem.ProblemType;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many connections may be open, how long each may be open without a request, and how slowly a client may
 * read. Quarkus has no time limit for the headers of a request, and its limit for idle connections would also end a
 * long import. Also adds the {@link RequestNormalizer} to each connection.
 *
 * <p>Netty finds this class by its service file and calls it for each connection.
 */
public final class Connections extends ChannelInitializerExtension {

    private static final String MAX = "colorway.http.max-connections";
    private static final String IDLE = "colorway.http.idle-limit";
    private static final String STALL = "colorway.transfer.stall-limit";
    private static final String LEAST_RATE = "colorway.transfer.least-rate";

    /** Files that the service opens after its start: jars, the index, the database. */
    private static final int RESERVED_FILES = 200;

    private static final int MIN_CONNECTIONS = 10;

    private static final AttributeKey<Use> USE = AttributeKey.valueOf(Connections.class, "use");

    /** Null until {@link #limit} is called. Nothing is limited before that. */
    private static volatile @Nullable Limits limits;

    /**
     * @param max how many connections may be open
     * @param idle how long a connection may be open without a request
     * @param stall the interval in which a client must read {@code leastBytes} of a response
     * @param leastBytes how many bytes of a response a client must read in each interval
     */
    record Limits(int max, Duration idle, Duration stall, long leastBytes) {}

    /**
     * Limits the connections of this process from now on, as configured. Call it before the server listens.
     *
     * @return a warning for the operator if the process can open too few files for the configured number of
     *     connections; otherwise empty
     * @throws IllegalArgumentException if a setting cannot be converted, or if the maximum or the idle limit is not
     *     greater than zero; the message names the setting
     */
    public static Optional<String> limit() {
        Config settings = ConfigProvider.getConfig();
        int configured = settings.getValue(MAX, Integer.class);
        Duration idle = settings.getValue(IDLE, Duration.class);
        if (configured < 1 || idle.isNegative() || idle.isZero()) {
            throw new IllegalArgumentException(MAX + " and " + IDLE + " must be greater than zero.");
        }
        OptionalLong files = freeFiles();
        int max = files.isEmpty()
                ? configured
                : (int) Math.min(configured, Math.max(MIN_CONNECTIONS, files.getAsLong() - RESERVED_FILES));
        Duration stall = settings.getValue(STALL, Duration.class);
        long leastBytes = settings.getValue(LEAST_RATE, Long.class) * stall.toMillis() / 1000;
        limits = new Limits(max, idle, stall, leastBytes);
        return max == configured
                ? Optional.empty()
                : Optional.of("At most " + max + " connections are accepted instead of " + configured
                        + ": this process can open only " + files.getAsLong()
                        + " more files (ulimit -n). COLORWAY_HTTP_MAX_CONNECTIONS sets the maximum.");
    }

    /** Returns how many more files this process can open; empty if the system does not report it. */
    private static OptionalLong freeFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? OptionalLong.of(system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount())
                : OptionalLong.empty();
    }

    /** Makes Netty call this class for each connection. Call it before the server listens. */
    static void register() {
        System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    }

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        RequestNormalizer.addTo(connection.pipeline());
        Limits current = limits;
        if (current != null) {
            connection.pipeline().addFirst(new Guard(current, use(connection)));
        }
    }

    /** Returns the request counter of a connection. The first call for a connection creates the counter. */
    public static Use use(Channel connection) {
        Use fresh = new Use();
        Use known = connection.attr(USE).setIfAbsent(fresh);
        return known == null ? fresh : known;
    }

    /**
     * Returns whether the body of the current request is broken. An operation must call this method after it has read a
     * body, because a broken body ends early without an error.
     */
    public static boolean hasBrokenBody(HttpConnection connection) {
        return connection instanceof ConnectionBase base && use(base.channel()).hasBrokenBody();
    }

    /** Counts the requests of a connection, and records since when the connection has no request. */
    public static final class Use {

        private final AtomicInteger activeRequests = new AtomicInteger();
        private volatile long idleSince = System.nanoTime();
        /**
         * How many requests were decoded. Only the thread of the connection changes this field and {@link #started}.
         */
        private int decoded;

        private int started;
        /** Refuses the request whose body is being received; null if no body is being received. */
        private @Nullable BiConsumer<ProblemType, String> refusal;
        /** Whether the body of the last decoded request cannot be read to its end. */
        private volatile boolean isBroken;

        /**
         * Counts a request whose headers were decoded. The request begins after the requests before it are answered.
         */
        void decode() {
            decoded++;
        }

        /** Counts a request that begins. */
        void begin() {
            activeRequests.incrementAndGet();
            started++;
        }

        /** Returns whether the body of the current request cannot be read to its end. */
        boolean hasBrokenBody() {
            return isBroken && started == decoded;
        }

        /**
         * Records that the body of the current request is being received. No operation has begun yet, so the request
         * can be refused until {@link #received} is called.
         */
        public void receive(BiConsumer<ProblemType, String> refuse) {
            refusal = refuse;
        }

        /** Records that the body was received. */
        public void received() {
            refusal = null;
        }

        /**
         * Refuses the request whose body is being received.
         *
         * @return false if no body is being received
         */
        public boolean refuse(ProblemType type, String detail) {
            BiConsumer<ProblemType, String> refuse = refusal;
            refusal = null;
            if (refuse != null) {
                refuse.accept(type, detail);
            }
            return refuse != null;
        }

        /**
         * Records that the body of the last decoded request is broken.
         *
         * @return true if the request is refused now or when it begins; false if an operation answers or has answered
         *     it
         */
        boolean breakBody() {
            isBroken = true;
            return started < decoded || refuse(ProblemType.MALFORMED_REQUEST, InvalidRequests.BROKEN_BODY);
        }

        /** Records that a request was answered, or that its connection broke. */
        void end() {
            idleSince = System.nanoTime();
            activeRequests.decrementAndGet();
        }

        boolean isIdle() {
            return activeRequests.get() == 0;
        }

        /** Returns when the last request ended, or when the connection opened, as {@link System#nanoTime()}. */
        long idleSince() {
            return idleSince;
        }
    }
}
