// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import dev.colorway.database.Database;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets only one process at a time deliver to a webhook, with an advisory lock of PostgreSQL for each webhook. All these
 * locks belong to one connection outside the pool. If it breaks, PostgreSQL releases them, and another process
 * continues. H2 has one process only.
 */
@ApplicationScoped
class WebhookLocks {

    private static final Logger LOG = Logger.getLogger(WebhookLocks.class);

    /** Distinguishes these locks from those of other applications: "webh" in ASCII. */
    private static final int NAMESPACE = 0x77656268;

    private static final int TIMEOUT_MILLIS = 5000;

    private final Set<Long> held = new HashSet<>();
    private @Nullable Connection connection;

    /** Locks a webhook. Returns false if another process has locked it; always true on H2. */
    synchronized boolean lock(Long webhook) throws SQLException {
        if (Database.current() == Database.H2) {
            return true;
        }
        if (connection == null) {
            connection = Database.connect();
            connection.setNetworkTimeout(Runnable::run, TIMEOUT_MILLIS);
        }
        boolean isLocked = call("select pg_try_advisory_lock(?, ?)", webhook);
        if (isLocked) {
            held.add(webhook);
        }
        return isLocked;
    }

    /**
     * Returns whether this process still has the lock; always true on H2. The statement returns true and reads no
     * table.
     *
     * @throws SQLException if the connection broke
     */
    synchronized boolean isHeld(Long webhook) throws SQLException {
        return Database.current() == Database.H2 || (held.contains(webhook) && call("select ? <> ?", webhook));
    }

    synchronized void unlock(Long webhook) {
        if (held.remove(webhook)) {
            try {
                call("select pg_advisory_unlock(?, ?)", webhook);
            } catch (SQLException broken) {
                LOG.debug("The connection of the locks broke, which released them", broken);
            }
        }
    }

    private boolean call(String sql, Long webhook) throws SQLException {
        if (connection == null) {
            return false;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, NAMESPACE);
            statement.setInt(2, webhook.intValue());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException broken) {
            close();
            throw broken;
        }
    }

    /** Releases all locks. */
    @PreDestroy
    synchronized void close() {
        held.clear();
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException gone) {
            LOG.debug("The connection was already closed", gone);
        }
        connection = null;
    }
}
