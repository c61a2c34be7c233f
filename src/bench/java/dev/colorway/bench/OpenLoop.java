// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends a request at a fixed rate, whether earlier ones have responses or not, and measures each from the moment when
 * it was due. If too many wait for a response, it does not send the next ones, but counts them.
 */
final class OpenLoop {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int NO_RESPONSE = 0;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;
    private final double rate;
    private final int maxWaiting;
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder unsent = new LongAdder();
    private final ConcurrentLinkedQueue<Long> okNanos = new ConcurrentLinkedQueue<>();
    private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
    private final Thread sender = new Thread(this::send);
    private volatile boolean isStopped;
    private long elapsedNanos;

    /**
     * @param rate how many requests to send a second
     * @param maxWaiting how many can wait for their responses at a time
     */
    OpenLoop(String address, double rate, int maxWaiting) {
        request = HttpRequest.newBuilder(URI.create(address))
                .header("Cache-Control", "no-cache")
                .timeout(TIMEOUT)
                .build();
        this.rate = rate;
        this.maxWaiting = maxWaiting;
    }

    OpenLoop start() {
        sender.start();
        return this;
    }

    private void send() {
        long begin = System.nanoTime();
        try {
            for (long number = 0; !isStopped; number++) {
                long due = begin + (long) (number * 1e9 / rate);
                for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                    Thread.sleep(early / 1_000_000, (int) (early % 1_000_000));
                }
                sendOne(due);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        elapsedNanos = System.nanoTime() - begin;
    }

    private void sendOne(long due) {
        if (waiting.get() >= maxWaiting) {
            unsent.increment();
            return;
        }
        waiting.incrementAndGet();
        client.sendAsync(request, BodyHandlers.discarding()).whenComplete((answer, broken) -> {
            int status = answer == null ? NO_RESPONSE : answer.statusCode();
            if (status == Requests.OK) {
                okNanos.add(System.nanoTime() - due);
            }
            statuses.computeIfAbsent(status, one -> new LongAdder()).increment();
            waiting.decrementAndGet();
        });
    }

    /** Stops sending, and waits for the last responses. */
    OpenLoop stop() throws InterruptedException {
        isStopped = true;
        sender.join();
        while (waiting.get() > 0) {
            Thread.sleep(10);
        }
        return this;
    }

    double seconds() {
        return elapsedNanos / 1e9;
    }

    /** Returns how many responses had each status; 0 stands for no response in time. */
    Map<Integer, LongAdder> statuses() {
        return statuses;
    }

    /** Returns how many requests were not sent, because too many waited. */
    long unsent() {
        return unsent.sum();
    }

    /** Returns how many responses were not a 200. */
    long failed() {
        return statuses.values().stream().mapToLong(LongAdder::sum).sum() - okNanos.size();
    }

    int ok() {
        return okNanos.size();
    }

    /** Returns a percentile of the time until a response with 200 was complete, in milliseconds; 0 without any. */
    double millis(double percentile) {
        long[] sorted = okNanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * percentile / 100)] / 1e6;
    }
}
