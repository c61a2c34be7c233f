// SPDX-License-Identifier: Apache-2.0
package dev.colorway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.testing.Keys;
import dev.colorway.testing.Packaged;
import dev.colorway.testing.PostgreSql;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Moves a catalog from an H2 file to PostgreSQL, as docs/OPERATIONS.md describes. */
@Timeout(300)
class MovingIT {

    private static final Map<String, String> WRITER = Map.of("COLORWAY_API_KEYS", Keys.SETTING);

    @TempDir
    Path home;

    private Packaged service;

    @BeforeEach
    void prepare() {
        service = new Packaged(home);
    }

    @AfterEach
    void end() throws InterruptedException {
        service.kill();
    }

    private void write(String address, String body) throws IOException, InterruptedException {
        var answer = service.send(service.to(address)
                .header("X-API-Key", Keys.WRITER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        assertEquals(201, answer.statusCode(), answer.body());
    }

    @Test
    @Tag("thorough")
    void bringsEverythingToPostgreSql() throws IOException, InterruptedException {
        service.start(WRITER);
        write("/brands", "{\"name\":\"Čapek & Søns 🥾\"}");
        write(
                "/sneakers",
                "{\"name\":\"GEL-Kayano 14 'Moving'\",\"colorway\":\"Moving\",\"silhouette\":\"gel-kayano-14\"}");
        write(
                "/prices",
                "{\"sneaker\":\"gel-kayano-14-moving\",\"amount\":199.9,\"currency\":\"SGD\",\"kind\":\"ASK\","
                        + "\"size\":\"US9\",\"observedAt\":\"2026-11-24T10:00:00.123456Z\",\"source\":\"a shop\"}");
        service.stop();
        service.start(Map.of());
        Files.writeString(home.resolve("catalog.ndjson"), service.get("/catalog"));

        PostgreSql database = PostgreSql.empty();
        Packaged.Ended imported = service.run(database.variables(), "import", "catalog.ndjson");
        assertEquals(0, imported.code(), imported.toString());
        Packaged.Ended exported = service.run(database.variables(), "export", "again.ndjson");
        assertEquals(0, exported.code(), exported.toString());
        assertEquals(-1, Files.mismatch(home.resolve("catalog.ndjson"), home.resolve("again.ndjson")));
        assertEquals(
                Files.readString(home.resolve("catalog.ndjson")),
                service.get("/catalog"),
                "the service on H2 still runs");
        service.stop();

        Map<String, String> settings = new HashMap<>(database.variables());
        settings.putAll(WRITER);
        service.start(settings);
        assertEquals(
                Files.readString(home.resolve("catalog.ndjson")),
                service.get("/catalog"),
                "there is no built-in catalog in addition");
        write("/brands", "{\"name\":\"Nike\"}");
        assertEquals(200, service.send(service.to("/brands/nike")).statusCode());
    }
}
