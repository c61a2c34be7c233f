// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import dev.colorway.catalog.Changed;
import dev.colorway.catalog.Revision;
import dev.colorway.catalog.RevisionSeen;
import dev.colorway.catalog.Write;
import dev.colorway.database.Database;
import dev.colorway.http.ProblemException;
import dev.colorway.http.ProblemType;
import dev.colorway.query.Snapshot;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The index of the catalog that sneakers are found, ordered and counted by. The truth stays in the database; the index follows it. Whoever
 * asks comes with the number of the last write that the database shows, and is answered when the index has taken in all writes up to it:
 * the changes that the catalog remembers tell which entries to read anew. If there are too many of them, or they are no longer known, the
 * index is made anew from the whole catalog.
 */
@ApplicationScoped
public class SearchIndex {

    private static final Logger LOG = Logger.getLogger(SearchIndex.class);
    private static final String RETRY_AFTER_SECONDS = "2";
    /** How long to wait for who is taking in changes. */
    private static final int PATIENCE_SECONDS = 5;
    /** As many entries are read while the one who asks waits; more are read in the background. */
    private static final int AT_ONCE = 20_000;
    private static final int BATCH = 500;
    private static final int MOST_ROUNDS = 20;
    private static final int MOST_DIFFERENCES = 100;
    private static final long NANOS_BETWEEN_COMMITS = TimeUnit.SECONDS.toNanos(30);
    private static final long NANOS_BETWEEN_REPORTS = TimeUnit.SECONDS.toNanos(5);
    private static final String FORM = "form";
    /** Another one for every change of what is in the index: older ones are made anew. */
    private static final int VERSION = 1;
    /** After the built-in catalog is there. */
    private static final int LAST = 10_000;

    @Inject
    @All
    List<DocumentSource> sources;

    @ConfigProperty(name = "colorway.search.folder")
    Optional<String> folder;

    @ConfigProperty(name = Database.URL)
    String database;

    @ConfigProperty(name = "colorway.search.at-start")
    boolean atStart;

    private final ReentrantLock changing = new ReentrantLock();
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "search-index");
        thread.setDaemon(true);
        return thread;
    });
    private volatile IndexFolder index;
    /** The last write that it has taken in. */
    private volatile long revision = -1;
    /** The last write of this process that its caller knows of. */
    private volatile long answered;
    private volatile Making making;
    private long committed;

    /** How far the making of the index is. */
    private static final class Making {
        private final long total;
        private final Watcher watcher;
        private volatile long done;

        Making(long total, Watcher watcher) {
            this.total = total;
            this.watcher = watcher;
        }

        void one() {
            watcher.at(++done, total);
        }

        String progress() {
            return done + " of " + total + " entries (" + (total == 0 ? 100 : done * 100 / total) + " %)";
        }
    }

    /** Tells every few seconds. */
    private static final class Logged implements Watcher {

        private long last = System.nanoTime();

        @Override
        public void at(long done, long total) {
            if (System.nanoTime() - last > NANOS_BETWEEN_REPORTS || done == total && total > AT_ONCE) {
                last = System.nanoTime();
                LOG.infof("Making the index that sneakers are found by: %d of %d entries", done, total);
            }
        }
    }

    void start(@Observes @Priority(LAST) StartupEvent start) {
        if (atStart) {
            QuarkusTransaction.requiringNew().run(this::takeIn);
        }
    }

    /** What was answered to be written here must be found by whoever asks here next. */
    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) Write.Written write) {
        if (!Revision.isLongWork()) {
            answered = write.revision();
        }
    }

    /**
     * Takes in all that is written. To be called after long work, before it is said to be done, which nobody else is kept waiting for meanwhile.
     */
    public void follow() throws IOException {
        if (atStart) {
            followNow();
        }
    }

    private void followNow() throws IOException {
        changing.lock();
        try {
            Snapshot.read(() -> {
                open();
                long now = Revision.current();
                if (revision < now) {
                    making = isFar(now) ? new Making(total(), new Logged()) : null;
                    bring(now);
                }
                answered = now;
            });
        } finally {
            making = null;
            changing.unlock();
        }
    }

    /** How far it is while nobody can be answered from it; null if it can be asked. */
    public String unavailability() {
        Making under = making;
        return revision >= 0 || !atStart ? null : under == null ? "it has not been opened" : under.progress();
    }

    /** The index for a question of callers: with all writes in it that the request under way has seen. */
    public Reading read() {
        return read(RevisionSeen.orCurrent());
    }

    /**
     * The index with this write in it and all before it; who has it closes it.
     *
     * @throws ProblemException {@link ProblemType#UNAVAILABLE} while the index is made anew
     */
    public Reading read(long wanted) {
        if (revision < wanted && !isBeingMade()) {
            catchUp(wanted);
        }
        if (making != null && revision < Math.max(answered, 0)) {
            throw new ProblemException(ProblemType.UNAVAILABLE, "The index that sneakers are found by is being made: " + making.progress() + ". Try again in a moment.")
                    .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        try {
            long shown = revision;
            Reading reading = new Reading(index.acquire(), shown);
            if (shown < wanted) {
                RevisionSeen.set(shown);
            }
            return reading;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private boolean isBeingMade() {
        return making != null;
    }

    private void catchUp(long wanted) {
        try {
            if (!changing.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new ProblemException(ProblemType.UNAVAILABLE, "The index that sneakers are found by is busy. Try again in a moment.")
                        .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            }
            try {
                if (revision < wanted && !isBeingMade()) {
                    takeIn();
                }
            } finally {
                changing.unlock();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(end);
        }
    }

    /** Takes in what is written, and what is written meanwhile: what is read for one write may be of a later one. */
    private void takeIn() {
        changing.lock();
        try {
            open();
            long now = Revision.current();
            for (int round = 0; round < MOST_ROUNDS && revision < now && !isBeingMade(); round++) {
                if (isFar(now)) {
                    making = new Making(total(), new Logged());
                    background.execute(this::makeInBackground);
                } else {
                    bring(now);
                }
                now = Revision.current();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            changing.unlock();
        }
    }

    private void open() throws IOException {
        if (index == null) {
            index = IndexFolder.open(folder);
            Map<String, String> state = index.state();
            if (form().equals(state.get(FORM)) && Changed.isSameCatalog(state)) {
                revision = Long.parseLong(state.get(Changed.REVISION));
            }
        }
    }

    /** What the index depends on besides what is written: how it is made, and of which database. */
    private String form() {
        return VERSION + " " + Integer.toHexString(database.hashCode());
    }

    private boolean isFar(long now) {
        return (isUnknown() || Changed.count(revision, now) > AT_ONCE) && total() > AT_ONCE;
    }

    private boolean isUnknown() {
        return revision < 0 || !Changed.isKnownSince(revision);
    }

    private long total() {
        return sources.stream().mapToLong(DocumentSource::count).sum();
    }

    private void makeInBackground() {
        changing.lock();
        try {
            Snapshot.read(() -> bring(Revision.current()));
        } catch (IOException | RuntimeException failed) {
            LOG.error("The index could not be made", failed);
        } finally {
            making = null;
            changing.unlock();
        }
    }

    /** Brings the index to what the database shows. */
    private void bring(long now) throws IOException {
        Map<String, Set<String>> concerned = isUnknown() ? null : concerned(now);
        // If it ends half way, what there is then is no state to go on from.
        index.state(Map.of());
        if (concerned == null || concerned.values().stream().mapToInt(Set::size).sum() > AT_ONCE) {
            make();
        } else {
            for (DocumentSource source : sources) {
                update(source, concerned.getOrDefault(source.type(), Set.of()));
            }
        }
        index.refresh();
        Map<String, String> state = Changed.state(now);
        state.put(FORM, form());
        index.state(state);
        revision = now;
        if (concerned == null || System.nanoTime() - committed > NANOS_BETWEEN_COMMITS) {
            index.commit();
            committed = System.nanoTime();
        }
    }

    private Map<String, Set<String>> concerned(long now) {
        Map<String, Set<String>> concerned = new HashMap<>();
        Changed.between(revision, now).forEach((resource, slugs) -> sources.forEach(source -> concerned.computeIfAbsent(source.type(), none -> new HashSet<>())
                .addAll(source.concernedBy(resource, slugs, (field, values) -> index.slugs(source.type(), field, values)))));
        return concerned;
    }

    private void update(DocumentSource source, Set<String> slugs) throws IOException {
        List<String> all = List.copyOf(slugs);
        for (int from = 0; from < all.size(); from += BATCH) {
            Set<String> gone = new HashSet<>(all.subList(from, Math.min(all.size(), from + BATCH)));
            source.of(List.copyOf(gone), entry -> {
                index.put(entry);
                gone.remove(entry.slug());
            });
            for (String slug : gone) {
                index.remove(source.type(), slug);
            }
        }
    }

    private void make() throws IOException {
        Making under = making == null ? new Making(total(), new Logged()) : making;
        index.clear();
        for (DocumentSource source : sources) {
            source.all(entry -> {
                index.add(entry);
                under.one();
            });
        }
    }

    /**
     * What a comparison of the index with the catalog has found.
     *
     * @param compared how many entries were compared
     * @param differences what they are, a hundred at most
     * @param different how many they are in all
     */
    public record Comparison(long compared, List<String> differences, long different) {
    }

    /** Learns how many entries of how many are done. */
    @FunctionalInterface
    public interface Watcher {
        void at(long done, long total);
    }

    /**
     * Makes what the index should hold of every entry, and compares it with what it holds.
     *
     * @throws IOException that another process has the index; the message is for a person
     */
    public Comparison compare(Watcher watcher) throws IOException {
        followNow();
        refuseIfTaken();
        List<String> differences = new ArrayList<>();
        long[] numbers = new long[2];
        Snapshot.read(() -> {
            try (Reading reading = read(Revision.current())) {
                long total = total();
                for (DocumentSource source : sources) {
                    source.all(entry -> {
                        watcher.at(++numbers[0], total);
                        String difference = reading.difference(entry);
                        if (difference != null && ++numbers[1] <= MOST_DIFFERENCES) {
                            differences.add(difference);
                        }
                    });
                }
                long surplus = reading.size() - numbers[0];
                if (surplus > 0) {
                    numbers[1] += surplus;
                    differences.add(surplus + " entries are in the index and not in the catalog");
                }
            }
        });
        return new Comparison(numbers[0], differences, numbers[1]);
    }

    /**
     * Makes the index anew.
     *
     * @return how many entries it has
     * @throws IOException that another process has the index; the message is for a person
     */
    public long remake(Watcher watcher) throws IOException {
        changing.lock();
        try {
            Snapshot.read(() -> {
                open();
                refuseIfTaken();
                revision = -1;
                making = new Making(total(), watcher);
                bring(Revision.current());
            });
            return index.size();
        } finally {
            making = null;
            changing.unlock();
        }
    }

    private void refuseIfTaken() throws IOException {
        if (folder.isPresent() && !index.isKept()) {
            throw new IOException("The index in " + folder.get() + " cannot be used: stop the service that has it.");
        }
    }

    @PreDestroy
    void close() throws IOException {
        background.shutdownNow();
        if (index != null) {
            index.close();
        }
    }
}
