// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import dev.colorway.database.Database;
import dev.colorway.testing.Keys;
import dev.colorway.testing.StoppablePostgreSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * The packaged service that a benchmark attacks, in a new folder below {@code target}. Its catalog is an H2 file there,
 * the database of a PostgreSQL that comes with the tests, or the PostgreSQL database of the settings {@code url},
 * {@code user} and {@code password}, which is emptied.
 */
final class AttackTarget implements AutoCloseable {

    private static final List<String> SETTINGS =
            List.of("jar=target/quarkus-app/quarkus-run.jar", "database=h2", "url=", "user=", "password=");

    private final Path jar;
    private final Path home;
    private final @Nullable StoppablePostgreSql ownDatabase;
    private final String url;
    private final String user;
    private final String password;
    private boolean isClosed;

    AttackTarget(Settings settings) throws IOException {
        jar = settings.path("jar");
        home = Files.createTempDirectory(
                Files.createDirectories(Path.of("target").toAbsolutePath()), "attack");
        ownDatabase = settings.text("database").equals("postgresql") ? new StoppablePostgreSql() : null;
        if (ownDatabase != null) {
            ownDatabase.start();
            url = ownDatabase.address();
            user = PersistentPostgreSql.USER;
            password = PersistentPostgreSql.PASSWORD;
        } else {
            url = settings.text("url").isEmpty() ? Storage.url(data()) : settings.text("url");
            user = settings.text("user");
            password = settings.text("password");
        }
        // Closes the target even if the benchmark is stopped early.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /**
     * Returns the PostgreSQL that the benchmark has started.
     *
     * @throws IllegalStateException if it uses another database
     */
    StoppablePostgreSql ownDatabase() {
        if (ownDatabase == null) {
            throw new IllegalStateException(
                    "Only a PostgreSQL that the benchmark started can be killed: set database=postgresql");
        }
        return ownDatabase;
    }

    /** Reads the settings of a benchmark, and those of its target. */
    static Settings settings(String[] words, String... own) {
        return new Settings(
                words, Stream.concat(SETTINGS.stream(), Stream.of(own)).toArray(String[]::new));
    }

    /** Returns the working directory of the service. */
    Path home() {
        return home;
    }

    private Path data() {
        return home.resolve("data");
    }

    boolean isH2() {
        return url.startsWith("jdbc:h2:");
    }

    /** Empties the catalog, which must not be in use. */
    void empty() throws IOException, SQLException {
        Folders.delete(data());
        Files.createDirectories(data());
        if (!isH2()) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("drop schema if exists public cascade");
                statement.execute("create schema public");
            }
        }
    }

    /** Connects to the catalog. On H2, the service must not run. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** Creates the tables of an earlier version in the empty catalog. */
    void migrate(String version) {
        Flyway.configure()
                .dataSource(url, user, password)
                .placeholders(Map.of("byCodePoint", (isH2() ? Database.H2 : Database.POSTGRESQL).byCodePoint()))
                .target(version)
                .load()
                .migrate();
    }

    private Map<String, String> environment(boolean hasFirstCatalog) {
        Map<String, String> settings = new HashMap<>();
        settings.put("COLORWAY_DATA", data().toString());
        settings.put("COLORWAY_DATABASE_URL", url);
        settings.put("COLORWAY_DATABASE_USER", user);
        settings.put("COLORWAY_DATABASE_PASSWORD", password);
        settings.put("COLORWAY_API_KEYS", Keys.SETTING);
        settings.put("COLORWAY_FIRST_CATALOG", Boolean.toString(hasFirstCatalog));
        return settings;
    }

    /** Starts the service and waits until it listens. Fills an empty catalog with the built-in one. */
    JavaServer startBuiltIn() throws IOException, InterruptedException {
        return new JavaServer(jar, home, environment(true));
    }

    /** Starts the service and waits until it listens. */
    JavaServer start() throws IOException, InterruptedException {
        return new JavaServer(jar, home, environment(false));
    }

    /**
     * Starts a command, or the service if there is none, and does not wait. The service fills an empty catalog with the
     * built-in one.
     */
    Process begin(String... command) throws IOException {
        return JavaServer.begin(jar, home, environment(true), List.of(command));
    }

    /**
     * Runs a command to its end.
     *
     * @throws IOException with its output, if it fails
     */
    void run(String... command) throws IOException, InterruptedException {
        JavaServer.run(jar, home, environment(false), List.of(command));
    }

    /** Ends everything that was started, and deletes the folder. */
    @Override
    public synchronized void close() {
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        if (ownDatabase != null && !isClosed) {
            ownDatabase.stop();
        }
        isClosed = true;
        Folders.delete(home);
    }
}
