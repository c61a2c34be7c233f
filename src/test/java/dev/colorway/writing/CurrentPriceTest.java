// SPDX-License-Identifier: Apache-2.0
package dev.colorway.writing;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.delete;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After additions and deletions in any order, exactly the newest price of each series is current. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class CurrentPriceTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private record Observation(
            String currency, String kind, String size, String source, Instant observedAt, int amount) {

        static Observation of(JsonNode price) {
            return new Observation(
                    price.get("currency").asText(),
                    price.get("kind").asText(),
                    price.path("size").asText(""),
                    price.get("source").asText(),
                    Instant.parse(price.get("observedAt").asText()),
                    price.get("amount").intValue());
        }

        List<String> series() {
            return List.of(currency, kind, size, source);
        }

        String json(String sneaker) {
            return """
                    {"sneaker": "%s", "amount": %d, "currency": "%s", "kind": "%s", "size": %s, \
                    "observedAt": "%s", "source": "%s"}""".formatted(
                    sneaker, amount, currency, kind, size.isEmpty() ? null : '"' + size + '"', observedAt, source);
        }
    }

    /** Returns twelve observations of each of eight series, which differ in source, kind, currency and size. */
    private static List<Observation> observations(Random random) {
        List<Observation> all = new ArrayList<>();
        for (String currency : List.of("SGD", "JPY")) {
            for (String size : List.of("US9", "")) {
                for (String source : List.of("one", "two")) {
                    for (int i = 0; i < 12; i++) {
                        all.add(new Observation(
                                currency,
                                size.isEmpty() ? "RETAIL" : "ASK",
                                size,
                                source,
                                START.plusSeconds(i),
                                100 + random.nextInt(3)));
                    }
                }
            }
        }
        Collections.shuffle(all, random);
        return all;
    }

    private static Set<Observation> newest(Collection<Observation> all) {
        return new HashSet<>(all.stream()
                .collect(Collectors.toMap(
                        Observation::series,
                        observation -> observation,
                        BinaryOperator.maxBy(Comparator.comparing(Observation::observedAt))))
                .values());
    }

    private static void assertCurrent(String sneaker, Collection<Observation> there) {
        List<JsonNode> prices = Api.walk("/sneakers/" + sneaker + "/prices?current=false&limit=100");
        assertEquals(new HashSet<>(there), prices.stream().map(Observation::of).collect(Collectors.toSet()));
        assertEquals(
                newest(there),
                prices.stream()
                        .filter(price -> price.get("current").asBoolean())
                        .map(Observation::of)
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isTheNewestOfItsSeries(long seed) {
        Random random = new Random(seed);
        String sneaker = unique("priced");
        created("/sneakers", WrittenKind.SNEAKERS.minimal(sneaker).toString());
        List<Observation> coming = observations(random);
        List<Observation> there = new ArrayList<>();
        while (there.size() < coming.size()) {
            List<Observation> some =
                    coming.subList(there.size(), Math.min(coming.size(), there.size() + 1 + random.nextInt(20)));
            post(
                            "/prices",
                            some.stream()
                                    .map(observation -> observation.json(sneaker))
                                    .toList()
                                    .toString())
                    .then()
                    .statusCode(201);
            there.addAll(some);
            assertCurrent(sneaker, there);
        }
        Map<Observation, String> addresses =
                Api.walk("/sneakers/" + sneaker + "/prices?current=false&limit=100").stream()
                        .collect(Collectors.toMap(
                                Observation::of,
                                price -> Api.relative(price.get("url").asText())));
        while (!there.isEmpty()) {
            for (int i = random.nextInt(12); i >= 0 && !there.isEmpty(); i--) {
                // Deletes current prices more often than others.
                List<Observation> choice = random.nextBoolean() ? List.copyOf(newest(there)) : List.copyOf(there);
                Observation gone = choice.get(random.nextInt(choice.size()));
                delete(addresses.get(gone), "*").then().statusCode(204);
                there.remove(gone);
            }
            assertCurrent(sneaker, there);
        }
    }
}
