// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The database that the catalog is kept in: which it is follows from its address alone, and only when the process
 * starts.
 */
public enum Database {

    /** A file of its own, or memory. It compares text by the characters' numbers anyway. */
    H2("jdbc:h2:", "/**/"),
    /**
     * A server. What lists are ordered by must be told to be compared as H2 does, whatever the locale of the database.
     */
    POSTGRESQL("jdbc:postgresql:", "collate \"C\"");

    /** The JDBC address. */
    public static final String URL = "colorway.database.url";
    /** Who connects, and with what; both may be missing. */
    static final String USER = "colorway.database.user";

    static final String PASSWORD = "colorway.database.password";

    private final String scheme;
    private final String byCodePoint;

    Database(String scheme, String byCodePoint) {
        this.scheme = scheme;
        this.byCodePoint = byCodePoint;
    }

    /**
     * The one of this process.
     *
     * @throws IllegalStateException if the configured address is none of either
     */
    public static Database current() {
        String url = ConfigProvider.getConfig().getValue(URL, String.class);
        return of(url).orElseThrow(() -> new IllegalStateException(URL + " is no address of H2 or PostgreSQL"));
    }

    /** The one that a JDBC address leads to, if it is one of either. */
    static Optional<Database> of(String url) {
        return Arrays.stream(values())
                .filter(database -> url.startsWith(database.scheme))
                .findFirst();
    }

    /**
     * A connection that is nobody else's, for as long as it is kept open.
     *
     * @throws SQLException if there is none to be had
     */
    public static Connection connect() throws SQLException {
        return new DatabaseDriver().connect(ConfigProvider.getConfig().getValue(URL, String.class), credentials());
    }

    /** Who connects, and with what, in the form that drivers take. */
    static Properties credentials() {
        Config settings = ConfigProvider.getConfig();
        Properties credentials = new Properties();
        settings.getOptionalValue(USER, String.class).ifPresent(user -> credentials.setProperty("user", user));
        settings.getOptionalValue(PASSWORD, String.class)
                .ifPresent(password -> credentials.setProperty("password", password));
        return credentials;
    }

    /** How the migrations declare a column that is compared by the characters' numbers. */
    public String byCodePoint() {
        return byCodePoint;
    }
}
