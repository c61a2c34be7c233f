// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import dev.colorway.settings.WebhookSettings;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages to receivers, without a thread for each. Looks up the host once for each attempt, checks its IP
 * addresses, and connects to one of exactly these. A second look-up could return other, private addresses (DNS
 * rebinding). Follows no redirects.
 */
@ApplicationScoped
class WebhookClient {

    /**
     * The longest body of a response that is read, in bytes. The body is not used, but its end makes the connection
     * reusable.
     */
    private static final int MAX_RESPONSE = 4096;

    /**
     * The maximum count of look-ups at a time. A look-up blocks its thread. Each host has one look-up at a time, so its
     * messages cannot occupy all threads.
     */
    private static final int MAX_LOOKUPS = 100;

    private static final int IDLE_SECONDS = 10;
    private static final int MAX_CONNECTIONS_PER_HOST = 100;

    /** Thrown if an IP address of the host is not public. */
    private static final class NotPublicException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Vertx vertx;
    private final HostResolver resolver;
    private final WebhookSettings settings;
    private final HttpClient client;
    /** The look-ups that run or wait for a thread, by their hosts. */
    private final ConcurrentMap<String, CompletableFuture<InetAddress[]>> running = new ConcurrentHashMap<>();

    private final ThreadPoolExecutor lookups = new ThreadPoolExecutor(
            MAX_LOOKUPS, MAX_LOOKUPS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread thread = new Thread(work, "webhook-lookup");
                thread.setDaemon(true);
                return thread;
            });

    WebhookClient(Vertx vertx, HostResolver resolver, WebhookSettings settings) {
        this.vertx = vertx;
        this.resolver = resolver;
        this.settings = settings;
        lookups.allowCoreThreadTimeOut(true);
        client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) settings.timeout().toMillis())
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setMaxPoolSize(MAX_CONNECTIONS_PER_HOST));
    }

    /** Makes one attempt to deliver a message. The future completes within the timeout, and never with an exception. */
    CompletableFuture<Attempt> send(OutgoingMessage message) {
        Exchange exchange = new Exchange();
        URI to = URI.create(message.address());
        Optional<String> refusal = ReceiverAddress.refusal(to, settings);
        if (refusal.isPresent()) {
            exchange.fail(refusal.get());
            return exchange.result;
        }
        find(to.getHost(), message.attempts())
                .thenAccept(address -> exchange.begin(options(message, to, address), message.body()))
                .exceptionally(failure -> {
                    exchange.fail(describe(failure));
                    return null;
                });
        return exchange.result;
    }

    /**
     * Looks up a host, or waits for the look-up of this host that is in progress. Each attempt of a message uses the
     * next IP address of the host.
     */
    private CompletableFuture<InetAddress> find(@Nullable String host, int attempts) {
        if (host == null) {
            // Java finds no host in this address.
            return CompletableFuture.failedFuture(new UnknownHostException());
        }
        return running.computeIfAbsent(host, name -> CompletableFuture.supplyAsync(() -> lookUp(name), lookups))
                .thenApply(found -> {
                    if (!settings.allowPrivate() && !Stream.of(found).allMatch(PublicAddresses::contain)) {
                        throw new NotPublicException();
                    }
                    return found[attempts % found.length];
                });
    }

    private InetAddress[] lookUp(String host) {
        try {
            return resolver.resolve(host);
        } catch (UnknownHostException unknown) {
            throw new CompletionException(unknown);
        } finally {
            running.remove(host);
        }
    }

    private static RequestOptions options(OutgoingMessage message, URI to, InetAddress address) {
        int port = ReceiverAddress.port(to);
        String path = to.getRawPath().isEmpty() ? "/" : to.getRawPath();
        long timestamp = Instant.now().getEpochSecond();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                // The IP address to connect to. The headers and the check of the certificate still use the host.
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(to.getHost())
                .setPort(port)
                .setSsl(ReceiverAddress.isEncrypted(to))
                .setURI(to.getRawQuery() == null ? path : path + "?" + to.getRawQuery())
                .addHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .addHeader(HttpHeaders.USER_AGENT, "Colorway-Webhooks")
                .addHeader("webhook-id", message.messageId())
                .addHeader("webhook-timestamp", Long.toString(timestamp))
                .addHeader(
                        "webhook-signature",
                        message.secret().signature(message.messageId(), timestamp, message.body()));
    }

    /** Describes a failure for the owner of the webhook, without the names and addresses of other machines. */
    private static String describe(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof NotPublicException) {
            return "the host has an IP address that is not public";
        }
        if (cause instanceof UnknownHostException) {
            return "the host has no IP address";
        }
        return cause instanceof SSLException ? "no TLS connection was possible" : "the connection failed";
    }

    /** One request and its response. */
    private final class Exchange {

        final CompletableFuture<Attempt> result = new CompletableFuture<>();
        private final long begin = System.nanoTime();
        private final long timer = vertx.setTimer(settings.timeout().toMillis(), id -> end());
        private volatile @Nullable HttpClientRequest request;
        private volatile boolean hasEnded;

        private Duration took() {
            return Duration.ofNanos(System.nanoTime() - begin);
        }

        void begin(RequestOptions options, String body) {
            client.request(options)
                    .onFailure(failure -> fail(describe(failure)))
                    .onSuccess(begun -> {
                        request = begun;
                        if (hasEnded) {
                            begun.reset();
                            return;
                        }
                        begun.send(Buffer.buffer(body))
                                .onFailure(failure -> fail(describe(failure)))
                                .onSuccess(this::read);
                    });
        }

        /** Completes the result with the status of the response, and discards its body. */
        private void read(HttpClientResponse response) {
            int[] received = {0};
            response.exceptionHandler(broken -> vertx.cancelTimer(timer));
            response.endHandler(complete -> vertx.cancelTimer(timer));
            response.handler(part -> {
                received[0] += part.length();
                if (received[0] > MAX_RESPONSE) {
                    response.request().reset();
                }
            });
            result.complete(Attempt.of(response.statusCode(), took()));
        }

        void fail(String error) {
            vertx.cancelTimer(timer);
            result.complete(Attempt.failed(error, took()));
        }

        /** Ends the exchange at the time limit, even if its response has begun. */
        private void end() {
            hasEnded = true;
            fail("no answer within " + settings.timeout().toMillis() + " milliseconds");
            HttpClientRequest begun = request;
            if (begun != null) {
                begun.reset();
            }
        }
    }

    @PreDestroy
    void close() {
        lookups.shutdownNow();
        client.close();
    }
}
