// SPDX-License-Identifier: Apache-2.0
package dev.colorway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Keys;
import dev.colorway.testing.Packaged;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Acknowledged writes survive a SIGKILL. A write that was not acknowledged exists completely or not at all. Several
 * threads write to the packaged service on its H2 file. The test kills the service at a random moment and restarts it,
 * several times on the same file.
 *
 * <p>{@code ./mvnw verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=DurabilityIT -Dkills=30} kills
 * it thirty times instead of three. {@code -Dseed=…} repeats the choices of an earlier run, but not its timing. The
 * last line of the output is a summary.
 */
class DurabilityIT {

    private static final int WRITERS = 4;
    private static final int BATCH = 40;
    private static final int TECHNOLOGIES = 5;
    private static final int MAX_WRITES = 300;
    private static final Map<String, String> SETTINGS =
            Map.of("COLORWAY_API_KEYS", Keys.SETTING, "COLORWAY_FIRST_CATALOG", "false");

    @TempDir
    Path home;

    private final int kills = Integer.getInteger("kills", 3);
    private final long seed = Long.getLong("seed", System.nanoTime());
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong busy = new AtomicLong();
    private final List<String> unexpected = new CopyOnWriteArrayList<>();
    private Packaged service;
    private int lost;
    private int halfWritten;
    private int failedRestarts;
    private int inProgress;
    private int inProgressStored;

    /** A resource that is written repeatedly. Each of its fields contains the ordinal of the write. */
    private static final class Resource {
        final String address;
        int written;
        int confirmed;
        String tag;

        Resource(String address) {
            this.address = address;
        }
    }

    /** Writes one resource after the other. No other writer touches its resources. */
    private final class Writer {
        final String name;
        final Random random;
        final List<Resource> sneakers = new ArrayList<>();
        final List<Resource> silhouettes = new ArrayList<>();
        final List<Resource> batches = new ArrayList<>();

        Writer(int number) {
            name = "w" + number;
            random = new Random(seed + number);
        }

        void writeUntilKilled(CountDownLatch started) {
            try {
                while (true) {
                    write();
                    resources().forEach(resources -> resources.removeIf(resource -> resource.written == 0));
                    started.countDown();
                }
            } catch (IOException killed) {
                // The kill ends the connection.
            } catch (InterruptedException | RuntimeException | Error failed) {
                unexpected.add(name + ": " + failed);
                started.countDown();
            }
        }

        List<List<Resource>> resources() {
            return List.of(sneakers, silhouettes, batches);
        }

        private void write() throws IOException, InterruptedException {
            int choice = random.nextInt(10);
            if (choice < 3 || sneakers.isEmpty()) {
                Resource sneaker = added(sneakers, "/sneakers/" + name + "-" + sneakers.size());
                send(
                        sneaker,
                        201,
                        service.to("/sneakers").POST(BodyPublishers.ofString(sneaker(sneaker))),
                        "application/json");
            } else if (choice < 5) {
                Resource sneaker = sneakers.get(random.nextInt(sneakers.size()));
                change(sneaker, "PATCH", "application/merge-patch+json", sneakerMembers(sneaker.written + 1));
            } else if (choice < 6 || silhouettes.isEmpty()) {
                Resource silhouette = added(silhouettes, "/silhouettes/" + name + "-" + silhouettes.size());
                send(
                        silhouette,
                        201,
                        service.to(silhouette.address)
                                .PUT(BodyPublishers.ofString(silhouette(1)))
                                .header("If-None-Match", "*"),
                        "application/json");
            } else if (choice < 8) {
                Resource silhouette = silhouettes.get(random.nextInt(silhouettes.size()));
                change(silhouette, "PUT", "application/json", silhouette(silhouette.written + 1));
            } else {
                Resource batch = added(batches, name + "-batch-" + batches.size());
                send(
                        batch,
                        201,
                        service.to("/prices").POST(BodyPublishers.ofString(prices(batch.address, sneakers.get(0)))),
                        "application/json");
            }
        }

        private static Resource added(List<Resource> resources, String address) {
            Resource resource = new Resource(address);
            resources.add(resource);
            return resource;
        }

        private void change(Resource resource, String method, String type, String body)
                throws IOException, InterruptedException {
            if (resource.tag == null) {
                resource.tag = service.send(service.to(resource.address))
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();
            }
            send(
                    resource,
                    200,
                    service.to(resource.address)
                            .method(method, BodyPublishers.ofString(body))
                            .header("If-Match", resource.tag),
                    type);
        }

        private void send(Resource resource, int status, HttpRequest.Builder request, String type)
                throws IOException, InterruptedException {
            resource.written++;
            HttpResponse<String> answer =
                    service.send(request.header("Content-Type", type).header(Keys.HEADER, Keys.WRITER));
            if (answer.statusCode() == 503) {
                // The other writers kept the machine busy for too long. The 503 says that nothing was written; check()
                // verifies that.
                resource.written--;
                busy.incrementAndGet();
                return;
            }
            if (answer.statusCode() != status) {
                throw new IllegalStateException(
                        answer.statusCode() + " for " + resource.address + ": " + answer.body());
            }
            acknowledged.incrementAndGet();
            resource.confirmed = resource.written;
            resource.tag = answer.headers().firstValue("ETag").orElse(null);
        }
    }

    private static String sneaker(Resource sneaker) {
        String slug = sneaker.address.substring("/sneakers/".length());
        return "{\"slug\":\"" + slug + "\",\"silhouette\":\"shared\","
                + sneakerMembers(1).substring(1);
    }

    private static String sneakerMembers(int write) {
        return "{\"name\":\"Sneaker %1$d\",\"colorway\":\"Colorway %1$d\",\"extraTechnologies\":[%2$s]}"
                .formatted(write, technologies(write));
    }

    private static String silhouette(int write) {
        return ("{\"name\":\"Silhouette %1$d\",\"brand\":\"shared\",\"note\":\"Note %1$d\",\"technologies\":[%2$s],"
                        + "\"awards\":[{\"name\":\"Award %1$d\"},{\"name\":\"Award %1$d\"}]}")
                .formatted(write, technologies(write));
    }

    private static String technologies(int write) {
        return IntStream.range(0, TECHNOLOGIES)
                .mapToObj(index -> "{\"name\":\"Technology %d\",\"benefit\":\"Benefit %d\"}".formatted(index, write))
                .collect(Collectors.joining(","));
    }

    private static String prices(String source, Resource sneaker) {
        return IntStream.range(0, BATCH)
                .mapToObj(price ->
                        ("{\"sneaker\":\"%s\",\"amount\":%d,\"currency\":\"JPY\",\"kind\":\"BID\",\"size\":\"US9\","
                                        + "\"observedAt\":\"2026-01-01T00:00:%02dZ\",\"source\":\"%s\"}")
                                .formatted(
                                        sneaker.address.substring("/sneakers/".length()), 100 + price, price, source))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void losesNothingThatItAcknowledged() throws IOException, InterruptedException {
        Random random = new Random(seed);
        service = new Packaged(home);
        List<Writer> writers = IntStream.range(0, WRITERS).mapToObj(Writer::new).toList();
        int killed = 0;
        try {
            service.start(SETTINGS);
            prepare();
            while (killed < kills && unexpected.isEmpty() && failedRestarts == 0) {
                writeAndKill(writers, WRITERS + 1 + random.nextInt(MAX_WRITES));
                killed++;
                restart();
                if (failedRestarts == 0) {
                    check(writers);
                }
            }
        } finally {
            service.kill();
        }
        System.out.printf(
                "%d kills: %d writes acknowledged, %d of them lost, %d half-written, %d failed restarts; of %d "
                        + "writes in progress at a kill, %d were stored; %d writes got a 503. Seed %d.%n",
                killed,
                acknowledged.get(),
                lost,
                halfWritten,
                failedRestarts,
                inProgress,
                inProgressStored,
                busy.get(),
                seed);
        assertEquals(List.of(), unexpected);
        assertEquals(
                List.of(0, 0, 0), List.of(lost, halfWritten, failedRestarts), "lost, half-written, failed restarts");
        assertTrue(acknowledged.get() > (long) kills * WRITERS);
    }

    private void prepare() throws IOException, InterruptedException {
        for (String body : List.of(
                "brands {\"slug\":\"shared\",\"name\":\"Shared\"}",
                "silhouettes {\"slug\":\"shared\",\"name\":\"Shared\",\"brand\":\"shared\"}")) {
            String[] parts = body.split(" ", 2);
            HttpResponse<String> answer = service.send(service.to("/" + parts[0])
                    .POST(BodyPublishers.ofString(parts[1]))
                    .header("Content-Type", "application/json")
                    .header(Keys.HEADER, Keys.WRITER));
            assertEquals(201, answer.statusCode(), answer.body());
        }
    }

    /**
     * Kills the service during writes. Waits for the first round of each writer and then for {@code more} acknowledged
     * writes.
     */
    private void writeAndKill(List<Writer> writers, int more) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(WRITERS);
        List<Thread> threads = writers.stream()
                .map(writer -> new Thread(() -> writer.writeUntilKilled(started)))
                .toList();
        threads.forEach(Thread::start);
        started.await();
        long enough = acknowledged.get() + more;
        while (acknowledged.get() < enough && threads.stream().allMatch(Thread::isAlive)) {
            threads.get(0).join(1);
        }
        service.kill();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void restart() {
        try {
            service.start(SETTINGS);
        } catch (IOException | AssertionError failed) {
            failedRestarts++;
            System.out.println(failed);
        }
    }

    /** Compares the catalog with what was written, and continues from the catalog's state. */
    private void check(List<Writer> writers) throws IOException, InterruptedException {
        HttpResponse<String> answer = service.send(service.to("/catalog"));
        assertEquals(200, answer.statusCode());
        Map<String, Integer> stored = new HashMap<>();
        Map<String, Integer> prices = new HashMap<>();
        answer.body().lines().map(Api::json).forEach(row -> {
            if (row.get("resource").asText().equals("prices")) {
                prices.merge(row.get("source").asText(), 1, Integer::sum);
            } else {
                stored.put(
                        "/" + row.get("resource").asText() + "/"
                                + row.get("slug").asText(),
                        writeOf(row));
            }
        });
        prices.forEach((source, count) -> stored.put(source, count == BATCH ? 1 : -1));
        for (Writer writer : writers) {
            for (List<Resource> resources : writer.resources()) {
                resources.forEach(
                        resource -> check(resource, Objects.requireNonNullElse(stored.remove(resource.address), 0)));
                resources.removeIf(resource -> resource.confirmed == 0);
            }
        }
        stored.remove("/brands/shared");
        stored.remove("/silhouettes/shared");
        stored.keySet().forEach(address -> unexpected.add(address + " exists, but no writer created it"));
    }

    /**
     * Returns the ordinal of the write that all fields of an entry come from; -1 if they come from several writes or
     * some are missing.
     */
    private static int writeOf(JsonNode row) {
        boolean isSneaker = row.get("resource").asText().equals("sneakers");
        List<String> texts = new ArrayList<>(List.of(
                row.get("name").asText(),
                row.path(isSneaker ? "colorway" : "note").asText()));
        JsonNode technologies = row.path(isSneaker ? "extraTechnologies" : "technologies");
        technologies.forEach(technology -> texts.add(technology.get("benefit").asText()));
        row.path("awards").forEach(award -> texts.add(award.get("name").asText()));
        List<String> writes = texts.stream()
                .map(text -> text.replaceAll("\\D", ""))
                .distinct()
                .toList();
        boolean isComplete = technologies.size() == TECHNOLOGIES
                && (isSneaker || row.path("awards").size() == 2)
                && writes.size() == 1;
        return isComplete ? Integer.parseInt(writes.get(0)) : -1;
    }

    private void check(Resource resource, int stored) {
        if (stored > resource.written) {
            unexpected.add(resource.address + " is at write " + stored + ", which got a 503");
        } else if (stored < 0) {
            halfWritten++;
            System.out.println("half-written: " + resource.address);
        } else if (stored < resource.confirmed) {
            lost++;
            System.out.printf(
                    "lost: %s is at write %d, but %d was acknowledged%n", resource.address, stored, resource.confirmed);
        } else {
            inProgress += resource.written - resource.confirmed;
            inProgressStored += stored - resource.confirmed;
        }
        resource.written = Math.max(stored, 0);
        resource.confirmed = resource.written;
        resource.tag = null;
    }
}
