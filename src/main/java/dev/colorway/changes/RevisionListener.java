// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import dev.colorway.database.Database;
import dev.colorway.revision.Revision;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Receives notifications from PostgreSQL about writes of other processes, over a separate connection. Nothing is lost
 * while the connection is down: the listeners also poll, and this class calls them when the connection is open again.
 * H2 sends no notifications, so with H2 the listeners only poll.
 */
@ApplicationScoped
public class RevisionListener {

    private static final Logger LOG = Logger.getLogger(RevisionListener.class);
    private static final int MILLIS_BETWEEN_PROBES = 10_000;
    private static final int PROBE_TIMEOUT_MILLIS = 5000;
    private static final int RETRY_DELAY_MILLIS = 1000;

    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
    private @Nullable Thread thread;
    private volatile @Nullable Connection open;

    /**
     * On PostgreSQL, calls {@code onWrite} after each write from now on, and each time the connection is opened. If
     * notifications of several writes arrive together, calls it only once for them. On H2, never calls {@code onWrite}.
     * Has no effect if this callback is registered already.
     */
    public synchronized void listen(Runnable onWrite) {
        listeners.add(onWrite);
        if (thread == null && Database.current() == Database.POSTGRESQL) {
            thread = new Thread(this::listenUntilStopped, "changes-listener");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void listenUntilStopped() {
        boolean wasConnected = true;
        while (!Thread.currentThread().isInterrupted()) {
            try (Connection connection = Database.connect();
                    Statement statement = connection.createStatement()) {
                open = connection;
                connection.setNetworkTimeout(Runnable::run, PROBE_TIMEOUT_MILLIS);
                statement.execute("listen " + Revision.CHANNEL);
                wasConnected = true;
                notifyListeners();
                listen(connection.unwrap(PGConnection.class), statement);
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

    private void notifyListeners() {
        listeners.forEach(Runnable::run);
    }

    private void listen(PGConnection connection, Statement statement) throws SQLException {
        while (!Thread.currentThread().isInterrupted()) {
            if (connection.getNotifications(MILLIS_BETWEEN_PROBES).length > 0) {
                notifyListeners();
            } else {
                // The connection can be broken if no notification arrives. This statement then fails.
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
