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
        void heartbeat(ChangeId place);
    }

    private final ChangeFeed feed;
    private final ChangeListing changes;
    private final ChangeFilter filter;
    private final MultiEmitter<?> caller;
    private final Sender sender;
    private final Runnable drop;
    private final long stallNanos;
    private final Deque<CatalogChange> ready = new ArrayDeque<>();
    /** How many sends were requested since sending last stopped. Only one thread sends at a time. */
    private final AtomicInteger asked = new AtomicInteger();

    private ChangeId place;
    private ChangeId reached;
    /** The resolved filter. It is valid until a collaborator changes after {@link #selectedAt}. */
    private ChangeSelection selection;

    private ChangeId selectedAt;
    private volatile boolean beat = true;
    private volatile boolean behind;
    private volatile long taken = System.nanoTime();

    /**
     * @param from the position after which the changes begin
     * @param drop closes the connection
     * @param stallNanos the longest time without a read by the client while changes wait, in nanoseconds
     */
    ChangeSubscriber(
            ChangeFeed feed,
            ChangeListing changes,
            ChangeId from,
            ChangeFilter filter,
            MultiEmitter<?> caller,
            Sender sender,
            Runnable drop,
            long stallNanos) {
        this.feed = feed;
        this.changes = changes;
        this.place = from;
        this.reached = from;
        this.filter = filter;
        this.caller = caller;
        this.sender = sender;
        this.drop = drop;
        this.stallNanos = stallNanos;
    }

    /** Registers with the feed and starts sending. */
    void follow() {
        caller.onTermination(() -> feed.remove(this));
        caller.onRequest(more -> {
            taken = System.nanoTime();
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
        if (asked.getAndIncrement() == 0) {
            feed.execute(this::sendUntilNobodyAsks);
        }
    }

    /** Sends a keep-alive. Closes the connection instead if the client has read nothing for too long. */
    void beat() {
        if (behind && System.nanoTime() - taken > stallNanos) {
            LOG.infof(
                    "Closed a change stream: the client read nothing for more than %d seconds. Position: %s",
                    stallNanos / 1_000_000_000, place);
            drop.run();
            return;
        }
        beat = true;
        send();
    }

    /** Ends the stream normally. The client can resume elsewhere. */
    void end() {
        caller.complete();
    }

    private void sendUntilNobodyAsks() {
        try {
            int before;
            do {
                before = asked.get();
                sendSome();
            } while (asked.addAndGet(-before) != 0);
        } catch (RuntimeException | Error failed) {
            // Nothing is lost: the client can resume after the last event that was sent.
            LOG.errorf(failed, "Cannot send the change after %s", place);
            end();
        }
    }

    private void sendSome() {
        while (caller.requested() > 0 && !caller.isCancelled()) {
            if (ready.isEmpty() && !fetch()) {
                break;
            }
            CatalogChange next = ready.poll();
            sender.change(next);
            place = next.place();
        }
        if (caller.requested() > 0 && beat) {
            beat = false;
            sender.heartbeat(place);
        }
        behind = caller.requested() == 0;
    }

    /** Returns the next changes, from memory if possible; empty if some of them are no longer stored. */
    private Optional<ChangeListing.Batch> next() {
        RecentChanges tail = feed.tail();
        if (tail == null || !tail.reachesBackTo(reached)) {
            return changes.next(reached, filter);
        }
        if (!tail.partiesAt().equals(selectedAt)) {
            selection = changes.select(filter);
            selectedAt = tail.partiesAt();
        }
        return Optional.of(new ChangeListing.Batch(
                tail.after(reached).stream().filter(selection::matches).toList(),
                tail.to().compareTo(reached) > 0 ? tail.to() : reached));
    }

    /** Fetches the next changes. Returns false if there is nothing to send. */
    private boolean fetch() {
        Optional<ChangeListing.Batch> next;
        try {
            next = next();
        } catch (RuntimeException away) {
            // The database is unavailable. The next change or the next keep-alive retries.
            LOG.debugf(away, "Cannot read the changes after %s", reached);
            return false;
        }
        if (next.isEmpty()) {
            end();
            return false;
        }
        ready.addAll(next.get().changes());
        boolean moved = next.get().to().compareTo(reached) > 0;
        reached = next.get().to();
        if (ready.isEmpty()) {
            place = reached;
            return moved && fetch();
        }
        return true;
    }
}
