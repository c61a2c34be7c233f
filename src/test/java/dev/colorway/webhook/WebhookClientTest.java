// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.settings.WebhookSettings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that no message arrives inside: in a private network, or on this machine. */
class WebhookClientTest {

    private static final Vertx VERTX = Vertx.vertx();
    /** A public address, outside of all special ranges, that no network uses. */
    private static final String UNROUTED = "192.0.1.1";

    static final Duration LONG = Duration.ofSeconds(20);

    private static final WebhookSecret SECRET = WebhookSecret.random();

    record Limits(boolean allowPrivate, Duration timeout, boolean allowHttp, Optional<List<Integer>> ports)
            implements WebhookSettings {

        Limits(boolean allowPrivate, Duration timeout) {
            this(allowPrivate, timeout, true, Optional.empty());
        }

        @Override
        public boolean deliver() {
            return true;
        }

        @Override
        public int max() {
            return 1;
        }

        @Override
        public Duration firstPause() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration longestPause() {
            return Duration.ofHours(2);
        }

        @Override
        public Duration retryFor() {
            return Duration.ofDays(1);
        }

        @Override
        public int keepDeliveries() {
            return 1;
        }
    }

    @AfterAll
    static void close() {
        VERTX.close();
    }

    private static HostResolver resolver(Function<String, String> addresses) {
        return new HostResolver() {
            @Override
            InetAddress[] resolve(String host) throws UnknownHostException {
                return InetAddress.getAllByName(addresses.apply(host));
            }
        };
    }

    private static Attempt send(String address, HostResolver resolver, boolean allowPrivate) {
        return send(address, resolver, new Limits(allowPrivate, LONG));
    }

    private static Attempt send(String address, HostResolver resolver, Limits limits) {
        WebhookClient client = new WebhookClient(VERTX, resolver, limits);
        try {
            return client.send(message(address)).join();
        } finally {
            client.close();
        }
    }

    private static OutgoingMessage message(String address) {
        return new OutgoingMessage(1L, 1, "webhook-1-2-1", "ping", address, SECRET, "{}", 0);
    }

    /** The host resolves to one of these addresses, none of which is public. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "127.0.1",
                "2130706433",
                "127.255.255.254",
                "0.0.0.0",
                "0",
                "10.0.0.1",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "localhost",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::ffff:7f00:1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::a00:1",
                "2002:7f00:1::",
                "2001:0:7f00:1::",
                "fc00::1",
                "fd12:3456:789a::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "100::1",
                "2001:db8::1"
            })
    void sendsNothingInside(String inside) throws IOException {
        try (Receiver receiver = new Receiver()) {
            Attempt attempt = send("http://shop.example:" + receiver.port() + "/", resolver(host -> inside), false);
            assertEquals("the host has an IP address that is not public", attempt.error());
            assertEquals(List.of(), receiver.requests);
        }
    }

    /**
     * Spellings of this machine in the address of a webhook, with the resolver of the service. If Java does not know a
     * spelling as a host, the attempt fails, too.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "127.0.1",
                "2130706433",
                "017700000001",
                "0177.0.0.1",
                "0x7f000001",
                "0x7f.0.0.1",
                "0x7f.1",
                "0",
                "0.0.0.0",
                "localhost",
                "localhost.",
                "LOCALHOST",
                "127.0.0.1."
            })
    void sendsNothingToASpellingOfThisMachine(String host) throws IOException {
        try (Receiver receiver = new Receiver()) {
            Attempt attempt = send("http://" + host + ":" + receiver.port() + "/", new HostResolver(), false);
            assertFalse(attempt.isDelivered(), attempt.toString());
            assertEquals(List.of(), receiver.requests);
        }
    }

    @Test
    void looksUpAHostOnlyOncePerAttempt() throws IOException {
        AtomicInteger lookups = new AtomicInteger();
        try (Receiver receiver = new Receiver()) {
            assertTrue(PublicAddresses.contain(InetAddress.getByName(UNROUTED)));
            // A public address first, and this machine at every later look-up.
            Attempt attempt = send(
                    "http://rebind.example:" + receiver.port() + "/",
                    resolver(host -> lookups.incrementAndGet() == 1 ? UNROUTED : "127.0.0.1"),
                    new Limits(false, Duration.ofMillis(500)));
            assertFalse(attempt.isDelivered());
            assertEquals(1, lookups.get());
            assertEquals(List.of(), receiver.requests);
        }
    }

    @Test
    void connectsToTheAddressItFoundAndKeepsTheHost() throws IOException {
        AtomicInteger lookups = new AtomicInteger();
        try (Receiver receiver = new Receiver()) {
            String host = "shop.example:" + receiver.port();
            Attempt attempt = send(
                    "http://" + host + "/hook?x=1",
                    resolver(name -> {
                        lookups.incrementAndGet();
                        return "127.0.0.1";
                    }),
                    true);
            assertTrue(attempt.isDelivered(), attempt.toString());
            assertEquals(host, receiver.requests.get(0).headers().getFirst("Host"));
            assertEquals(1, lookups.get());
        }
    }

    @Test
    void aHostWhoseLookUpHangsDelaysNoOther() throws IOException {
        CountDownLatch hangs = new CountDownLatch(1);
        AtomicInteger lookups = new AtomicInteger();
        WebhookClient client = new WebhookClient(
                VERTX,
                resolver(host -> {
                    if (host.startsWith("slow")) {
                        lookups.incrementAndGet();
                        Assertions.assertDoesNotThrow(() -> hangs.await());
                    }
                    return "127.0.0.1";
                }),
                new Limits(true, Duration.ofSeconds(2)));
        try (Receiver receiver = new Receiver()) {
            List<CompletableFuture<Attempt>> slow = IntStream.range(0, 200)
                    .mapToObj(i -> client.send(message("http://slow.example:" + receiver.port() + "/")))
                    .toList();
            assertTrue(client.send(message("http://shop.example:" + receiver.port() + "/"))
                    .join()
                    .isDelivered());
            assertEquals(1, lookups.get());
            hangs.countDown();
            assertTrue(slow.stream().allMatch(each -> each.join().isDelivered()), "they share the look-up");
        } finally {
            hangs.countDown();
            client.close();
        }
    }

    @Test
    void sendsNothingThatTheSettingsNoLongerAllow() throws IOException {
        try (Receiver receiver = new Receiver()) {
            String address = receiver.address("/");
            assertEquals(
                    "the address has the scheme http, which the settings do not allow",
                    send(address, new HostResolver(), new Limits(true, LONG, false, Optional.empty()))
                            .error());
            assertEquals(
                    "the address has the port " + receiver.port() + ", which the settings do not allow",
                    send(address, new HostResolver(), new Limits(true, LONG, true, Optional.of(List.of(443))))
                            .error());
            assertEquals(List.of(), receiver.requests);
            assertTrue(send(
                            address,
                            new HostResolver(),
                            new Limits(true, LONG, true, Optional.of(List.of(443, receiver.port()))))
                    .isDelivered());
        }
    }

    @Test
    void doesNotFollowARedirect() throws IOException {
        try (Receiver receiver = new Receiver().answering(ordinal -> 307)) {
            Attempt attempt = send(receiver.address("/"), new HostResolver(), true);
            assertEquals("the receiver answered 307, and redirects are not followed", attempt.error());
            assertEquals(1, receiver.requests.size());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "100.63.255.255", "172.32.0.1", "192.169.0.1", "2606:4700::1111", "2001:4860::1"})
    void knowsThePublicInternet(String address) throws UnknownHostException {
        assertTrue(PublicAddresses.contain(InetAddress.getByName(address)));
    }
}
