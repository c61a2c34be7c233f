// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colorway.testing.Api;
import dev.colorway.testing.Lane;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.function.ToIntBiFunction;

/** A receiver of webhooks on this machine. It records its requests. */
final class Receiver implements AutoCloseable {

    /** Instead of a status: the request gets no response. */
    static final int HANG = -1;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(Lane.size(2, 40));
    private static final long WAIT_MILLIS = 20;

    /** A request, and how it was answered. */
    record Request(Headers headers, String body, int status) {

        String id() {
            return headers.getFirst("webhook-id");
        }

        JsonNode json() {
            return Api.json(body);
        }
    }

    private volatile boolean isAsked;
    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    /** The status of each response, by the ordinal of the request (from 1) and the body of the request. */
    private volatile ToIntBiFunction<Integer, String> answers = (ordinal, body) -> 204;

    /**
     * Returns the id of the message for a change. It has the time of the change: after a restored backup, another write
     * can have the same revision.
     */
    static String id(JsonNode webhook, JsonNode change) {
        return "webhook-" + webhook.get("id").asText() + "-" + change.get("id").asText() + "-"
                + ChronoUnit.MICROS.between(
                        Instant.EPOCH, Instant.parse(change.get("at").asText()));
    }

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 100);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    Receiver answering(IntUnaryOperator statusOfOrdinal) {
        answers = (ordinal, body) -> statusOfOrdinal.applyAsInt(ordinal);
        return this;
    }

    /** Accepts all messages but those that contain this text. */
    void refusing(String text) {
        answers = (ordinal, body) -> body.contains(text) ? 422 : 204;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status;
        isAsked = true;
        synchronized (this) {
            status = answers.applyAsInt(requests.size() + 1, body);
            requests.add(new Request(exchange.getRequestHeaders(), body, status));
        }
        if (status == HANG) {
            return;
        }
        if (status / 100 == 3) {
            exchange.getResponseHeaders().add("Location", address("/redirected"));
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** Returns whether a request has arrived, perhaps without a response. */
    boolean isAsked() {
        return isAsked;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String address(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /**
     * Waits for the messages that were answered with a success, and returns them. A message whose answer came too late
     * comes again: it counts once.
     */
    List<Request> accepted(int count) {
        await(() -> accepted().size() >= count, () -> accepted().size() + " of " + count + " messages accepted");
        return accepted();
    }

    private List<Request> accepted() {
        Set<String> ids = new HashSet<>();
        return requests.stream()
                .filter(request -> request.status / 100 == 2 && ids.add(request.id()))
                .toList();
    }

    static void await(BooleanSupplier condition, Supplier<String> state) {
        Instant end = Instant.now().plus(LONGEST_WAIT);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError(state.get());
            }
            try {
                Thread.sleep(WAIT_MILLIS);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                throw new AssertionError(ended);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
