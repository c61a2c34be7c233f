// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import dev.colorway.database.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.Flyway;

/** The storage of a catalog as in the service: the JDBC URL of application.properties, the scripts of db/migration. */
final class Storage {

    private static final Properties SETTINGS = settings();

    private Storage() {}

    /** Returns the JDBC URL of the H2 file in this folder. */
    static String url(Path folder) {
        return SETTINGS.getProperty(Database.URL)
                .replace("${colorway.data}", folder.toAbsolutePath().toString());
    }

    /** Creates the H2 file with all tables, constraints and indexes. */
    static void create(Path folder) {
        create(Database.H2, url(folder), "", "");
    }

    /** Creates all tables, constraints and indexes in an empty database. */
    static void create(Database kind, String url, String user, String password) {
        Flyway.configure()
                .dataSource(url, user, password)
                .placeholders(Map.of("byCodePoint", kind.byCodePoint()))
                .load()
                .migrate();
    }

    private static Properties settings() {
        try (InputStream file = Storage.class.getResourceAsStream("/application.properties")) {
            Properties settings = new Properties();
            settings.load(file);
            return settings;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
