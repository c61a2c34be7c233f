// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import dev.colorway.http.load.CallerQuota;
import dev.colorway.revision.Write;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Gives changes to all who follow them here. When the catalog has moved, its new changes are read once for all of them;
 * only who is far behind asks the database alone. That it has moved is told by a write of this process, by the
 * database, or, if neither did, found out by looking every few seconds. Nothing is done while nobody follows.
 */
@ApplicationScoped
class ChangeFeed {

    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);
    private static final int THREADS = 4;

    private final Vertx vertx;
    private final RevisionListener listener;
    private final ChangeListing changes;
    private final CallerQuota streams;
    private final Set<ChangeSubscriber> followers = ConcurrentHashMap.newKeySet();
    private final ExecutorService reader = Executors.newSingleThreadExecutor(ChangeFeed::thread);
    private final ExecutorService senders = Executors.newFixedThreadPool(THREADS, ChangeFeed::thread);
    private final AtomicBoolean signalled = new AtomicBoolean();
    private final List<Long> timers;
    private volatile RecentChanges tail;
    private volatile boolean ending;
    private boolean wasAway;

    ChangeFeed(
            Vertx vertx,
            RevisionListener listener,
            ChangeListing changes,
            @ConfigProperty(name = "colorway.changes.max-streams") int most,
            @ConfigProperty(name = "colorway.changes.max-streams-per-caller") int mostOfEach,
            @ConfigProperty(name = "colorway.changes.look-every") Duration lookEvery,
            @ConfigProperty(name = "colorway.changes.heartbeat") Duration heartbeat) {
        this.vertx = vertx;
        this.listener = listener;
        this.changes = changes;
        this.streams = new CallerQuota(most, mostOfEach);
        timers = List.of(
                vertx.setPeriodic(lookEvery.toMillis(), timer -> moved()),
                vertx.setPeriodic(heartbeat.toMillis(), timer -> followers.forEach(ChangeSubscriber::beat)));
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "changes");
        thread.setDaemon(true);
        return thread;
    }

    /** Takes a stream for a caller; false if there are as many as there may be, in all or of this caller. */
    boolean take(String caller) {
        return !ending && streams.take(caller, 1);
    }

    void giveBack(String caller) {
        streams.giveBack(caller, 1);
    }

    void add(ChangeSubscriber follower) {
        followers.add(follower);
        // The end may have begun since the stream was taken.
        if (ending) {
            follower.end();
        }
        listener.listen(this::moved);
        moved();
    }

    void remove(ChangeSubscriber follower) {
        followers.remove(follower);
        if (followers.isEmpty()) {
            // Whoever comes next finds the changes of meanwhile in the database.
            tail = null;
        }
    }

    /** Does what may have to wait for the database. */
    void execute(Runnable work) {
        senders.execute(work);
    }

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) Write.Written written) {
        moved();
    }

    /** Looks for new changes soon, if anybody follows. */
    private void moved() {
        if (!followers.isEmpty() && signalled.compareAndSet(false, true)) {
            reader.execute(this::read);
        }
    }

    private void read() {
        signalled.set(false);
        RecentChanges before = tail;
        try {
            RecentChanges now = changes.last(before);
            tail = now;
            wasAway = false;
            followers.forEach(ChangeSubscriber::send);
            if (before != null && !now.to().equals(before.to())) {
                // There may be more already than were read at once.
                moved();
            }
        } catch (RuntimeException away) {
            // Who follows waits, as the catalog does; it is looked at again in a few seconds.
            if (!wasAway) {
                LOG.warnf("New changes cannot be read just now: %s", away.getMessage());
            }
            wasAway = true;
        }
    }

    /** The last changes; null if nobody has asked for any. */
    RecentChanges tail() {
        return tail;
    }

    /** The process is about to end: who follows is let go, in order, to go on elsewhere; nobody comes any more. */
    void end(@Observes ShutdownDelayInitiatedEvent signal) {
        ending = true;
        followers.forEach(ChangeSubscriber::end);
    }

    @PreDestroy
    void stop() {
        timers.forEach(vertx::cancelTimer);
        reader.shutdownNow();
        senders.shutdownNow();
    }
}
