// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import io.quarkus.arc.Arc;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * One write, of whatever size, within the transaction under way: it sees no other beside it, has a number, and
 * remembers what it changes. It takes place with {@link #end}; if it is not called, or nothing was recorded, the number
 * is free for the next.
 */
public final class Write {

    private final Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final Retention retention = Retention.configured();
    private final List<CatalogChange> pending = new ArrayList<>();
    private final long revision;
    private int changes;

    private Write(long revision) {
        this.revision = revision;
    }

    /**
     * Waits until no other write is under way and keeps others waiting until the transaction ends.
     *
     * @throws dev.colorway.http.problem.ProblemException {@code UNAVAILABLE} if long work is under way
     */
    public static Write begin() {
        Write write = new Write(1 + Revision.lock());
        RevisionSeen.set(write.revision - 1);
        return write;
    }

    /** The number of this write. */
    public long revision() {
        return revision;
    }

    /** Remembers a change. Beyond as many as are kept at all they are only counted. */
    public void record(CatalogChange change) {
        if (++changes <= retention.atMost()) {
            change.place = new ChangeId(revision, changes).number();
            change.writtenAt = at;
            pending.add(change);
        }
    }

    /** What remembers many changes at once. */
    @FunctionalInterface
    public interface Recorder {

        /**
         * Saves changes, whose places follow one another.
         *
         * @param place of the one before the first
         * @param most how many at most
         * @param writtenAt their time
         */
        void save(long place, int most, Instant writtenAt);
    }

    /** Remembers so many changes without looking at each, as far as they are kept at all. */
    public void record(int number, Recorder recorder) {
        save();
        int most = Math.min(number, Math.max(0, retention.atMost() - changes));
        if (most > 0) {
            recorder.save(new ChangeId(revision, changes).number(), most, at);
        }
        changes += number;
    }

    /**
     * Saves what has been recorded so far, all together: one by one they would stand between what is saved in batches.
     */
    public void save() {
        pending.forEach(change -> change.persist());
        pending.clear();
    }

    /** Makes it so that this write has happened, if anything has changed. */
    public void end() {
        if (changes == 0) {
            return;
        }
        save();
        Revision.take(revision);
        Revision.tell(revision);
        retention.apply(revision, changes, at);
        Arc.container().beanManager().getEvent().fire(new Written(revision));
    }

    /**
     * Told when a write ends; who wants to know that it is committed observes it after success.
     *
     * @param revision its number
     */
    public record Written(long revision) {}
}
