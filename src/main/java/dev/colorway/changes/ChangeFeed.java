// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import dev.colorway.http.load.CallerQuota;
import dev.colorway.revision.Write;
import dev.colorway.settings.ChangeSettings;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends catalog changes to all subscribers of this process. Reads new changes once for all of them; only a subscriber
 * that is far behind queries the database itself. Reads after a write of this process, after a notification of the
 * database, and every few seconds. Does nothing while there are no subscribers.
 */
@ApplicationScoped
class ChangeFeed {

    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);
    private static final int THREADS = 4;

    private final Vertx vertx;
    private final RevisionListener listener;
    private final ChangeListing changes;
    private final CallerQuota streams;
    private final Runnable onWrite = this::scheduleRead;
    private final Set<ChangeSubscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final ExecutorService reader = Executors.newSingleThreadExecutor(ChangeFeed::thread);
    private final ExecutorService senders = Executors.newFixedThreadPool(THREADS, ChangeFeed::thread);
    private final AtomicBoolean readScheduled = new AtomicBoolean();
    private final List<Long> timers;
    private volatile @Nullable RecentChanges recent;
    private volatile boolean ending;
    private boolean wasUnavailable;

    ChangeFeed(Vertx vertx, RevisionListener listener, ChangeListing changes, ChangeSettings settings) {
        this.vertx = vertx;
        this.listener = listener;
        this.changes = changes;
        this.streams = new CallerQuota(settings.maxStreams(), settings.maxStreamsPerCaller());
        timers = List.of(
                vertx.setPeriodic(settings.lookEvery().toMillis(), timer -> scheduleRead()),
                vertx.setPeriodic(
                        settings.heartbeat().toMillis(), timer -> subscribers.forEach(ChangeSubscriber::heartbeat)));
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "changes");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Reserves a stream for a caller. Returns false if the limit for all callers or for this caller is reached, or if
     * the process is shutting down.
     */
    boolean reserve(String caller) {
        return !ending && streams.reserve(caller, 1);
    }

    void release(String caller) {
        streams.release(caller, 1);
    }

    void add(ChangeSubscriber subscriber) {
        subscribers.add(subscriber);
        // The shutdown may have started after the stream was reserved.
        if (ending) {
            subscriber.end();
        }
        listener.listen(onWrite);
        scheduleRead();
    }

    void remove(ChangeSubscriber subscriber) {
        subscribers.remove(subscriber);
        if (subscribers.isEmpty()) {
            // Without subscribers, nothing adds new changes to the recent ones. The next subscriber reads the changes
            // since its position from the database.
            recent = null;
        }
    }

    /** Runs work that can block on the database, in a sender thread. */
    void execute(Runnable work) {
        senders.execute(work);
    }

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) Write.Written written) {
        scheduleRead();
    }

    /** Schedules a read of new changes, if there are subscribers. */
    private void scheduleRead() {
        if (!subscribers.isEmpty() && readScheduled.compareAndSet(false, true)) {
            reader.execute(this::read);
        }
    }

    private void read() {
        readScheduled.set(false);
        RecentChanges before = recent;
        try {
            RecentChanges now = changes.last(before);
            recent = now;
            wasUnavailable = false;
            subscribers.forEach(ChangeSubscriber::send);
            if (before != null && !now.to().equals(before.to())) {
                // One read returns at most a batch, so there can be more changes.
                scheduleRead();
            }
        } catch (RuntimeException unavailable) {
            // The subscribers wait. The next poll retries in a few seconds.
            if (!wasUnavailable) {
                LOG.warnf("Cannot read new changes; the next poll retries: %s", unavailable.getMessage());
            }
            wasUnavailable = true;
        }
    }

    /** Returns the most recent changes; null until the first read for the present subscribers. */
    @Nullable
    RecentChanges recent() {
        return recent;
    }

    /** Ends all streams and accepts no new ones when the shutdown begins. Subscribers can resume on another node. */
    void end(@Observes ShutdownDelayInitiatedEvent signal) {
        ending = true;
        subscribers.forEach(ChangeSubscriber::end);
    }

    @PreDestroy
    void stop() {
        timers.forEach(vertx::cancelTimer);
        reader.shutdownNow();
        senders.shutdownNow();
    }
}
