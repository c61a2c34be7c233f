// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import dev.colorway.testing.Api;
import dev.colorway.testing.Keys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Brands that several callers create at the same time, and which of them the service acknowledged. */
final class AcknowledgedBrands {

    private static final int WRITERS = 4;
    private static final int CREATED = 201;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Set<String> slugs = ConcurrentHashMap.newKeySet();
    private final List<Thread> writers = new ArrayList<>();

    /** Forgets all brands. */
    void clear() {
        slugs.clear();
    }

    /** Adds a brand that was created in another way. */
    void add(String slug) {
        slugs.add(slug);
    }

    int count() {
        return slugs.size();
    }

    /** Begins to create brands until the service ends, or each writer has created this many. */
    void begin(JavaServer server, String name, int count) {
        writers.clear();
        for (int writer = 0; writer < WRITERS; writer++) {
            String prefix = name + "-" + writer + "-";
            writers.add(new Thread(() -> create(server, prefix, count)));
        }
        writers.forEach(Thread::start);
    }

    /** Waits for the last response of each writer. */
    void join() throws InterruptedException {
        for (Thread writer : writers) {
            writer.join();
        }
    }

    private void create(JavaServer server, String prefix, int count) {
        try {
            for (int number = 0; number < count; number++) {
                String slug = prefix + number;
                HttpRequest request = HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + server.port() + "/brands"))
                        .header(Keys.HEADER, Keys.WRITER)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"slug\":\"%s\",\"name\":\"%s\"}".formatted(slug, slug)))
                        .build();
                if (client.send(request, BodyHandlers.discarding()).statusCode() == CREATED) {
                    slugs.add(slug);
                }
            }
        } catch (IOException killed) {
            // The kill ends the connection.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the acknowledged brands that the service does not have. */
    Set<String> lost(JavaServer server) throws IOException, InterruptedException {
        HttpResponse<byte[]> brands =
                Requests.get("http://127.0.0.1:" + server.port() + "/brands", Map.of("Accept", "application/x-ndjson"));
        Set<String> lost = new HashSet<>(slugs);
        new String(brands.body(), StandardCharsets.UTF_8)
                .lines()
                .forEach(row -> lost.remove(Api.json(row).path("slug").asText()));
        return lost;
    }
}
