// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Whether a PostgreSQL can hold the catalog.
 *
 * @param url its JDBC address
 * @param user who connects; empty if the address says it
 * @param password theirs
 */
record PostgreSqlCheck(String url, String user, String password) {

    /** The first with regexp_like, which the migrations use. */
    private static final int OLDEST = 15;

    private static final String SECONDS = "10";
    /** The state for a wrong password. */
    private static final String REFUSED = "28P01";

    private static final String STATE = """
            select current_user, current_schema(), has_schema_privilege(current_schema(), 'CREATE'), current_setting('server_encoding'),
            current_setting('transaction_read_only')::boolean, to_regclass(quote_ident(current_schema()) || '.flyway_schema_history') is null
            and exists (select 1 from pg_tables where schemaname = current_schema())""";

    /** What is wrong with it, if anything is. */
    Optional<String> fault() {
        if (org.postgresql.Driver.parseURL(url, null) == null) {
            return Optional.of("'" + address()
                    + "' cannot be read as an address of PostgreSQL. COLORWAY_DATABASE_URL must be like "
                    + "jdbc:postgresql://host:5432/name.");
        }
        Properties settings = new Properties();
        if (!user.isEmpty()) {
            settings.setProperty("user", user);
            settings.setProperty("password", password);
        }
        settings.setProperty("loginTimeout", SECONDS);
        settings.setProperty("socketTimeout", SECONDS);
        try (Connection connection = new DatabaseDriver().connect(url, settings)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            return version < OLDEST
                    ? Optional.of("The PostgreSQL at " + address() + " is version "
                            + connection.getMetaData().getDatabaseProductVersion() + ": " + OLDEST
                            + " or newer is needed. Upgrade it, or set COLORWAY_DATABASE_URL to another.")
                    : state(connection);
        } catch (SQLException failed) {
            return Optional.of(told(failed));
        }
    }

    private Optional<String> state(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(STATE)) {
            row.next();
            String schema = row.getString(2);
            if (schema == null) {
                return Optional.of("There is no schema for tables at " + address()
                        + ". Create it, or name one that is there: COLORWAY_DATABASE_URL may end with "
                        + "?currentSchema=public.");
            }
            if (row.getBoolean(5)) {
                return Optional.of("The database at " + address()
                        + " can only be read: it is a standby, or set so. Set COLORWAY_DATABASE_URL to "
                        + "one that can be written.");
            }
            if (!row.getBoolean(3)) {
                return Optional.of("The user '" + row.getString(1) + "' may not create tables in the schema '" + schema
                        + "' at " + address()
                        + ". Make it the owner of the database, or set COLORWAY_DATABASE_USER to the owner.");
            }
            if (!row.getString(4).equals("UTF8")) {
                return Optional.of("The database at " + address() + " keeps text as " + row.getString(4)
                        + ", which lacks characters. Create one with encoding 'UTF8', and set "
                        + "COLORWAY_DATABASE_URL to it.");
            }
            return row.getBoolean(6)
                    ? Optional.of("The schema '" + schema + "' at " + address()
                            + " has tables of something else. Set COLORWAY_DATABASE_URL to an empty database.")
                    : Optional.empty();
        }
    }

    private String told(SQLException failed) {
        // That a password is missing is told as a connection that was refused.
        String state = line(failed).contains("password") ? REFUSED : String.valueOf(failed.getSQLState());
        return switch (state) {
            case REFUSED, "28000" ->
                "PostgreSQL at " + address() + " refuses the user or password: " + line(failed)
                        + " Set COLORWAY_DATABASE_USER and COLORWAY_DATABASE_PASSWORD to those of a user that "
                        + "it knows.";
            case "3D000" ->
                "There is no such database at " + address()
                        + ". Create it, or set COLORWAY_DATABASE_URL to one that is there.";
            case "42501" ->
                "The user may not use the database at " + address() + ": " + line(failed)
                        + " Make it the owner, or set COLORWAY_DATABASE_USER to the owner.";
            default ->
                (isUnknownHost(failed)
                                ? "There is no host of that name: " + address() + "."
                                : "Cannot connect to " + address() + ": " + line(failed))
                        + (state.equals("08001")
                                ? " Start PostgreSQL there, or set COLORWAY_DATABASE_URL to where it is."
                                : " Set COLORWAY_DATABASE_URL, with its parameters, right.");
        };
    }

    private static boolean isUnknownHost(SQLException failed) {
        return Stream.iterate((Throwable) failed, cause -> cause != null, Throwable::getCause)
                .anyMatch(UnknownHostException.class::isInstance);
    }

    /** What was said, without where in the server it was said. */
    private static String line(SQLException failed) {
        String said = String.valueOf(failed.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        return said.endsWith(".") ? said : said + ".";
    }

    private String address() {
        return DatabaseCheck.withoutSecrets(url);
    }
}
