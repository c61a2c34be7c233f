// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A PostgreSQL with persistent databases, for catalogs that take long to fill. The first process that opens it also
 * starts it, and stops it at the end; other processes use it in between. Except for the settings here, PostgreSQL uses
 * its defaults.
 */
final class PersistentPostgreSql implements AutoCloseable {

    static final String USER = "postgres";
    /** The server accepts every local user without a password, but the service requires one in its settings. */
    static final String PASSWORD = "postgres";

    private static final int LINE_OF_PID = 0;
    private static final int LINE_OF_PORT = 3;

    private final Path folder;
    /** null if another process started the server */
    private final EmbeddedPostgres mine;

    private final int port;

    /** Starts the server on its existing data, unless it already runs. */
    PersistentPostgreSql(Path folder) throws IOException {
        this.folder = folder;
        Path running = folder.resolve("postmaster.pid");
        List<String> lines = Files.exists(running) ? Files.readAllLines(running) : List.of();
        if (lines.size() > LINE_OF_PORT
                && ProcessHandle.of(Long.parseLong(lines.get(LINE_OF_PID).strip()))
                        .isPresent()) {
            mine = null;
            port = Integer.parseInt(lines.get(LINE_OF_PORT).strip());
        } else {
            mine = start();
            port = mine.getPort();
        }
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                // A quarter of 4 GB, as PostgreSQL recommends. The default is for small machines.
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "4GB")
                // Can write plans to the log; off until a setting enables it.
                .setServerConfig("shared_preload_libraries", "auto_explain")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_destination", "jsonlog")
                .setServerConfig("log_filename", "postgresql.log")
                .start();
    }

    /** Returns the log file, with one JSON object per line. */
    static Path log(Path folder) {
        return folder.resolve("log").resolve("postgresql.json");
    }

    /** Returns the JDBC URL of a database with this name, which need not exist. */
    String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    /** Creates an empty database with a locale that sorts text linguistically. */
    void create(String name) throws SQLException {
        String locale = "locale_provider icu icu_locale 'en-US'";
        execute("create database " + name + " template template0 encoding 'UTF8' " + locale);
    }

    /** Copies a database. The original must have no connections. */
    void copy(String name, String original) throws SQLException {
        execute("create database " + name + " template " + original);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(USER), USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        if (mine != null) {
            mine.close();
        }
    }
}
