// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import dev.colorway.catalog.CatalogChange;
import dev.colorway.catalog.Place;
import dev.colorway.catalog.Write;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Gives changes to all who follow them here. When the catalog has moved, its new changes are read once for all of them; only who is far
 * behind asks the database alone. That it has moved is told by a write of this process, by the database, or, if neither did, found out by
 * looking every few seconds. Nothing is done while nobody follows.
 */
@ApplicationScoped
class Feed {

    private static final Logger LOG = Logger.getLogger(Feed.class);
    private static final int BATCH = 200;
    private static final int THREADS = 4;

    /**
     * Some changes.
     *
     * @param changes in order
     * @param to the place up to which there are no others
     */
    record Batch(List<CatalogChange> changes, Place to) {
    }

    private final Vertx vertx;
    private final RevisionListener listener;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final ExecutorService reader = Executors.newSingleThreadExecutor(Feed::thread);
    private final ExecutorService senders = Executors.newFixedThreadPool(THREADS, Feed::thread);
    private final AtomicBoolean signalled = new AtomicBoolean();
    private final List<Long> timers;
    private volatile Tail tail;

    Feed(Vertx vertx, RevisionListener listener, @ConfigProperty(name = "colorway.changes.look-every") Duration lookEvery,
            @ConfigProperty(name = "colorway.changes.heartbeat") Duration heartbeat) {
        this.vertx = vertx;
        this.listener = listener;
        timers = List.of(vertx.setPeriodic(lookEvery.toMillis(), timer -> moved()), vertx.setPeriodic(heartbeat.toMillis(), timer -> followers.forEach(Follower::beat)));
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "changes");
        thread.setDaemon(true);
        return thread;
    }

    int followers() {
        return followers.size();
    }

    void add(Follower follower) {
        followers.add(follower);
        listener.listen(this::moved);
        moved();
    }

    void remove(Follower follower) {
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
        try {
            boolean more = QuarkusTransaction.requiringNew().call(this::readSome);
            followers.forEach(Follower::send);
            if (more) {
                moved();
            }
        } catch (RuntimeException away) {
            // Who follows waits, as the catalog does; it is looked at again in a few seconds.
            LOG.warnf("New changes could not be read: %s", away.getMessage());
        }
    }

    private boolean readSome() {
        ChangeListing.Extent extent = ChangeListing.Extent.read();
        long revision = extent.revision();
        Tail before = tail;
        if (before == null || !extent.holds(before.to())) {
            tail = Tail.beginningAt(Place.after(revision));
            return false;
        }
        List<CatalogChange> newer = ChangeListing.after(before.to(), revision, new Selection(Set.of(), Set.of()), BATCH);
        boolean more = newer.size() == BATCH;
        tail = before.with(newer, more ? newer.get(BATCH - 1).place() : Place.after(revision));
        return more;
    }

    /**
     * The next changes for who has seen all up to a place.
     *
     * @return empty if some of them are no longer kept
     */
    Optional<Batch> next(Place from, Selection selection) {
        Tail last = tail;
        if (last != null && last.reachesBackTo(from)) {
            Place to = last.to().compareTo(from) > 0 ? last.to() : from;
            return Optional.of(new Batch(last.after(from).stream().filter(selection::matches).toList(), to));
        }
        return QuarkusTransaction.requiringNew().call(() -> ofDatabase(from, selection));
    }

    private static Optional<Batch> ofDatabase(Place from, Selection selection) {
        ChangeListing.Extent extent = ChangeListing.Extent.read();
        if (!extent.holds(from)) {
            return Optional.empty();
        }
        List<CatalogChange> changes = ChangeListing.after(from, extent.revision(), selection, BATCH);
        return Optional.of(new Batch(changes, changes.size() == BATCH ? changes.get(BATCH - 1).place() : Place.after(extent.revision())));
    }

    @PreDestroy
    void stop() {
        timers.forEach(vertx::cancelTimer);
        reader.shutdownNow();
        senders.shutdownNow();
    }
}
