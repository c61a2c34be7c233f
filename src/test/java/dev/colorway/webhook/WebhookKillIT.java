// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Keys;
import dev.colorway.testing.Packaged;
import dev.colorway.testing.PostgreSql;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two packaged services on one PostgreSQL deliver to a receiver that fails one time in three. They are killed in turn,
 * while they deliver. Every change arrives, in order. A message that arrives twice has the same id.
 */
@Tag("thorough")
@Timeout(900)
class WebhookKillIT {

    private static final int KILLS = 5;
    private static final int CHANGES_BETWEEN = 200;

    @TempDir
    Path home;

    private static HttpResponse<String> post(Packaged node, String address, String body)
            throws IOException, InterruptedException {
        return node.send(node.to(address)
                .header(Keys.HEADER, Keys.WRITER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void everyChangeArrivesInOrderWhateverIsKilled() throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(PostgreSql.empty().variables());
        settings.putAll(Map.of(
                "COLORWAY_API_KEYS", Keys.SETTING,
                "COLORWAY_WEBHOOKS_ALLOW_HTTP", "true",
                "COLORWAY_WEBHOOKS_ALLOW_PRIVATE", "true",
                "COLORWAY_WEBHOOKS_PORTS", "",
                "COLORWAY_WEBHOOKS_FIRST_PAUSE", "0.02S",
                "COLORWAY_WEBHOOKS_LONGEST_PAUSE", "0.1S",
                "COLORWAY_CHANGES_LOOK_EVERY", "0.5S"));
        List<Packaged> nodes = List.of(
                new Packaged(Files.createDirectory(home.resolve("a"))),
                new Packaged(Files.createDirectory(home.resolve("b"))));
        try (Receiver receiver = new Receiver().answering(ordinal -> ordinal % 3 == 0 ? 500 : 204)) {
            for (Packaged node : nodes) {
                node.start(settings);
            }
            HttpResponse<String> created = post(
                    nodes.get(0),
                    "/webhooks",
                    "{\"address\":\"" + receiver.address("/") + "\",\"resources\":[\"prices\"]}");
            assertEquals(201, created.statusCode(), created.body());
            JsonNode webhook = Api.json(created.body());
            AtomicInteger written = new AtomicInteger();
            for (int kill = 0; kill < KILLS; kill++) {
                Packaged killed = nodes.get(kill % 2);
                Packaged stays = nodes.get((kill + 1) % 2);
                List<String> prices = IntStream.range(0, CHANGES_BETWEEN)
                        .mapToObj(price -> ("{\"sneaker\":\"1201A457-101\",\"amount\":100,\"currency\":\"JPY\","
                                        + "\"kind\":\"BID\",\"size\":\"US9\",\"observedAt\":\"2026-01-01\","
                                        + "\"source\":\"%s\"}")
                                .formatted("source-" + written.incrementAndGet()))
                        .toList();
                assertEquals(
                        201,
                        post(stays, "/prices", "[" + String.join(",", prices) + "]")
                                .statusCode());
                int before = receiver.requests.size();
                Receiver.await(() -> receiver.requests.size() >= before + CHANGES_BETWEEN / 4, () -> "no deliveries");
                killed.kill();
                Receiver.await(() -> receiver.requests.size() >= before + CHANGES_BETWEEN / 2, stays::log);
                killed.start(settings);
            }
            // A message arrives twice if its result was not stored. It then has the same id and the same body.
            Receiver.await(
                    () -> distinct(receiver).size() >= written.get(),
                    () -> distinct(receiver).size() + "");
            List<String> expected = new ArrayList<>();
            for (JsonNode change : Api.json(nodes.get(1)
                            .get("/changes?limit=1000&resource=prices&after="
                                    + webhook.get("position").asText()))
                    .get("items")) {
                expected.add(Receiver.id(webhook, change));
            }
            assertEquals(written.get(), expected.size());
            assertEquals(expected, distinct(receiver));
        } finally {
            for (Packaged node : nodes) {
                node.kill();
            }
        }
    }

    private static List<String> distinct(Receiver receiver) {
        return receiver.requests.stream().map(Receiver.Request::id).distinct().toList();
    }
}
