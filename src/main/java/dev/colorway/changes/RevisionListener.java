// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import dev.colorway.database.Database;
import dev.colorway.revision.Revision;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Receives notifications from PostgreSQL about writes of other processes, over a separate connection. Nothing is lost
 * while the connection is down: {@link ChangeFeed} also polls, and this class calls it when the connection is open
 * again. With H2, no other process writes.
 */
@ApplicationScoped
class RevisionListener {

    private static final Logger LOG = Logger.getLogger(RevisionListener.class);
    private static final int MILLIS_BETWEEN_PROBES = 10_000;
    private static final int PROBE_TIMEOUT_MILLIS = 5000;
    private static final int RETRY_DELAY_MILLIS = 1000;

    private @Nullable Thread thread;
    private volatile @Nullable Connection open;

    /**
     * Calls back after each write from now on; once for several writes that arrive together. Only the first call has an
     * effect.
     */
    synchronized void listen(Runnable onWrite) {
        if (thread == null && Database.current() == Database.POSTGRESQL) {
            thread = new Thread(() -> listenUntilStopped(onWrite), "changes-listener");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void listenUntilStopped(Runnable onWrite) {
        boolean wasConnected = true;
        while (!Thread.currentThread().isInterrupted()) {
            try (Connection connection = Database.connect();
                    Statement statement = connection.createStatement()) {
                open = connection;
                connection.setNetworkTimeout(Runnable::run, PROBE_TIMEOUT_MILLIS);
                statement.execute("listen " + Revision.CHANNEL);
                wasConnected = true;
                onWrite.run();
                listen(connection.unwrap(PGConnection.class), statement, onWrite);
            } catch (SQLException | RuntimeException unavailable) {
                if (wasConnected && !Thread.currentThread().isInterrupted()) {
                    LOG.warnf(
                            "PostgreSQL sends no notifications of writes; polling instead: %s",
                            unavailable.getMessage());
                }
                wasConnected = false;
                pause();
            }
        }
    }

    private static void listen(PGConnection connection, Statement statement, Runnable onWrite) throws SQLException {
        while (!Thread.currentThread().isInterrupted()) {
            if (connection.getNotifications(MILLIS_BETWEEN_PROBES).length > 0) {
                onWrite.run();
            } else {
                // Silence can mean that the connection is broken.
                statement.execute("select 1");
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_DELAY_MILLIS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            close();
        }
    }

    /** Closes the connection, which ends the wait for notifications. */
    private void close() {
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException gone) {
            LOG.debug("The connection was already closed", gone);
        }
    }
}
