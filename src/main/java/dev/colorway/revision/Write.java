// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.Status;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One write of any size, within the current transaction. A write has a revision and records its changes. No other write
 * runs at the same time. {@link #end} completes it. If {@code end} is not called, or no change is recorded, the next
 * write gets the same revision.
 */
public final class Write {

    private static final String RETRY_AFTER_SECONDS = "5";

    private final Instant writtenAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final Retention retention = Retention.configured();
    private final List<CatalogChange> pending = new ArrayList<>();
    private final PricesWritten prices = new PricesWritten();
    private final long revision;
    private int changes;

    private Write(long revision) {
        this.revision = revision;
    }

    /**
     * Waits until no other write is in progress, then makes other writes wait until the transaction ends.
     *
     * @throws dev.colorway.http.problem.ProblemException {@code UNAVAILABLE} if long work of another thread or process
     *     is in progress
     */
    public static Write begin() {
        Write write = new Write(1 + Revision.lock());
        RevisionSeen.set(write.revision - 1);
        return write;
    }

    /** Returns the revision of this write. */
    public long revision() {
        return revision;
    }

    /** Returns the time of this write, in whole microseconds. */
    public Instant writtenAt() {
        return writtenAt;
    }

    /** Returns whether a change was recorded. */
    public boolean hasChanges() {
        return changes > 0;
    }

    /** Records a change of an entry. Changes beyond the limit of {@link Retention} are only counted. */
    public void record(CatalogChange change) {
        prices.addOther();
        add(change);
    }

    /**
     * Records a change of a price, with the same limit.
     *
     * @param changed the same change, for {@link PriceWrites}
     */
    public void recordPrice(CatalogChange change, WrittenPrices changed) {
        prices.add(changed);
        add(change);
    }

    private void add(CatalogChange change) {
        if (++changes <= retention.maxChanges()) {
            change.place = new ChangeId(revision, changes).number();
            change.writtenAt = writtenAt;
            pending.add(change);
        }
    }

    /** Records many changes at once. */
    @FunctionalInterface
    public interface Recorder {

        /**
         * Saves changes with consecutive {@link ChangeId#number numbers}.
         *
         * @param previousNumber the {@link ChangeId#number} before that of the first change
         * @param max how many changes to save at most
         * @param writtenAt the time of the changes
         */
        void save(long previousNumber, int max, Instant writtenAt);
    }

    /**
     * Records many changes without an object for each. Changes beyond the limit of {@link Retention} are only counted.
     */
    public void record(int count, Recorder recorder) {
        prices.addOther();
        save();
        int max = Math.min(count, Math.max(0, retention.maxChanges() - changes));
        if (max > 0) {
            recorder.save(new ChangeId(revision, changes).number(), max, writtenAt);
        }
        changes += count;
    }

    /**
     * Saves all changes recorded so far at once. Changes that are saved one by one would break up the batches of
     * inserts.
     */
    public void save() {
        pending.forEach(change -> change.persist());
        pending.clear();
    }

    /**
     * Completes the write: saves its changes, advances the revision, notifies listeners, and applies {@link Retention}.
     * Does nothing if no change was recorded.
     *
     * @throws ProblemException {@link ProblemType#UNAVAILABLE} if the transaction took too long and was rolled back
     */
    public void end() {
        if (changes == 0) {
            return;
        }
        save();
        Revision.store(revision);
        Revision.notifyListeners(revision);
        retention.apply(revision, changes, writtenAt);
        if (QuarkusTransaction.getStatus() != Status.STATUS_ACTIVE) {
            // The transaction took too long and was rolled back. The event must not be fired: after the end of a
            // transaction, its observers are called as if the write had succeeded.
            throw new ProblemException(
                            ProblemType.UNAVAILABLE,
                            "The write took too long and was rolled back. Try again in a moment.")
                    .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        Arc.container().beanManager().getEvent().fire(new Written(revision, prices.all()));
    }

    /**
     * Fired before the commit of a write. An observer with {@code AFTER_SUCCESS} runs only after the commit.
     *
     * @param revision the revision of the write
     * @param prices the changed prices; null if the write changed something else, or too many prices for
     *     {@link PricesWritten}
     */
    public record Written(long revision, @Nullable WrittenPrices prices) {}
}
