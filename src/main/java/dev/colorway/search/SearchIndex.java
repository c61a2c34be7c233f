// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import dev.colorway.database.Database;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.revision.ChangesSince;
import dev.colorway.revision.Revision;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.revision.Write;
import dev.colorway.transaction.Snapshot;
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
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.lucene.store.AlreadyClosedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The index of the catalog that sneakers are found, ordered and counted by. The truth stays in the database; the index
 * follows it. Whoever asks comes with the number of the last write that the database shows, and is answered when the
 * index has taken in all writes up to it: the changes that the catalog remembers tell which entries to read anew. If
 * there are too many of them, or they are no longer known, the index is made anew from the whole catalog.
 */
@ApplicationScoped
public class SearchIndex {

    private static final Logger LOG = Logger.getLogger(SearchIndex.class);
    private static final String RETRY_AFTER_SECONDS = "2";
    /**
     * How long to wait for who is taking in changes: less than they wait for a connection, which those who wait for
     * them hold.
     */
    private static final int PATIENCE_SECONDS = 2;
    /** As many entries are read while the one who asks waits; more are read in the background. */
    private static final int AT_ONCE = 5_000;

    private static final int BATCH = 500;
    private static final int MOST_ROUNDS = 20;
    private static final int FAILURES_BEFORE_MEMORY = 2;
    private static final int SECONDS_BETWEEN_RETURNS = 30;
    private static final long NANOS_BETWEEN_COMMITS = TimeUnit.SECONDS.toNanos(30);
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
    /** Held while what is searched and its revision change together. */
    private final ReentrantReadWriteLock showing = new ReentrantReadWriteLock();

    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "search-index");
        thread.setDaemon(true);
        return thread;
    });
    private volatile LuceneIndex index;
    /** The last write that it has taken in. */
    private volatile long revision = -1;
    /** The last write of this process that its caller knows of. */
    private final AtomicLong answered = new AtomicLong();

    private volatile IndexingProgress making;
    /** Whether it was cleared and not filled again: what is searched is still what was before. */
    private boolean isBroken;

    private volatile boolean ending;
    private long committed;
    /** How often files failed since they were last written to the end. */
    private int failures;
    /** What was searched before files failed, until there is another index; null if none failed. */
    private Kept kept;

    /** An index that is closed, and can still be searched. */
    private record Kept(LuceneIndex.Acquired index, long revision) {}

    void start(@Observes @Priority(LAST) StartupEvent start) {
        if (atStart) {
            // As long as in the background: no caller waits for a start.
            QuarkusTransaction.requiringNew().timeout(Snapshot.seconds()).run(this::takeIn);
        }
    }

    /** What was answered to be written here must be found by whoever asks here next. */
    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) Write.Written write) {
        if (!Revision.isLongWork()) {
            answered.accumulateAndGet(write.revision(), Math::max);
        }
    }

    /**
     * Takes in all that is written. To be called after long work, before it is said to be done, which nobody else is
     * kept waiting for meanwhile.
     */
    public void follow() {
        try {
            if (atStart) {
                followNow();
            }
        } catch (IOException | UncheckedIOException | AlreadyClosedException files) {
            LOG.debug("The index is rebuilt for the next request", files);
        } catch (RuntimeException failed) {
            LOG.warn("The index does not have yet what was written. It takes it in when somebody asks", failed);
        }
    }

    /** The same for who asks for it by name. */
    void followNow() throws IOException {
        inSnapshot(() -> {
            long now = Revision.current();
            if (revision < now) {
                Map<String, Set<String>> concerned = concerned(now);
                making = isMuch(concerned) ? IndexingProgress.logged(total()) : null;
                bring(now, concerned);
            }
            answered.accumulateAndGet(now, Math::max);
        });
    }

    /**
     * Does something to the index, which is open, in a transaction of its own. It has its connection before it keeps
     * others waiting.
     */
    private void inSnapshot(Snapshot.Reading work) throws IOException {
        Snapshot.read(() -> {
            changing.lock();
            try {
                open();
                work.run();
            } catch (IOException | RuntimeException failed) {
                discard(failed);
                throw failed;
            } finally {
                making = null;
                changing.unlock();
            }
        });
    }

    /** How far it is while nobody can be answered from it; null if it can be asked. */
    public String unavailability() {
        IndexingProgress under = making;
        return revision >= 0 || !atStart ? null : under == null ? "it has not been opened" : under.progress();
    }

    /**
     * Has it made again, in the background, if it was given up: who is told that it is not there may send nobody who
     * would ask.
     */
    void mend() {
        if (atStart && revision < 0 && !isBeingMade()) {
            background.execute(this::follow);
        }
    }

    /** The index for a question of callers: with all writes in it that the request under way has seen. */
    public IndexSnapshot read() {
        return read(RevisionSeen.orCurrent());
    }

    /**
     * The index with this write in it and all before it; who has it closes it.
     *
     * @throws ProblemException {@link ProblemType#UNAVAILABLE} while the index is made anew
     */
    public IndexSnapshot read(long wanted) {
        if (revision < wanted && !isBeingMade()) {
            catchUp(wanted);
        }
        IndexingProgress under = making;
        showing.readLock().lock();
        try {
            if ((revision < answered.get() && under != null) || revision < 0 || index == null) {
                return lastGood()
                        .orElseThrow(
                                () -> unavailable("is being made" + (under == null ? "" : ": " + under.progress())));
            }
            IndexSnapshot reading = new IndexSnapshot(index.acquire(), revision);
            if (revision < wanted) {
                RevisionSeen.set(revision);
            }
            return reading;
        } catch (IOException | AlreadyClosedException unreadable) {
            throw unavailable("cannot be read");
        } finally {
            showing.readLock().unlock();
        }
    }

    /** What was searched before files failed, if no answer of this node was newer. */
    private Optional<IndexSnapshot> lastGood() {
        if (kept == null || kept.revision < answered.get()) {
            return Optional.empty();
        }
        return kept.index.again().map(acquired -> {
            RevisionSeen.set(kept.revision);
            return new IndexSnapshot(acquired, kept.revision);
        });
    }

    private static ProblemException unavailable(String why) {
        return new ProblemException(
                        ProblemType.UNAVAILABLE,
                        "The index that sneakers are found by " + why + ". Try again in a moment.")
                .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }

    private boolean isBeingMade() {
        return making != null;
    }

    private void catchUp(long wanted) {
        try {
            if (!changing.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw unavailable("is busy");
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

    /**
     * Takes in what is written, and what is written during that: what is read for one write may be of a later one. If
     * files fail, it rebuilds them, and if that fails, too, it rebuilds the index in memory.
     */
    private void takeIn() {
        changing.lock();
        try {
            for (int attempt = 0; attempt <= FAILURES_BEFORE_MEMORY; attempt++) {
                try {
                    takeInOnce();
                    return;
                } catch (IOException | UncheckedIOException | AlreadyClosedException failed) {
                    discard(failed);
                }
            }
            throw unavailable("cannot be written");
        } finally {
            changing.unlock();
        }
    }

    private void takeInOnce() throws IOException {
        open();
        long now = Revision.current();
        for (int round = 0; round < MOST_ROUNDS && revision < now && !isBeingMade(); round++) {
            Map<String, Set<String>> concerned = concerned(now);
            if (isMuch(concerned)) {
                making = IndexingProgress.logged(total());
                background.execute(this::takeInInBackground);
            } else {
                bring(now, concerned);
            }
            now = Revision.current();
        }
    }

    private void takeInInBackground() {
        try {
            inSnapshot(() -> {
                long now = Revision.current();
                bring(now, concerned(now));
            });
        } catch (IOException | UncheckedIOException | AlreadyClosedException files) {
            LOG.debug("The index is rebuilt for the next request", files);
        } catch (RuntimeException failed) {
            if (!ending) {
                LOG.error("The index could not be brought to what the catalog holds", failed);
            }
        } finally {
            making = null;
        }
    }

    /**
     * Closes files that have failed, so that the next request opens others. What was searched until now can be searched
     * until then. Failures of another kind leave the files as they are.
     */
    private void discard(Exception failed) {
        if (index == null
                || !(failed instanceof IOException
                        || failed instanceof UncheckedIOException
                        || failed instanceof AlreadyClosedException)) {
            return;
        }
        failures++;
        LOG.warnf("The files of the index failed, it is rebuilt: %s", failed);
        showing.writeLock().lock();
        try {
            if (kept == null && revision >= 0 && !isBroken) {
                kept = new Kept(index.acquire(), revision);
            }
        } catch (IOException | AlreadyClosedException gone) {
            LOG.debug("It cannot be searched any more", gone);
        } finally {
            index.abandon();
            index = null;
            revision = -1;
            isBroken = false;
            showing.writeLock().unlock();
        }
    }

    private void open() throws IOException {
        if (index == null) {
            index = openFiles();
            Map<String, String> state = index.state();
            if (form().equals(state.get(FORM)) && ChangesSince.isSameCatalog(state)) {
                revision = Long.parseLong(state.get(ChangesSince.REVISION));
            }
        }
    }

    private LuceneIndex openFiles() throws IOException {
        if (folder.isEmpty() || failures < FAILURES_BEFORE_MEMORY) {
            return LuceneIndex.open(folder);
        }
        LOG.warnf("The index cannot be kept in %s now. It is kept in memory until it can.", folder.get());
        background.schedule(this::returnToFolder, SECONDS_BETWEEN_RETURNS, TimeUnit.SECONDS);
        return LuceneIndex.open(Optional.empty());
    }

    /** Copies the index from memory to its folder, or tries again later. */
    private void returnToFolder() {
        changing.lock();
        try {
            if (ending || index == null || index.isKept()) {
                return;
            }
            LuceneIndex onDisk = index.copyTo(Path.of(folder.orElseThrow()));
            LuceneIndex inMemory = index;
            showing.writeLock().lock();
            try {
                index = onDisk;
            } finally {
                showing.writeLock().unlock();
            }
            inMemory.abandon();
            failures = 0;
            LOG.infof("The index is kept in %s again", folder.get());
        } catch (IOException | AlreadyClosedException stillFull) {
            LOG.debug("The index stays in memory", stillFull);
            background.schedule(this::returnToFolder, SECONDS_BETWEEN_RETURNS, TimeUnit.SECONDS);
        } finally {
            changing.unlock();
        }
    }

    /** What the index depends on besides what is written: how it is made, and of which database. */
    private String form() {
        return VERSION + " " + Integer.toHexString(database.hashCode());
    }

    /** How many entries there are to be in it. */
    long total() {
        return sources.stream().mapToLong(DocumentSource::count).sum();
    }

    /** The slugs, by type, of what is to be read anew; null if that is all, because it is not known, or nearly all. */
    private Map<String, Set<String>> concerned(long now) {
        if (revision < 0 || isBroken || !ChangesSince.isKnownSince(revision)) {
            return null;
        }
        Map<String, Set<String>> concerned = new HashMap<>();
        ChangesSince.between(revision, now)
                .forEach((resource, slugs) -> sources.forEach(source -> concerned
                        .computeIfAbsent(source.type(), none -> new HashSet<>())
                        .addAll(source.concernedBy(
                                resource, slugs, (field, values) -> index.slugs(source.type(), field, values)))));
        return number(concerned) > AT_ONCE && number(concerned) > total() / 2 ? null : concerned;
    }

    private static int number(Map<String, Set<String>> concerned) {
        return concerned.values().stream().mapToInt(Set::size).sum();
    }

    /** Whether this takes too long for somebody to wait for. */
    private boolean isMuch(Map<String, Set<String>> concerned) {
        return (concerned == null ? total() : number(concerned)) > AT_ONCE;
    }

    /** Brings the index to what the database shows. */
    private void bring(long now, Map<String, Set<String>> concerned) throws IOException {
        // If it ends half way, what there is then is no state to go on from.
        index.state(Map.of());
        if (concerned == null) {
            make();
        } else {
            for (DocumentSource source : sources) {
                update(source, concerned.getOrDefault(source.type(), Set.of()));
            }
        }
        Map<String, String> state = ChangesSince.state(now);
        state.put(FORM, form());
        index.state(state);
        showing.writeLock().lock();
        try {
            index.refresh();
            revision = now;
            forgetKept();
        } finally {
            showing.writeLock().unlock();
        }
        if (concerned == null || System.nanoTime() - committed > NANOS_BETWEEN_COMMITS) {
            index.commit();
            committed = System.nanoTime();
            if (index.isKept()) {
                failures = 0;
            }
        }
    }

    private void forgetKept() throws IOException {
        if (kept != null) {
            kept.index.release();
            kept = null;
        }
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
        IndexingProgress under = making == null ? IndexingProgress.logged(total()) : making;
        isBroken = true;
        index.clear();
        for (DocumentSource source : sources) {
            source.all(entry -> {
                if (ending) {
                    throw new CancellationException("the process ends");
                }
                index.add(entry);
                under.one();
            });
        }
        isBroken = false;
    }

    /**
     * Makes the index anew.
     *
     * @return how many entries it has
     * @throws TakenException that another process has the index
     */
    public long remake(IndexingProgress.Watcher watcher) throws IOException {
        inSnapshot(() -> {
            refuseIfTaken();
            revision = -1;
            making = new IndexingProgress(total(), watcher);
            bring(Revision.current(), null);
        });
        return index.size();
    }

    /** @throws TakenException that another process has the index, or it can be written nowhere */
    void openOrRefuse() throws IOException {
        inSnapshot(this::refuseIfTaken);
    }

    private void refuseIfTaken() {
        if (folder.isPresent() && !index.isKept()) {
            throw new TakenException("The index in " + folder.get() + " cannot be used: stop the service that has it.");
        }
    }

    /** That the index is another process's; its message is for a person. */
    public static final class TakenException extends RuntimeException {

        TakenException(String message) {
            super(message);
        }
    }

    /** Whoever is at it is not interrupted, which would close the files under them, but stops by themselves. */
    @PreDestroy
    void close() throws IOException {
        ending = true;
        background.shutdown();
        changing.lock();
        try {
            if (index != null) {
                index.close();
            }
        } finally {
            changing.unlock();
        }
    }
}
