// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Keys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Many concurrent readers and writers, each with one request after the other, and the results. */
final class Load {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> LISTS = List.of(
            "/sneakers",
            "/sneakers?sort=-price",
            "/sneakers?sort=releaseDate&limit=50",
            "/prices",
            "/prices?sort=amount&currency=EUR",
            "/silhouettes",
            "/collaborations",
            "/brands");
    private static final int ONE_ENTRY_IN = 3;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String name;
    private final String base;
    private final List<String> sneakers;
    private final int pauseMillis;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, Long> failures = new ConcurrentSkipListMap<>();
    /** The revisions of acknowledged writes, by the written content. */
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong staleReads = new AtomicLong();
    private final AtomicLong longestNanos = new AtomicLong();
    private volatile boolean isStopped;

    /**
     * @param name a text that every slug, name and source of a write contains
     * @param base scheme, host and port
     * @param sneakers slugs of existing sneakers
     * @param pauseMillis the time between a response and the caller's next request, in milliseconds
     */
    Load(String name, String base, List<String> sneakers, int pauseMillis) {
        this.name = name;
        this.base = base;
        this.sneakers = sneakers;
        this.pauseMillis = pauseMillis;
    }

    Load start(int writers, int readers) {
        for (int number = 0; number < writers + readers; number++) {
            int caller = number;
            threads.add(new Thread(() -> {
                try {
                    if (caller < writers) {
                        write(name + "-" + caller);
                    } else {
                        read(new Random(caller));
                    }
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        threads.forEach(thread -> thread.setDaemon(true));
        threads.forEach(Thread::start);
        return this;
    }

    /** Stops the callers and waits for their last responses. */
    Load stop() throws InterruptedException {
        isStopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
        return this;
    }

    private void write(String writer) throws InterruptedException {
        Random random = new Random(writer.hashCode());
        for (int number = 0; !isStopped; number++) {
            String time = FIRST.plusSeconds(number).toString();
            String slug = "brand-" + writer + "-" + number;
            post(
                    "/prices",
                    ("{\"sneaker\":\"%s\",\"amount\":%d,\"currency\":\"EUR\",\"kind\":\"ASK\",\"size\":\"US9\","
                                    + "\"observedAt\":\"%s\",\"source\":\"%s\"}")
                            .formatted(any(sneakers, random), 50 + random.nextInt(400), time, writer),
                    priceKey(writer, time));
            if (post(
                    "/brands",
                    "{\"slug\":\"%s\",\"name\":\"%s\"}".formatted(slug, slug + " 1"),
                    brandKey(slug, slug + " 1"))) {
                written(
                        to("/brands/" + slug)
                                .header("Content-Type", "application/merge-patch+json")
                                .header("If-Match", "*")
                                .method("PATCH", BodyPublishers.ofString("{\"name\":\"%s\"}".formatted(slug + " 2"))),
                        brandKey(slug, slug + " 2"));
            }
        }
    }

    private boolean post(String address, String body, String key) throws InterruptedException {
        return written(to(address).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)), key);
    }

    private boolean written(HttpRequest.Builder request, String key) throws InterruptedException {
        HttpResponse<String> answer = send(request.header(Keys.HEADER, Keys.WRITER));
        if (answer != null) {
            acknowledged.put(key, revision(answer));
        }
        return answer != null;
    }

    private void read(Random random) throws InterruptedException {
        Map<String, Long> newestByNode = new HashMap<>();
        while (!isStopped) {
            HttpResponse<String> answer = send(
                    to(random.nextInt(ONE_ENTRY_IN) == 0 ? "/sneakers/" + any(sneakers, random) : any(LISTS, random)));
            if (answer != null) {
                reads.incrementAndGet();
                // If nginx tried several nodes, the last one answered.
                String node = answer.headers().firstValue(Nginx.NODE).orElse("").replaceAll(".*, ", "");
                Long before = newestByNode.put(node, revision(answer));
                if (before != null && before > revision(answer)) {
                    staleReads.incrementAndGet();
                }
            }
        }
    }

    private static String any(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private HttpRequest.Builder to(String address) {
        return HttpRequest.newBuilder(URI.create(base + address));
    }

    static long revision(HttpResponse<?> answer) {
        return Long.parseLong(answer.headers().firstValue("Catalog-Revision").orElseThrow());
    }

    /** Pauses, then sends a request. Returns the response; null if it is not a success. */
    private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
        Thread.sleep(pauseMillis);
        long begin = System.nanoTime();
        String failure;
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() < 300) {
                return answer;
            }
            failure = String.valueOf(answer.statusCode());
        } catch (IOException broken) {
            failure = broken.toString();
        } finally {
            longestNanos.accumulateAndGet(System.nanoTime() - begin, Math::max);
        }
        failures.merge(failure, 1L, Long::sum);
        return null;
    }

    /** Returns the longest time to a response since the last call, in milliseconds. */
    long longestMillis() {
        return longestNanos.getAndSet(0) / 1_000_000;
    }

    /** Returns the count of failed requests by status, or by exception if there was no response. */
    Map<String, Long> failures() {
        return failures;
    }

    long reads() {
        return reads.get();
    }

    long writes() {
        return acknowledged.size();
    }

    /** Returns the count of reads with an older state than the same reader has seen from the same node. */
    long staleReads() {
        return staleReads.get();
    }

    /** Returns the count of acknowledged writes that are missing in the catalog. */
    long lost(List<JsonNode> rows) {
        Map<String, String> stored = new HashMap<>();
        rows.forEach(row -> {
            if (row.get("resource").asText().equals("prices")) {
                stored.put(
                        priceKey(
                                row.get("source").asText(),
                                row.get("observedAt").asText()),
                        "");
            } else if (row.get("resource").asText().equals("brands")) {
                String slug = row.get("slug").asText();
                stored.put(brandKey(slug, row.get("name").asText()), "");
                // The second name replaces the first.
                stored.put(brandKey(slug, slug + " 1"), "");
            }
        });
        return acknowledged.keySet().stream()
                .filter(key -> !stored.containsKey(key))
                .count();
    }

    /**
     * Returns the count of acknowledged writes that are not exactly once among these changes, with the same content and
     * revision.
     */
    long notExactlyOnceIn(List<JsonNode> changes) {
        Map<String, List<Long>> revisionsByKey = new HashMap<>();
        changes.forEach(change -> revisionsByKey
                .computeIfAbsent(
                        change.has("price")
                                ? priceKey(
                                        change.at("/price/source").asText(),
                                        change.at("/price/observedAt").asText())
                                : brandKey(
                                        change.at("/entry/slug").asText(),
                                        change.at("/entry/name").asText()),
                        any -> new ArrayList<>())
                .add(change.get("revision").asLong()));
        return acknowledged.entrySet().stream()
                .filter(write -> !List.of(write.getValue()).equals(revisionsByKey.get(write.getKey())))
                .count();
    }

    private static String priceKey(String source, String time) {
        return source + " " + time;
    }

    private static String brandKey(String slug, String name) {
        return slug + " " + name;
    }

    /** Returns all changes after a revision, as {@code /changes} lists them. */
    List<JsonNode> changesAfter(long revision) throws IOException, InterruptedException {
        List<JsonNode> changes = new ArrayList<>();
        for (String next = base + "/changes?limit=100&after=" + revision; next != null; ) {
            JsonNode page = Api.json(get(next));
            page.get("items").forEach(changes::add);
            next = page.has("next") ? page.get("next").asText() : null;
        }
        return changes;
    }

    /** Returns all rows of the catalog. */
    List<JsonNode> rows() throws IOException, InterruptedException {
        return get(base + "/catalog").lines().map(Api::json).toList();
    }

    private String get(String address) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    @Override
    public String toString() {
        return "%,d reads, %,d writes, failed: %s".formatted(reads(), writes(), failures);
    }
}
