// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import dev.colorway.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * A catalog and its copies, so that each server can have its own: H2 files, each in its own folder, or databases of one
 * PostgreSQL.
 */
final class CatalogCopies {

    /** The name of the catalog that is copied. */
    static final String ORIGINAL = "original";

    private static final String FILE = "colorway.mv.db";

    private final Path folder;
    private final Database kind;
    /** null for H2 */
    private final PersistentPostgreSql server;

    /** Creates the empty original. If its database is PostgreSQL, starts PostgreSQL first. */
    CatalogCopies(Path folder, Database kind) throws IOException, SQLException {
        this.folder = folder;
        this.kind = kind;
        server = kind == Database.H2 ? null : new PersistentPostgreSql(folder.resolve("pg"));
        Files.createDirectories(home(ORIGINAL));
        if (server != null) {
            server.create(ORIGINAL);
        }
    }

    /** Copies the original, which must have no connections. */
    void copy(String name) throws IOException, SQLException {
        Files.createDirectories(home(name));
        if (server == null) {
            Files.copy(home(ORIGINAL).resolve(FILE), home(name).resolve(FILE));
        } else {
            server.copy(name, ORIGINAL);
        }
    }

    /** Updates the statistics with which the database plans its queries. */
    void analyze() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(kind == Database.H2 ? "analyze" : "vacuum analyze");
        }
    }

    /** Connects to the original. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(ORIGINAL), user(), password());
    }

    /** Returns the folder of the server that uses a catalog. */
    Path home(String name) {
        return folder.resolve(name);
    }

    /** Returns the JDBC URL of a catalog. */
    String url(String name) {
        return server == null ? Storage.url(home(name)) : server.url(name);
    }

    /** Returns the user; empty for H2. */
    String user() {
        return server == null ? "" : PersistentPostgreSql.USER;
    }

    /** Returns the password; empty for H2. */
    String password() {
        return server == null ? "" : PersistentPostgreSql.PASSWORD;
    }

    Database kind() {
        return kind;
    }

    /** Returns the settings of the service for a catalog, as environment variables. */
    Map<String, String> settings(String name) {
        Map<String, String> settings = new HashMap<>();
        settings.put("COLORWAY_DATA", home(name).toString());
        settings.put("COLORWAY_FIRST_CATALOG", "false");
        settings.put("COLORWAY_DATABASE_URL", url(name));
        settings.put("COLORWAY_DATABASE_USER", user());
        settings.put("COLORWAY_DATABASE_PASSWORD", password());
        return settings;
    }

    /** Ends PostgreSQL if it was started. */
    void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
