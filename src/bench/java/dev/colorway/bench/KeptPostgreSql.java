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
 * A PostgreSQL whose databases stay, for catalogs that take long to fill. Whoever opens it first starts it, and it ends
 * when they close it; others use it meanwhile. Its settings are its own but for those that are given here.
 */
final class KeptPostgreSql implements AutoCloseable {

    static final String USER = "postgres";
    /** Anybody on this machine is let in; but the service expects an operator to set one. */
    static final String PASSWORD = "postgres";

    private static final int LINE_OF_PID = 0;
    private static final int LINE_OF_PORT = 3;

    private final Path folder;
    /** null if somebody else started it. */
    private final EmbeddedPostgres mine;

    private final int port;

    /** Starts it unless it runs, with what it has kept. */
    KeptPostgreSql(Path folder) throws IOException {
        this.folder = folder;
        Path running = folder.resolve("postmaster.pid");
        List<String> told = Files.exists(running) ? Files.readAllLines(running) : List.of();
        if (told.size() > LINE_OF_PORT
                && ProcessHandle.of(Long.parseLong(told.get(LINE_OF_PID).strip()))
                        .isPresent()) {
            mine = null;
            port = Integer.parseInt(told.get(LINE_OF_PORT).strip());
        } else {
            mine = start();
            port = mine.getPort();
        }
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                // A quarter of four gigabytes, as PostgreSQL advises; its own default is from a time of small machines.
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "4GB")
                // Writes plans to its log once it is told to.
                .setServerConfig("shared_preload_libraries", "auto_explain")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_destination", "jsonlog")
                .setServerConfig("log_filename", "postgresql.log")
                .start();
    }

    /** The log, an object of JSON a line. */
    static Path log(Path folder) {
        return folder.resolve("log").resolve("postgresql.json");
    }

    /** The JDBC address of a database of this name, whether there is one or not. */
    String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    /** Makes an empty database, with a locale that orders text as people do. */
    void create(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(USER), USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name
                    + " template template0 encoding 'UTF8' locale_provider icu icu_locale 'en-US'");
        }
    }

    @Override
    public void close() throws IOException {
        if (mine != null) {
            mine.close();
        }
    }
}
