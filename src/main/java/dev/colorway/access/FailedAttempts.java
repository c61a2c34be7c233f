// SPDX-License-Identifier: Apache-2.0
package dev.colorway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.colorway.http.CallerNetwork;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Slows down addresses with repeatedly invalid credentials. After {@value #FREE_ATTEMPTS} failures, the service checks
 * no credentials from the address for one second. This time doubles with each further failure, up to
 * {@value #MAX_WAIT_SECONDS} seconds. After ten minutes without a failure, the address is forgotten. Keys are too long
 * to guess, so the waiting time only limits the load on the log and the processor.
 *
 * <p>Addresses are those of {@link CallerNetwork}. At most {@value #MAX_ADDRESSES} are remembered.
 */
@Singleton
class FailedAttempts {

    static final int FREE_ATTEMPTS = 10;
    static final int MAX_WAIT_SECONDS = 60;
    static final int MAX_ADDRESSES = 10_000;
    private static final Duration EXPIRY = Duration.ofMinutes(10);
    private static final Logger LOG = Logger.getLogger(FailedAttempts.class);

    /** @param until the time of the ticker, in nanoseconds, until which credentials are not checked */
    private record Failures(int count, long until) {}

    private final Ticker ticker;
    private final Cache<String, Failures> byAddress;

    FailedAttempts() {
        this(Ticker.systemTicker());
    }

    FailedAttempts(Ticker ticker) {
        this.ticker = ticker;
        this.byAddress = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(EXPIRY)
                .maximumSize(MAX_ADDRESSES)
                .build();
    }

    long secondsToWait(HttpServerRequest request) {
        return secondsToWait(CallerNetwork.of(request));
    }

    void add(HttpServerRequest request) {
        add(CallerNetwork.of(request));
    }

    /**
     * Returns for how many seconds credentials from this address are not checked, rounded up; 0 if they are checked.
     */
    long secondsToWait(String host) {
        Failures failures = byAddress.getIfPresent(CallerNetwork.of(host));
        long nanos = failures == null ? 0 : failures.until - ticker.read();
        return nanos <= 0 ? 0 : Duration.ofNanos(nanos - 1).toSeconds() + 1;
    }

    /** Counts invalid credentials from this address. Missing credentials do not count. */
    void add(String host) {
        int count = byAddress
                .asMap()
                .merge(
                        CallerNetwork.of(host),
                        new Failures(1, ticker.read()),
                        (before, one) -> failures(before.count + 1))
                .count;
        if (count == FREE_ATTEMPTS) {
            LOG.warnf(
                    "Credentials from %s have failed %d times: after each failure, the service now waits longer before "
                            + "it checks credentials from this address again.",
                    CallerNetwork.of(host), count);
        }
    }

    private Failures failures(int count) {
        // After six doublings, the maximum applies anyway.
        long seconds = count < FREE_ATTEMPTS ? 0 : Math.min(MAX_WAIT_SECONDS, 1L << Math.min(count - FREE_ATTEMPTS, 6));
        return new Failures(count, ticker.read() + Duration.ofSeconds(seconds).toNanos());
    }
}
