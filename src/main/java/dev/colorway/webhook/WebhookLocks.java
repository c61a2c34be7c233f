// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import dev.colorway.database.Database;
import dev.colorway.settings.WebhookSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets only one process at a time deliver to a webhook, with an advisory lock of PostgreSQL for each webhook. All these
 * locks belong to one connection outside the pool. If it breaks, PostgreSQL releases them, and another process
 * continues. While this process has locks, it uses the connection regularly. If this process hangs or its machine is
 * lost, the connection is idle for too long, and PostgreSQL ends it. H2 has one process only.
 */
@ApplicationScoped
class WebhookLocks {

    private static final Logger LOG = Logger.getLogger(WebhookLocks.class);

    /** Distinguishes these locks from those of other applications: "webh" in ASCII. */
    private static final int NAMESPACE = 0x77656268;

    private static final int TIMEOUT_MILLIS = 5000;

    /** How much longer than one attempt a connection can be idle. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int BEATS = 3;

    /** The limits of the connection in PostgreSQL. The keepalives are in seconds. */
    private static final String LIMITS = "select pg_catalog.set_config('idle_session_timeout', ?, false), "
            + "pg_catalog.set_config('tcp_keepalives_idle', '10', false), "
            + "pg_catalog.set_config('tcp_keepalives_interval', '5', false), "
            + "pg_catalog.set_config('tcp_keepalives_count', '3', false)";

    private final Duration longestIdle;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(WebhookLocks::thread);
    private final Set<Long> held = new HashSet<>();
    private @Nullable Connection connection;

    @Inject
    WebhookLocks(WebhookSettings settings) {
        this(
                settings.timeout().plus(PATIENCE),
                settings.timeout().plus(PATIENCE).dividedBy(BEATS));
    }

    /**
     * @param longestIdle how long PostgreSQL lets the connection be idle
     * @param beat how often the connection is used while there are locks
     */
    WebhookLocks(Duration longestIdle, Duration beat) {
        this.longestIdle = longestIdle;
        if (Database.current() == Database.POSTGRESQL) {
            heart.scheduleWithFixedDelay(this::beat, beat.toMillis(), beat.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "webhook-locks");
        thread.setDaemon(true);
        return thread;
    }

    private synchronized void beat() {
        held.stream().findFirst().ifPresent(webhook -> {
            try {
                isHeld(webhook);
            } catch (SQLException broken) {
                LOG.debug("The connection of the locks broke, which released them", broken);
            }
        });
    }

    /** Locks a webhook. Returns false if another process has locked it; always true on H2. */
    synchronized boolean lock(Long webhook) throws SQLException {
        if (Database.current() == Database.H2) {
            return true;
        }
        boolean wasConnected = connection != null;
        boolean isLocked;
        try {
            isLocked = tryLock(webhook);
        } catch (SQLException broken) {
            if (!wasConnected) {
                throw broken;
            }
            LOG.debug("The connection of the locks broke or was idle for too long", broken);
            isLocked = tryLock(webhook);
        }
        if (isLocked) {
            held.add(webhook);
        }
        return isLocked;
    }

    private boolean tryLock(Long webhook) throws SQLException {
        if (connection == null) {
            connect();
        }
        return call("select pg_try_advisory_lock(?, ?)", webhook);
    }

    private void connect() throws SQLException {
        Connection opened = Database.connect();
        connection = opened;
        try (PreparedStatement limits = opened.prepareStatement(LIMITS)) {
            opened.setNetworkTimeout(Runnable::run, TIMEOUT_MILLIS);
            limits.setString(1, Long.toString(longestIdle.toMillis()));
            limits.execute();
        } catch (SQLException broken) {
            close();
            throw broken;
        }
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

    /** Releases all locks. This process locks no more. */
    @PreDestroy
    void stop() {
        heart.shutdownNow();
        close();
    }

    private synchronized void close() {
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
