// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

/**
 * A database in a real PostgreSQL, from binaries in a package. One server runs for all tests of a process and ends with
 * it. Each database has its own user, which is no superuser and needs a password, as in production. Its locale sorts
 * text linguistically, so that the tests see whether the catalog's own order works on it.
 *
 * @param url the JDBC URL
 * @param user the owner of the database
 * @param password the password of the owner
 */
public record PostgreSql(String url, String user, String password) {

    /**
     * The system property for the server's port. Each application under test loads this class again, so a static field
     * would not be shared.
     */
    private static final String PORT = "colorway.test.postgresql.port";

    private static final String SUPERUSER = "postgres";
    private static final String WHO_MAY_CONNECT = """
            local all all trust
            host all postgres 127.0.0.1/32 trust
            host all all 127.0.0.1/32 scram-sha-256
            """;

    /** Creates an empty database. */
    public static PostgreSql empty() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        PostgreSql made = new PostgreSql(address(name), name, UUID.randomUUID().toString());
        execute("create role " + name + " login password '" + made.password + "'");
        execute("create database " + name + " owner " + name
                + " template template0 encoding 'UTF8' locale_provider icu icu_locale 'en-US'");
        return made;
    }

    /** Returns the JDBC URL of a database with this name, which need not exist. */
    public static String address(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + name;
    }

    /** Runs a statement as the superuser, outside of any transaction. */
    public static void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(address(SUPERUSER), SUPERUSER, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Returns the three settings as environment variables, for the packaged service. */
    public Map<String, String> variables() {
        return Map.of(
                "COLORWAY_DATABASE_URL", url, "COLORWAY_DATABASE_USER", user, "COLORWAY_DATABASE_PASSWORD", password);
    }

    /** Returns the three settings as properties, for a service in the test process. */
    public Map<String, String> properties() {
        return Map.of(
                "colorway.database.url", url, "colorway.database.user", user, "colorway.database.password", password);
    }

    /** Connects as the owner. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private static synchronized String port() {
        if (System.getProperty(PORT) == null) {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.start();
                System.setProperty(PORT, String.valueOf(server.getPort()));
                askForPasswords();
            } catch (IOException | SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
        return System.getProperty(PORT);
    }

    private static void askForPasswords() throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(address(SUPERUSER), SUPERUSER, "");
                Statement statement = connection.createStatement();
                ResultSet file = statement.executeQuery("show hba_file")) {
            file.next();
            Files.writeString(Path.of(file.getString(1)), WHO_MAY_CONNECT);
        }
        execute("select pg_reload_conf()");
    }
}
