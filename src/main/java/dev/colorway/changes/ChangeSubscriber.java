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
 * Who follows the changes. They are given one after the other, each once the one before has been taken, so that no more
 * than a batch waits here for a slow one.
 */
final class ChangeSubscriber {

    private static final Logger LOG = Logger.getLogger(ChangeSubscriber.class);

    /** What is sent. */
    interface Sender {

        /** A change. */
        void change(CatalogChange change);

        /** A sign of life, for who has seen all up to a place. */
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
    /** How often sending was asked for since it last ended; one thread at a time sends. */
    private final AtomicInteger asked = new AtomicInteger();

    private ChangeId place;
    private ChangeId reached;
    /** What the filter selects, since the collaborators last changed at this place. */
    private ChangeSelection selection;

    private ChangeId selectedAt;
    private volatile boolean beat = true;
    private volatile boolean behind;
    private volatile long taken = System.nanoTime();

    /**
     * @param from behind which they begin
     * @param drop breaks the connection off
     * @param stallNanos how long the caller may take nothing of what waits
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

    /** Begins. */
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

    /** Sends what is new, as far as the caller takes it. */
    void send() {
        if (asked.getAndIncrement() == 0) {
            feed.execute(this::sendUntilNobodyAsks);
        }
    }

    /** Says that the connection lives; or breaks it off, if nothing is taken from it any more. */
    void beat() {
        if (behind && System.nanoTime() - taken > stallNanos) {
            LOG.infof(
                    "A caller who took no changes for %d seconds was dropped at %s", stallNanos / 1_000_000_000, place);
            drop.run();
            return;
        }
        beat = true;
        send();
    }

    /** Ends it in order; the caller can go on elsewhere. */
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
            // Nothing is left out: the caller can go on behind what was sent.
            LOG.errorf(failed, "The change after %s could not be sent", place);
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

    /** The next changes; empty if some of them are no longer kept. */
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

    /** Whether there is something to send. */
    private boolean fetch() {
        Optional<ChangeListing.Batch> next;
        try {
            next = next();
        } catch (RuntimeException away) {
            // The database is, for a moment: the next that is new, or the next sign of life, tries again.
            LOG.debugf(away, "The changes after %s could not be read", reached);
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
