// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

/**
 * An empty database for every application under test: H2 in memory, or on {@code -Dquarkus.datasource.db-kind=postgresql} a database of
 * its own in one PostgreSQL, which is started once. Its locale is one that orders text as people do, so that the tests see whether
 * the catalog's own order holds on it.
 */
@QuarkusTestResource(TestDatabase.class)
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

    /** Test resources are loaded anew with every application, so what is started once is remembered outside of them. */
    private static final String SERVER = "colorway.test.postgresql";

    @Override
    public Map<String, String> start() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        if (!"postgresql".equals(System.getProperty("quarkus.datasource.db-kind"))) {
            return Map.of("quarkus.datasource.jdbc.url", "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        }
        String server = server();
        try (Connection connection = DriverManager.getConnection(server + "postgres", "postgres", ""); Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template template0 encoding 'UTF8' locale_provider icu icu_locale 'en-US'");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return Map.of("quarkus.datasource.jdbc.url", server + name, "quarkus.datasource.username", "postgres", "quarkus.datasource.password", "postgres",
                "quarkus.flyway.placeholders.byCodePoint", "collate \"C\"");
    }

    private static synchronized String server() {
        if (System.getProperty(SERVER) == null) {
            try {
                System.setProperty(SERVER, "jdbc:postgresql://localhost:" + EmbeddedPostgres.start().getPort() + "/");
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        }
        return System.getProperty(SERVER);
    }

    @Override
    public void stop() {
        // The server ends with the tests' process; a database in memory with its application.
    }
}
