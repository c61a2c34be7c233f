// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import dev.colorway.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/**
 * One of the databases for search measurements, identified by its kind and its count of sneakers. All of them are in
 * one folder: an H2 file in {@code h2-10k}, or a database {@code c10k} of the PostgreSQL in {@code pg}. For the latter,
 * the service writes its files to {@code postgresql-10k}. PostgreSQL runs from construction until {@link #close}. An H2
 * file is open while it has a connection.
 */
final class FilledDatabase implements AutoCloseable {

    private static final int THOUSAND = 1_000;

    private final Path folder;
    private final Database kind;
    private final int sneakers;
    /** null for H2 */
    private final PersistentPostgreSql server;

    /**
     * Selects the database that the settings {@code folder}, {@code database} ({@code h2} or {@code postgresql}) and
     * {@code sneakers} name.
     */
    FilledDatabase(Settings settings) throws IOException {
        folder = settings.path("folder");
        kind = Database.valueOf(settings.text("database").toUpperCase(Locale.ROOT));
        sneakers = settings.number("sneakers");
        server = kind == Database.H2 ? null : new PersistentPostgreSql(cluster());
    }

    /** Creates the database with all tables and no rows. */
    void create() throws IOException, SQLException {
        if (kind == Database.H2 && Files.exists(data())) {
            throw new IllegalStateException(data() + " exists already; delete it to fill it again");
        }
        Files.createDirectories(data());
        if (kind == Database.POSTGRESQL) {
            server.create(database());
        }
        Storage.create(kind, url(), user(), password());
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                url() + (kind == Database.H2 ? "" : "?reWriteBatchedInserts=true"), user(), password());
    }

    /** Returns the settings of the service for this database, by property name. */
    Map<String, String> settings() {
        return Map.of(
                "colorway.data",
                data().toString(),
                "colorway.database.url",
                url(),
                "colorway.database.user",
                user(),
                "colorway.database.password",
                password(),
                "colorway.search.folder",
                index().toString(),
                "colorway.first-catalog",
                "false");
    }

    /** Returns the folder that the service may write to. */
    Path data() {
        return folder.resolve(name());
    }

    /** Returns the folder of the service's search index. */
    Path index() {
        return data().resolve("index");
    }

    Database kind() {
        return kind;
    }

    int sneakers() {
        return sneakers;
    }

    /** Returns the name in file names: {@code h2-10k}. */
    String name() {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + size(sneakers);
    }

    /** Returns the data folder of PostgreSQL. */
    Path cluster() {
        return folder.resolve("pg");
    }

    /** Returns a short form of a count: 10k, 1m. */
    static String size(int sneakers) {
        return sneakers % THOUSAND != 0
                ? String.valueOf(sneakers)
                : sneakers % (THOUSAND * THOUSAND) != 0
                        ? sneakers / THOUSAND + "k"
                        : sneakers / THOUSAND / THOUSAND + "m";
    }

    private String database() {
        return "c" + size(sneakers);
    }

    private String url() {
        return kind == Database.H2 ? Storage.url(data()) : server.url(database());
    }

    private String user() {
        return kind == Database.H2 ? "" : PersistentPostgreSql.USER;
    }

    private String password() {
        return kind == Database.H2 ? "" : PersistentPostgreSql.PASSWORD;
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
