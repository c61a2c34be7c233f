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
 * Connects to either database with its own driver. Quarkus is told one driver when it is built; the address is known
 * when it starts.
 */
public final class DatabaseDriver implements Driver {

    /**
     * How long PostgreSQL lets a write wait for another one, as H2 does by LOCK_TIMEOUT; and a transaction do nothing,
     * in milliseconds: one of a service that hangs, or whose machine is gone, would keep all others from writing. An
     * export does nothing while its caller takes nothing.
     */
    private static final String LIMITS = "-c lock_timeout=10000 -c idle_in_transaction_session_timeout=90000";
    /** A SQLSTATE: the client cannot establish the connection. */
    static final String CANNOT_CONNECT = "08001";
    /** What PostgreSQL is asked for unless the address says otherwise; times are in seconds. */
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

    /** The driver for an address. */
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
     * The pool interrupts a thread that connects for too long, and H2 closes its file when a thread is interrupted that
     * reads or writes it. So another thread connects, and what it gets late is the pool's all the same.
     */
    private Connection toH2(String url, Properties settings) throws SQLException {
        FutureTask<Connection> opening = openingH2(url, settings);
        while (true) {
            try {
                return opening.get();
            } catch (ExecutionException failed) {
                throw fault(failed);
            } catch (InterruptedException tooLong) {
                // There is nothing better to do than to go on waiting.
            }
        }
    }

    /** Connects to H2 in a thread that nobody interrupts. */
    FutureTask<Connection> openingH2(String url, Properties settings) {
        FutureTask<Connection> opening = new FutureTask<>(() -> h2.connect(url, settings));
        Thread thread = new Thread(opening, "h2-connect");
        thread.setDaemon(true);
        thread.start();
        return opening;
    }

    /** Why connecting failed. */
    static SQLException fault(ExecutionException failed) {
        return failed.getCause() instanceof SQLException known ? known : new SQLException(failed.getCause());
    }

    /**
     * The parameters of the address are taken out of it: whoever tells the address of the connection tells no password
     * then.
     */
    private Connection toPostgreSql(String url, Properties settings) throws SQLException {
        Properties defaults = new Properties();
        defaults.putAll(TO_POSTGRESQL);
        defaults.putAll(settings);
        Properties all = org.postgresql.Driver.parseURL(url, defaults);
        if (all == null) {
            throw new SQLException("This is no address of PostgreSQL.", CANNOT_CONNECT);
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
