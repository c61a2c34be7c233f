// SPDX-License-Identifier: Apache-2.0
package dev.colorway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Api;
import dev.colorway.testing.OldPostgreSql;
import dev.colorway.testing.Packaged;
import dev.colorway.testing.PostgreSql;
import dev.colorway.testing.StoppablePostgreSql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks the messages of the packaged service and its commands when they cannot start with the configured database. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StartFailureIT {

    private static final String SECRET = "a-secret";

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

    private void assertFails(Map<String, String> settings, String message, String variable)
            throws IOException, InterruptedException {
        assertEnds(service.run(settings), message, variable);
    }

    /** Checks the service, and a command on its catalog. */
    private void assertBothFail(Map<String, String> settings, String message, String variable)
            throws IOException, InterruptedException {
        assertFails(settings, message, variable);
        assertEnds(service.run(settings, "export", "all.csv"), message, variable);
        assertFalse(Files.exists(home.resolve("all.csv")));
    }

    private static void assertEnds(Packaged.Ended ended, String message, String variable) {
        assertEquals(2, ended.code(), ended.toString());
        assertEquals("", ended.out(), ended.toString());
        assertEquals(1, ended.err().lines().count(), ended.toString());
        assertTrue(ended.err().contains(message) && ended.err().contains(variable), ended.toString());
        assertFalse(ended.err().contains(SECRET), ended.toString());
    }

    /** Settings for a database that the start does not wait for. */
    private static Map<String, String> at(String url) {
        return Map.of(
                "COLORWAY_DATABASE_START_TIMEOUT",
                "0S",
                "COLORWAY_DATABASE_URL",
                url,
                "COLORWAY_DATABASE_USER",
                "someone",
                "COLORWAY_DATABASE_PASSWORD",
                SECRET);
    }

    private static Map<String, String> with(PostgreSql database, String variable, String value) {
        Map<String, String> settings = new HashMap<>(database.variables());
        settings.put(variable, value);
        return settings;
    }

    @ParameterizedTest
    @Tag("thorough")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "``, COLORWAY_DATABASE_URL is empty",
                "postgresql://someone:a-secret@127.0.0.1/db, 'postgresql://...' is not the address",
                "jdbc:mysql://127.0.0.1/db?password=a-secret, 'jdbc:mysql://127.0.0.1/db' is not the address",
                "jdbc:postgresql://someone:a-secret@127.0.0.1/db, 'jdbc:postgresql://...' cannot be read",
                "jdbc:postgresql://127.0.0.1:1/db?password=a-secret, Cannot connect to "
                        + "jdbc:postgresql://127.0.0.1:1/db: ",
                "jdbc:postgresql://nowhere.invalid/db, There is no host of that name: "
                        + "jdbc:postgresql://nowhere.invalid/db"
            })
    void reportsWhichAddressIsWrong(String url, String message) throws IOException, InterruptedException {
        assertEnds(service.run(at(url)), message, "COLORWAY_DATABASE_URL");
    }

    @Test
    @Tag("thorough")
    void doesNotWaitForAServerThatNeverAnswers() throws IOException, InterruptedException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertFails(
                    at("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/db?loginTimeout=1"),
                    "Cannot connect to ",
                    "COLORWAY_DATABASE_URL");
        }
    }

    /** DatabaseCheckTest, H2CheckTest and PostgreSqlCheckTest check the other database errors. */
    @Test
    void reportsThatAPasswordIsWrong() throws IOException, InterruptedException {
        assertBothFail(
                with(PostgreSql.empty(), "COLORWAY_DATABASE_PASSWORD", SECRET),
                "refuses the user or password",
                "COLORWAY_DATABASE_PASSWORD");
    }

    @Test
    @Tag("thorough")
    void reportsWhatIsWrongWithADatabase() throws IOException, InterruptedException {
        PostgreSql database = PostgreSql.empty();
        assertFails(
                with(database, "COLORWAY_DATABASE_USER", "nobody"),
                "refuses the user or password",
                "COLORWAY_DATABASE_USER");
        assertFails(
                Map.of("COLORWAY_DATABASE_URL", database.url()),
                "refuses the user or password",
                "COLORWAY_DATABASE_USER");
        assertFails(
                with(database, "COLORWAY_DATABASE_URL", PostgreSql.address("gone")),
                "There is no such database",
                "COLORWAY_DATABASE_URL");
        PostgreSql other = PostgreSql.empty();
        assertFails(
                with(other, "COLORWAY_DATABASE_URL", database.url()),
                "cannot create tables in the schema 'public'",
                "COLORWAY_DATABASE_USER");
    }

    @Test
    @Tag("thorough")
    void needsAPostgreSqlThatIsNewEnough() throws IOException, InterruptedException {
        try (OldPostgreSql old = new OldPostgreSql("14.9")) {
            assertFails(at(old.url()), "is version 14.9: 15 or newer is needed", "COLORWAY_DATABASE_URL");
        }
    }

    @Test
    @Tag("thorough")
    void needsAFolderAndAFileOfItsOwn() throws IOException, InterruptedException {
        Files.createFile(home.resolve("taken"));
        assertFails(Map.of("COLORWAY_DATA", "taken"), home.resolve("taken") + " cannot be created", "COLORWAY_DATA");
        service.start(Map.of());
        assertBothFail(
                Map.of(),
                "The catalog is in use: another process has " + home.resolve("data/colorway.mv.db"),
                "COLORWAY_DATA");
    }

    @Test
    @Tag("thorough")
    void refusesTheCatalogOfANewerVersion() throws IOException, InterruptedException, SQLException {
        assertEquals(0, service.run(Map.of(), "export", "all.csv").code());
        try (Connection file = DriverManager.getConnection("jdbc:h2:file:" + home.resolve("data/colorway"));
                Statement statement = file.createStatement()) {
            statement.execute("""
                    insert into "flyway_schema_history"
                    select "installed_rank" + 100, '999', 'of the future', "type", 'V999__of_the_future.sql',
                    "checksum", "installed_by", "installed_on", "execution_time", "success"
                    from "flyway_schema_history" where "version" = '1'""");
        }
        Packaged.Ended ended = service.run(Map.of());
        assertEquals(2, ended.code(), ended.toString());
        assertTrue(
                ended.err().matches("The catalog was used by another version of the service[^\\n]*\\R"),
                ended.toString());
    }

    @Test
    void stopsWaitingForADatabaseAtTheTimeLimit() throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(at("jdbc:postgresql://127.0.0.1:1/db"));
        settings.put("COLORWAY_DATABASE_START_TIMEOUT", "1S");
        assertFails(settings, "Cannot connect to ", "COLORWAY_DATABASE_START_TIMEOUT");
    }

    @Test
    void waitsForADatabaseThatComesUpLater() throws IOException, InterruptedException {
        StoppablePostgreSql database = new StoppablePostgreSql();
        Map<String, String> settings = new HashMap<>(new PostgreSql("", "postgres", "postgres").variables());
        database.start();
        settings.put("COLORWAY_DATABASE_URL", database.address());
        database.kill();
        try {
            CompletableFuture<Void> starting = CompletableFuture.runAsync(() -> {
                try {
                    service.start(settings);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
            while (!service.log().contains("The start waits for it") && !starting.isDone()) {
                Thread.sleep(10);
            }
            database.startServer();
            starting.join();
            assertEquals(6, Api.json(service.get("/sneakers")).get("total").asInt());
            service.stop();
        } finally {
            database.kill();
        }
    }

    @Test
    @Tag("thorough")
    void startsThoughRequestsMayNotWaitForAConnection() throws IOException, InterruptedException {
        service.start(Map.of("QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT", "0.001S"));
        assertTrue(service.get("/q/health/live").contains("UP"));
    }

    @Test
    @Tag("thorough")
    void needsMoreThanTwoConnections() throws IOException, InterruptedException {
        Packaged.Ended ended = service.run(Map.of("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "2"));
        assertEquals(2, ended.code(), ended.toString());
        assertEquals(
                "QUARKUS_DATASOURCE_JDBC_MAX_SIZE must be at least 3",
                ended.err().strip());
    }

    @Test
    void opensNoCatalogWhenItsPortIsInUse() throws IOException, InterruptedException {
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(other.getLocalPort());
            assertEnds(
                    service.run(Map.of("QUARKUS_HTTP_PORT", port)), "Port " + port + " is in use", "QUARKUS_HTTP_PORT");
            assertFalse(Files.exists(home.resolve("data")));
            assertEquals(
                    0,
                    service.run(Map.of("QUARKUS_HTTP_PORT", port), "export", "all.csv")
                            .code());
        }
    }
}
