// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import dev.colorway.revision.CatalogChange;
import dev.colorway.revision.ChangeId;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber to the change stream. Sends a change only after the client has accepted the one before, so at most one
 * batch waits in memory for a slow client.
 */
final class ChangeSubscriber {

    private static final Logger LOG = Logger.getLogger(ChangeSubscriber.class);

    /** Writes events to the client. */
    interface Sender {

        void change(CatalogChange change);

        /** Sends a keep-alive with the position up to which the client has seen everything. */
        void heartbeat(ChangeId position);
    }

    private final ChangeFeed feed;
    private final ChangeListing changes;
    private final ChangeFilter filter;
    private final MultiEmitter<?> caller;
    private final Sender sender;
    private final Runnable disconnect;
    private final long stallNanos;
    private final Deque<CatalogChange> ready = new ArrayDeque<>();
    /** How many sends were requested since sending last stopped. Only one thread sends at a time. */
    private final AtomicInteger sendRequests = new AtomicInteger();

    private ChangeId position;
    private ChangeId fetchedTo;
    /** The resolved filter. It is valid until a collaborator changes after {@link #selectedAt}. */
    private @Nullable ChangeSelection selection;

    private @Nullable ChangeId selectedAt;
    private volatile boolean heartbeatDue = true;
    private volatile boolean blocked;
    private volatile long lastRequest = System.nanoTime();

    /**
     * @param from the position after which the changes begin
     * @param disconnect closes the connection
     * @param stallNanos the longest time without a read by the client while changes wait, in nanoseconds
     */
    ChangeSubscriber(
            ChangeFeed feed,
            ChangeListing changes,
            ChangeId from,
            ChangeFilter filter,
            MultiEmitter<?> caller,
            Sender sender,
            Runnable disconnect,
            long stallNanos) {
        this.feed = feed;
        this.changes = changes;
        this.position = from;
        this.fetchedTo = from;
        this.filter = filter;
        this.caller = caller;
        this.sender = sender;
        this.disconnect = disconnect;
        this.stallNanos = stallNanos;
    }

    /** Registers with the feed and starts sending. */
    void subscribe() {
        caller.onTermination(() -> feed.remove(this));
        caller.onRequest(more -> {
            lastRequest = System.nanoTime();
            send();
        });
        feed.add(this);
        if (caller.isCancelled()) {
            feed.remove(this);
        }
        send();
    }

    /** Sends new changes, as many as the client accepts. */
    void send() {
        if (sendRequests.getAndIncrement() == 0) {
            feed.execute(this::sendWhileRequested);
        }
    }

    /** Sends a keep-alive. Closes the connection instead if the client has read nothing for too long. */
    void heartbeat() {
        if (blocked && System.nanoTime() - lastRequest > stallNanos) {
            LOG.infof(
                    "Closed a change stream: the client read nothing for more than %d seconds. Position: %s",
                    stallNanos / 1_000_000_000, position);
            disconnect.run();
            return;
        }
        heartbeatDue = true;
        send();
    }

    /** Ends the stream without an error. The client can resume, also on another node. */
    void end() {
        caller.complete();
    }

    private void sendWhileRequested() {
        try {
            int before;
            do {
                before = sendRequests.get();
                sendReady();
            } while (sendRequests.addAndGet(-before) != 0);
        } catch (RuntimeException | Error failed) {
            // Nothing is lost: the client can resume after the last event that was sent.
            LOG.errorf(failed, "Cannot send the change after %s", position);
            end();
        }
    }

    private void sendReady() {
        while (caller.requested() > 0 && !caller.isCancelled()) {
            if (ready.isEmpty() && !fetch()) {
                break;
            }
            CatalogChange next = ready.poll();
            sender.change(next);
            position = next.id();
        }
        if (caller.requested() > 0 && heartbeatDue) {
            heartbeatDue = false;
            sender.heartbeat(position);
        }
        blocked = caller.requested() == 0;
    }

    /** Returns the next changes, from memory if possible; empty if some of them are no longer stored. */
    private Optional<ChangeListing.Batch> nextBatch() {
        RecentChanges recent = feed.recent();
        if (recent == null || !recent.reachesBackTo(fetchedTo)) {
            return changes.next(fetchedTo, filter);
        }
        ChangeSelection selected = selection;
        if (selected == null || !recent.collaboratorsChangedAt().equals(selectedAt)) {
            selected = changes.select(filter);
            selection = selected;
            selectedAt = recent.collaboratorsChangedAt();
        }
        return Optional.of(new ChangeListing.Batch(
                recent.after(fetchedTo).stream().filter(selected::matches).toList(),
                recent.to().compareTo(fetchedTo) > 0 ? recent.to() : fetchedTo));
    }

    /**
     * Fetches the next changes. Ends the stream if some of them are no longer stored. Returns false if there is nothing
     * to send, or if the database is not available.
     */
    private boolean fetch() {
        Optional<ChangeListing.Batch> next;
        try {
            next = nextBatch();
        } catch (RuntimeException unavailable) {
            // The database is unavailable. The next change or the next keep-alive retries.
            LOG.debugf(unavailable, "Cannot read the changes after %s", fetchedTo);
            return false;
        }
        if (next.isEmpty()) {
            end();
            return false;
        }
        ready.addAll(next.get().changes());
        boolean advanced = next.get().to().compareTo(fetchedTo) > 0;
        fetchedTo = next.get().to();
        if (ready.isEmpty()) {
            position = fetchedTo;
            return advanced && fetch();
        }
        return true;
    }
}
