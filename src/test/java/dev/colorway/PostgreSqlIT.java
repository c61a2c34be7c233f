// SPDX-License-Identifier: Apache-2.0
package dev.colorway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Api;
import dev.colorway.testing.Keys;
import dev.colorway.testing.Packaged;
import dev.colorway.testing.PostgreSql;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service on PostgreSQL: the same jar as for H2, with three more settings. */
@Timeout(300)
class PostgreSqlIT {

    @TempDir
    Path home;

    private final PostgreSql database = PostgreSql.empty();
    private Packaged service;

    @BeforeEach
    void prepare() {
        service = new Packaged(home);
    }

    @AfterEach
    void end() throws InterruptedException {
        service.kill();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(database.variables());
        settings.put("COLORWAY_API_KEYS", Keys.SETTING);
        return settings;
    }

    private HttpResponse<String> create(String name) throws IOException, InterruptedException {
        return service.send(service.to("/brands")
                .header("X-API-Key", Keys.WRITER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"" + name + "\"}")));
    }

    @Test
    void servesAndKeepsItsCatalog() throws IOException, InterruptedException, SQLException {
        service.start(settings());
        assertEquals(6, Api.json(service.get("/sneakers")).get("total").asInt());
        assertEquals(201, create("Nike").statusCode());
        String before = service.get("/catalog");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from pg_stat_activity where application_name = 'colorway' and usename "
                                + "= current_user")) {
            row.next();
            assertTrue(row.getInt(1) > 0, "its connections have an application name");
        }
        service.kill();
        service.start(settings());
        assertEquals(before, service.get("/catalog"));
        assertEquals(200, service.send(service.to("/brands/nike")).statusCode());
        assertEquals(409, create("Nike").statusCode());
        assertFalse(Files.exists(home.resolve("data/colorway.mv.db")), "there is no H2 file");
    }

    @Test
    @Tag("thorough")
    void goesOnWhenItsConnectionsWereBroken() throws IOException, InterruptedException {
        service.start(settings());
        service.get("/sneakers");
        PostgreSql.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = '" + database.user() + "'");
        int answered = 0;
        for (int i = 0; i < 40; i++) {
            answered += service.send(service.to("/sneakers")).statusCode() == 200 ? 1 : 0;
        }
        assertTrue(
                answered >= 20,
                answered + " of 40 got a response, but at most the 20 connections of the pool were broken");
    }

    @Test
    @Tag("thorough")
    void readsItsSettingsFromAFileToo() throws IOException, InterruptedException {
        Files.createDirectory(home.resolve("config"));
        Files.writeString(home.resolve("config/application.properties"), """
                colorway.database.url=%s?user=%s&password=%s
                """.formatted(
                        database.url(), database.user(), database.password()));
        service.start(Map.of());
        assertEquals(6, Api.json(service.get("/sneakers")).get("total").asInt());
        assertFalse(service.log().contains(database.password()), service.log());
        assertFalse(Files.exists(home.resolve("data/colorway.mv.db")));
    }

    @Test
    @Tag("thorough")
    void importsAndExportsOnTheCommandLine() throws IOException, InterruptedException {
        Files.writeString(
                home.resolve("brands.ndjson"), "{\"resource\":\"brands\",\"slug\":\"nike\",\"name\":\"Nike\"}\n");
        assertEquals(
                0, service.run(database.variables(), "import", "brands.ndjson").code());
        Packaged.Ended exported = service.run(database.variables(), "export", "all.ndjson");
        assertEquals(0, exported.code(), exported.toString());
        assertEquals(Files.readString(home.resolve("brands.ndjson")), Files.readString(home.resolve("all.ndjson")));
    }
}
