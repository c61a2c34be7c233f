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
import org.postgresql.PGConnection;

/**
 * Learns from PostgreSQL that another process has written, over a connection of its own. While there is none nothing is
 * lost: who is told also looks by themselves, and is told once there is one again. H2 has no other process.
 */
@ApplicationScoped
class RevisionListener {

    private static final Logger LOG = Logger.getLogger(RevisionListener.class);
    private static final int MILLIS_BETWEEN_PROOFS = 10_000;
    private static final int MILLIS_TO_PROVE = 5000;
    private static final int MILLIS_BEFORE_NEXT_TRY = 1000;

    private Thread thread;
    private volatile Connection open;

    /** Calls back after each write from now on; once for several that come together. Only the first call counts. */
    synchronized void listen(Runnable moved) {
        if (thread == null && Database.current() == Database.POSTGRESQL) {
            thread = new Thread(() -> listenAlways(moved), "changes-listener");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void listenAlways(Runnable moved) {
        boolean wasHeard = true;
        while (!Thread.currentThread().isInterrupted()) {
            try (Connection connection = Database.connect();
                    Statement statement = connection.createStatement()) {
                open = connection;
                connection.setNetworkTimeout(Runnable::run, MILLIS_TO_PROVE);
                statement.execute("listen " + Revision.CHANNEL);
                wasHeard = true;
                moved.run();
                listen(connection.unwrap(PGConnection.class), statement, moved);
            } catch (SQLException | RuntimeException away) {
                if (wasHeard && !Thread.currentThread().isInterrupted()) {
                    LOG.warnf("PostgreSQL tells of no writes just now; they are looked for: %s", away.getMessage());
                }
                wasHeard = false;
                pause();
            }
        }
    }

    private static void listen(PGConnection connection, Statement statement, Runnable moved) throws SQLException {
        while (!Thread.currentThread().isInterrupted()) {
            if (connection.getNotifications(MILLIS_BETWEEN_PROOFS).length > 0) {
                moved.run();
            } else {
                // That nothing is heard may mean that the other end is gone.
                statement.execute("select 1");
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(MILLIS_BEFORE_NEXT_TRY);
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

    /** Ends the waiting for what is told. */
    private void close() {
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException gone) {
            LOG.debug("The connection was gone already", gone);
        }
    }
}
