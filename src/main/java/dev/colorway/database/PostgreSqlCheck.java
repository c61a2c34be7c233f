// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Checks whether a PostgreSQL database can store the catalog.
 *
 * @param url the JDBC address
 * @param user the user; empty if none is configured, because the address can contain one
 * @param password the password; empty if none is configured. It can be configured even if the user is in the address
 */
record PostgreSqlCheck(String url, String user, String password) {

    /** The first version with regexp_like, which the migrations use. */
    private static final int MIN_VERSION = 15;

    /** The time limit of one attempt. */
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(10);

    private static final int RETRY_DELAY_MILLIS = 1000;
    /** The SQLSTATE for a wrong password. */
    private static final String REFUSED = "28P01";
    /** The SQLSTATE of a broken connection. */
    private static final String BROKEN = "08006";
    /**
     * The SQLSTATEs of faults that can end without intervention: the server is unreachable, shuts down, has crashed,
     * starts, or has no connection left.
     */
    private static final Set<String> TRANSIENT =
            Set.of(DatabaseDriver.CANNOT_CONNECT, "57P01", "57P02", "57P03", "53300");

    private static final String STATE = """
            select current_user, current_schema(), has_schema_privilege(current_schema(), 'CREATE'),
            current_setting('server_encoding'), current_setting('transaction_read_only')::boolean,
            to_regclass(quote_ident(current_schema()) || '.flyway_schema_history') is null
            and exists (select 1 from pg_tables where schemaname = current_schema())""";

    /**
     * Returns what is wrong with the database; empty if nothing is. While the fault can end without a change of
     * settings, retries until the time for the start is over.
     *
     * @throws IllegalStateException if the thread is interrupted between two attempts
     */
    Optional<String> fault(StartTimeout startTimeout) {
        if (org.postgresql.Driver.parseURL(url, null) == null) {
            return Optional.of("'" + address()
                    + "' cannot be read as an address of PostgreSQL. Set COLORWAY_DATABASE_URL to an address like "
                    + "jdbc:postgresql://host:5432/name.");
        }
        while (true) {
            try (Connection connection = new DatabaseDriver().connect(url, settings(startTimeout))) {
                return ofServer(connection);
            } catch (SQLException failed) {
                if (!isTransient(failed)) {
                    return Optional.of(failureMessage(failed));
                }
                if (startTimeout.isExpired()) {
                    return Optional.of(failureMessage(failed) + startTimeout.explanation());
                }
                startTimeout.reportWaiting(reason(failed));
            }
            pause(startTimeout);
        }
    }

    private Properties settings(StartTimeout startTimeout) {
        Properties settings = new Properties();
        if (!user.isEmpty()) {
            settings.setProperty("user", user);
        }
        if (!password.isEmpty()) {
            settings.setProperty("password", password);
        }
        Duration timeout =
                startTimeout.remaining().compareTo(ATTEMPT_TIMEOUT) < 0 ? startTimeout.remaining() : ATTEMPT_TIMEOUT;
        String seconds = String.valueOf(Math.max(timeout.toSeconds(), 1));
        settings.setProperty("loginTimeout", seconds);
        settings.setProperty("socketTimeout", seconds);
        return settings;
    }

    private static void pause(StartTimeout startTimeout) {
        try {
            Thread.sleep(Math.min(RETRY_DELAY_MILLIS, startTimeout.remaining().toMillis()));
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(end);
        }
    }

    /** Returns whether the fault can end without a change of settings. */
    private static boolean isTransient(SQLException failed) {
        String state = String.valueOf(failed.getSQLState());
        return TRANSIENT.contains(state) || (state.equals(BROKEN) && !isCausedBy(SSLException.class, failed));
    }

    private Optional<String> ofServer(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        return version < MIN_VERSION
                ? Optional.of("The PostgreSQL at " + address() + " is version "
                        + connection.getMetaData().getDatabaseProductVersion() + ": " + MIN_VERSION
                        + " or newer is needed. Upgrade it, or set COLORWAY_DATABASE_URL to another server.")
                : state(connection);
    }

    private Optional<String> state(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(STATE)) {
            row.next();
            String schema = row.getString(2);
            if (schema == null) {
                return Optional.of("There is no schema for tables at " + address()
                        + ". Create it, or name an existing one at the end of COLORWAY_DATABASE_URL: "
                        + "?currentSchema=public.");
            }
            if (row.getBoolean(5)) {
                return Optional.of("The database at " + address()
                        + " can only be read: it is a standby or configured as read-only. Set "
                        + "COLORWAY_DATABASE_URL to a database that can be written.");
            }
            if (!row.getBoolean(3)) {
                return Optional.of("The user '" + row.getString(1) + "' cannot create tables in the schema '" + schema
                        + "' at " + address()
                        + ". Make this user the owner of the database, or set COLORWAY_DATABASE_USER to the owner.");
            }
            if (!row.getString(4).equals("UTF8")) {
                return Optional.of("The database at " + address() + " stores text as " + row.getString(4)
                        + ", which lacks some characters. Create a database with encoding 'UTF8', and set "
                        + "COLORWAY_DATABASE_URL to it.");
            }
            return row.getBoolean(6)
                    ? Optional.of("The schema '" + schema + "' at " + address()
                            + " has tables of another application. Set COLORWAY_DATABASE_URL to an empty database.")
                    : Optional.empty();
        }
    }

    private String failureMessage(SQLException failed) {
        // The driver reports a missing password as a refused connection.
        String state = firstLine(failed).contains("password") ? REFUSED : String.valueOf(failed.getSQLState());
        return switch (state) {
            case REFUSED, "28000" ->
                "PostgreSQL at " + address() + " refuses the user or password: " + firstLine(failed)
                        + " Set COLORWAY_DATABASE_USER and COLORWAY_DATABASE_PASSWORD to those of an existing "
                        + "user.";
            case "3D000" ->
                "There is no such database at " + address()
                        + ". Create it, or set COLORWAY_DATABASE_URL to one that exists.";
            case "42501" ->
                "The user has no access to the database at " + address() + ": " + firstLine(failed)
                        + " Make this user the owner, or set COLORWAY_DATABASE_USER to the owner.";
            default ->
                reason(failed)
                        + (state.equals(DatabaseDriver.CANNOT_CONNECT)
                                ? " Start PostgreSQL there, or set COLORWAY_DATABASE_URL to its address."
                                : " Correct COLORWAY_DATABASE_URL and its parameters.");
        };
    }

    private String reason(SQLException failed) {
        return isCausedBy(UnknownHostException.class, failed)
                ? "There is no host of that name: " + address() + "."
                : "Cannot connect to " + address() + ": " + firstLine(failed);
    }

    private static boolean isCausedBy(Class<? extends Exception> cause, SQLException failed) {
        return Stream.iterate((Throwable) failed, next -> next != null, Throwable::getCause)
                .anyMatch(cause::isInstance);
    }

    /**
     * Returns the first line of the message, with a full stop at its end. The further lines contain the location in the
     * code of the server.
     */
    private static String firstLine(SQLException failed) {
        String firstLine = String.valueOf(failed.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        return firstLine.endsWith(".") ? firstLine : firstLine + ".";
    }

    private String address() {
        return DatabaseCheck.withoutSecrets(url);
    }
}
