// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The database that stores the catalog. Its address, which the process reads at the start, determines the kind. */
public enum Database {

    /** A database in a file or in memory. H2 always compares text by code points. */
    H2("jdbc:h2:", "/**/"),
    /**
     * A database on a server. A column by which lists are sorted needs the collation {@code C}. Lists then have the
     * same order as on H2, in every locale of the database.
     */
    POSTGRESQL("jdbc:postgresql:", "collate \"C\"");

    /** The setting for the JDBC address. */
    public static final String URL = "colorway.database.url";
    /** The settings for the user and the password; both are optional. */
    static final String USER = "colorway.database.user";

    static final String PASSWORD = "colorway.database.password";

    private final String scheme;
    private final String byCodePoint;

    Database(String scheme, String byCodePoint) {
        this.scheme = scheme;
        this.byCodePoint = byCodePoint;
    }

    /**
     * Returns the database of this process.
     *
     * @throws IllegalStateException if the configured address is neither of H2 nor of PostgreSQL
     */
    public static Database current() {
        String url = ConfigProvider.getConfig().getValue(URL, String.class);
        return of(url).orElseThrow(() -> new IllegalStateException(URL + " is not an address of H2 or PostgreSQL"));
    }

    /** Returns the kind of database of a JDBC address; empty if it is neither of H2 nor of PostgreSQL. */
    static Optional<Database> of(String url) {
        return Arrays.stream(values())
                .filter(database -> url.startsWith(database.scheme))
                .findFirst();
    }

    /**
     * Opens a connection outside the pool. The caller closes it.
     *
     * @throws SQLException if connecting fails
     */
    public static Connection connect() throws SQLException {
        return new DatabaseDriver().connect(ConfigProvider.getConfig().getValue(URL, String.class), credentials());
    }

    /** Returns the user and the password, if they are configured, as properties for a driver. */
    static Properties credentials() {
        Config settings = ConfigProvider.getConfig();
        Properties credentials = new Properties();
        settings.getOptionalValue(USER, String.class).ifPresent(user -> credentials.setProperty("user", user));
        settings.getOptionalValue(PASSWORD, String.class)
                .ifPresent(password -> credentials.setProperty("password", password));
        return credentials;
    }

    /** Returns the SQL with which the migrations declare a column that compares by code points. */
    public String byCodePoint() {
        return byCodePoint;
    }
}
