// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.logging.Logger;

/**
 * Connects to H2 or PostgreSQL with the driver of that database. Quarkus fixes one driver at build time, but the
 * address is only known at the start.
 */
public final class DatabaseDriver implements Driver {

    /**
     * Limits of PostgreSQL, in milliseconds. A write waits at most 10 s for another write, as with LOCK_TIMEOUT on H2.
     * A transaction can be idle for at most 90 s: otherwise a service that hangs, or whose machine is lost, would block
     * all other writes. An export is idle while its client reads nothing.
     */
    private static final String LIMITS = "-c lock_timeout=10000 -c idle_in_transaction_session_timeout=90000";
    /** The SQLSTATE if the client cannot establish the connection. */
    static final String CANNOT_CONNECT = "08001";
    /** The connection properties of PostgreSQL unless the address sets others; times are in seconds. */
    private static final Map<String, String> TO_POSTGRESQL = Map.of(
            "ApplicationName",
            "colorway",
            "connectTimeout",
            "10",
            "tcpKeepAlive",
            "true",
            "cancelSignalTimeout",
            "2",
            "options",
            LIMITS);

    private final Driver h2 = new org.h2.Driver();
    private final Driver postgresql = new org.postgresql.Driver();

    /** Returns the driver for an address: H2, unless it is an address of PostgreSQL. */
    private Driver driver(String url) {
        return Database.of(url)
                .filter(database -> database == Database.POSTGRESQL)
                .map(database -> postgresql)
                .orElse(h2);
    }

    @Override
    public Connection connect(String url, Properties settings) throws SQLException {
        return driver(url) == postgresql ? toPostgreSql(url, settings) : toH2(url, settings);
    }

    /**
     * Connects in another thread. The pool interrupts a thread that connects for too long, and H2 closes its file if a
     * thread is interrupted while it reads or writes the file. The pool gets the connection even if it is late.
     */
    private Connection toH2(String url, Properties settings) throws SQLException {
        FutureTask<Connection> opening = openingH2(url, settings);
        while (true) {
            try {
                return opening.get();
            } catch (ExecutionException failed) {
                throw fault(failed);
            } catch (InterruptedException tooLong) {
                // Continues to wait, because the attempt to open the file cannot be cancelled.
            }
        }
    }

    /** Connects to H2 in a thread that is never interrupted. */
    FutureTask<Connection> openingH2(String url, Properties settings) {
        FutureTask<Connection> opening = new FutureTask<>(() -> h2.connect(url, settings));
        Thread thread = new Thread(opening, "h2-connect");
        thread.setDaemon(true);
        thread.start();
        return opening;
    }

    /** Returns why connecting failed. */
    static SQLException fault(ExecutionException failed) {
        return failed.getCause() instanceof SQLException known ? known : new SQLException(failed.getCause());
    }

    /**
     * Removes the parameters from the address of the connection. An error message with this address then contains no
     * password.
     */
    private Connection toPostgreSql(String url, Properties settings) throws SQLException {
        Properties defaults = new Properties();
        defaults.putAll(TO_POSTGRESQL);
        defaults.putAll(settings);
        Properties all = org.postgresql.Driver.parseURL(url, defaults);
        if (all == null) {
            throw new SQLException("This is not an address of PostgreSQL.", CANNOT_CONNECT);
        }
        return postgresql.connect(url.replaceFirst("\\?.*", ""), all);
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return driver(url).acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties settings) throws SQLException {
        return driver(url).getPropertyInfo(url, settings);
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(DatabaseDriver.class.getPackageName());
    }
}
