// SPDX-License-Identifier: Apache-2.0
package dev.colorway.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Lane;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Reads while somebody writes. A model of the catalog is kept for each revision. Every response must be exactly what
 * the model says for the revision that the response names, and that revision must not be older than the last write that
 * was acknowledged before the request.
 */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class OneStateTest {

    private static final int SNEAKERS = 6;
    /** The size of a page without a condition on prices. Prices of sneakers on other pages do not change this page. */
    private static final int FIRST = 2;

    private static final int READERS = 4;
    private static final int MIN_READS = 100;
    private static final int MILLIS_BETWEEN_WRITES = 4;

    private record Shown(String slug, String name, String silhouette, int amount) {}

    /** A question, and its response: what it shows and of which revision. */
    private record Read(
            String question, int min, int max, String sneaker, boolean isFirst, long revision, List<Shown> shown) {}

    private final TreeMap<Long, List<Shown>> states = new TreeMap<>();
    private String brand;
    private String silhouette;
    private final AtomicLong acknowledged = new AtomicLong();

    @BeforeEach
    void write() {
        brand = WritableCatalog.unique("stately");
        WritableCatalog.created("/brands", "{\"name\":\"" + brand + "\"}");
        silhouette = WritableCatalog.created(
                "/silhouettes",
                "{\"name\":\"" + WritableCatalog.unique("stately") + "\",\"brand\":{\"slug\":\"" + brand + "\"}}");
        List<Shown> state = new ArrayList<>();
        for (int i = 0; i < SNEAKERS; i++) {
            String slug = WritableCatalog.unique("stately");
            WritableCatalog.created(
                    "/sneakers",
                    "{\"name\":\"" + slug + "\",\"silhouette\":{\"slug\":\"" + slugOf(silhouette) + "\"}}");
            observe(slug, 100 + i, 0);
            state.add(new Shown(slug, slug, slugOf(silhouette), 100 + i));
        }
        record(Api.revision(), state);
    }

    private static String slugOf(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static Response observe(String sneaker, int amount, int second) {
        return WritableCatalog.post(
                "/prices", """
                {"sneaker":{"slug":"%s"},"amount":%d,"currency":"SGD","kind":"ASK","size":"US9","source":"stately",
                "observedAt":"2026-01-01T%02d:%02d:%02dZ"}
                """.formatted(sneaker, amount, second / 3600, second / 60 % 60, second % 60));
    }

    private void record(long revision, List<Shown> state) {
        synchronized (states) {
            states.put(revision, List.copyOf(state));
        }
        acknowledged.accumulateAndGet(revision, Math::max);
    }

    @Test
    void showsOneState() throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        ConcurrentLinkedQueue<Read> reads = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<String> old = new ConcurrentLinkedQueue<>();
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        List<Future<?>> ends = new ArrayList<>();
        for (int reader = 0; reader < READERS; reader++) {
            Random random = new Random(reader);
            ends.add(readers.submit(() -> {
                while (!isOver.get()) {
                    long atLeast = acknowledged.get();
                    Read read = read(random);
                    reads.add(read);
                    if (read.revision < atLeast) {
                        old.add(read + " began after " + atLeast);
                    }
                }
            }));
        }
        try {
            writeOften(
                    new Random(7),
                    () -> reads.size() >= MIN_READS || ends.stream().anyMatch(Future::isDone));
        } finally {
            isOver.set(true);
            readers.shutdown();
        }
        for (Future<?> end : ends) {
            end.get();
        }
        assertEquals(List.of(), List.copyOf(old));
        assertTrue(reads.size() >= MIN_READS, reads.size() + " reads");
        reads.forEach(read -> assertEquals(expected(read), read.shown, read::toString));
    }

    /** Writes until there are enough reads, however slow they are. */
    private void writeOften(Random random, BooleanSupplier isEnough) throws InterruptedException {
        List<Shown> state = new ArrayList<>(states.lastEntry().getValue());
        for (int write = 1; write <= Lane.size(40, 3000) || !isEnough.getAsBoolean(); write++) {
            int which = random.nextInt(SNEAKERS);
            Shown before = state.get(which);
            Response written;
            switch (random.nextInt(4)) {
                case 0 -> {
                    String name = "Stately " + write;
                    written = WritableCatalog.patch("/sneakers/" + before.slug, "{\"name\":\"" + name + "\"}", "*");
                    state.set(which, new Shown(before.slug, name, before.silhouette, before.amount));
                }
                case 1 -> {
                    String name = "Silhouette " + write;
                    written = WritableCatalog.patch(silhouette, "{\"name\":\"" + name + "\"}", "*");
                    state.replaceAll(shown -> new Shown(shown.slug, shown.name, name, shown.amount));
                }
                default -> {
                    int amount = 100 + random.nextInt(100);
                    written = observe(before.slug, amount, write);
                    state.set(which, new Shown(before.slug, before.name, before.silhouette, amount));
                }
            }
            assertTrue(written.statusCode() < 300, written::asString);
            record(Long.parseLong(written.header("Catalog-Revision")), state);
            Thread.sleep(MILLIS_BETWEEN_WRITES);
        }
    }

    private Read read(Random random) {
        int min = 100 + random.nextInt(50);
        int max = min + random.nextInt(100);
        int kind = random.nextInt(4);
        String sneaker = kind == 0 ? states().get(random.nextInt(SNEAKERS)).slug : null;
        boolean isFirst = kind == 1;
        String question = sneaker != null
                ? "/sneakers/" + sneaker
                : isFirst
                        ? "/sneakers?sort=createdAt&brand=" + brand + "&limit=" + FIRST
                        : "/sneakers?limit=100&sort=name&brand=" + brand + "&minPrice=" + min + "&maxPrice=" + max;
        HttpRequest.Builder request = Transfers.to(question);
        if (random.nextBoolean()) {
            request.header("Cache-Control", "no-cache");
        }
        HttpResponse<byte[]> answer = Transfers.send(request);
        assertEquals(200, answer.statusCode(), () -> question + ": " + Transfers.text(answer));
        JsonNode json = Api.json(Transfers.text(answer));
        return new Read(
                question,
                min,
                max,
                sneaker,
                isFirst,
                Long.parseLong(answer.headers().firstValue("Catalog-Revision").orElseThrow()),
                (sneaker == null ? Api.items(json).toList() : List.of(json))
                        .stream().map(OneStateTest::shown).toList());
    }

    private List<Shown> states() {
        synchronized (states) {
            return states.firstEntry().getValue();
        }
    }

    private static Shown shown(JsonNode sneaker) {
        return new Shown(
                sneaker.get("slug").asText(),
                sneaker.get("name").asText(),
                sneaker.at("/silhouette/name").asText(),
                sneaker.at("/price/amount").decimalValue().intValueExact());
    }

    private List<Shown> expected(Read read) {
        Map.Entry<Long, List<Shown>> state = states.floorEntry(read.revision);
        assertEquals(read.revision, state.getKey(), read + " names a revision that no write had");
        if (read.isFirst) {
            return state.getValue().subList(0, FIRST);
        }
        return state.getValue().stream()
                .filter(shown -> read.sneaker != null
                        ? shown.slug.equals(read.sneaker)
                        : shown.amount >= read.min && shown.amount <= read.max)
                .sorted(Comparator.comparing((Shown shown) -> shown.name.toLowerCase(java.util.Locale.ROOT))
                        .thenComparing(Shown::slug))
                .collect(Collectors.toList());
    }
}
