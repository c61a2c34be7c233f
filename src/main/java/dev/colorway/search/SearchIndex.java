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
 * The search index: it finds, orders and counts sneakers. The database is the source of truth, and the index follows
 * it. A request reads the revision of the last write from the database. It is answered when the index contains all
 * writes up to that revision: the changes that the catalog has recorded show which entries to read again. If there are
 * too many changes, or they are no longer recorded, the index is rebuilt from the whole catalog.
 */
@ApplicationScoped
public class SearchIndex {

    private static final Logger LOG = Logger.getLogger(SearchIndex.class);
    private static final String RETRY_AFTER_SECONDS = "2";
    /**
     * How long a request waits for a running update. This is less than the update waits for a database connection,
     * because the waiting requests use connections themselves.
     */
    private static final int PATIENCE_SECONDS = 2;
    /** The most entries that are read while a request waits. More entries are read in the background. */
    private static final int AT_ONCE = 5_000;

    private static final int BATCH = 500;
    private static final int MOST_ROUNDS = 20;
    private static final int FAILURES_BEFORE_MEMORY = 2;
    private static final int SECONDS_BETWEEN_RETURNS = 30;
    private static final long NANOS_BETWEEN_COMMITS = TimeUnit.SECONDS.toNanos(30);
    private static final String FORM = "form";
    /** The version of the content of the index. Change it with the content: indexes of another version are rebuilt. */
    private static final int VERSION = 1;
    /** Runs after the import of the built-in catalog. */
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
    /** Guards the index and its revision, which change together. */
    private final ReentrantReadWriteLock showing = new ReentrantReadWriteLock();

    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "search-index");
        thread.setDaemon(true);
        return thread;
    });
    private volatile LuceneIndex index;
    /** The revision of the last write in the index; -1 if the index cannot be searched. */
    private volatile long revision = -1;
    /** The newest revision that a response of this process has shown. */
    private final AtomicLong answered = new AtomicLong();

    /** The progress of a long update that runs; null if none does. */
    private volatile IndexingProgress making;
    /** Whether the index was cleared and not filled again. Searches still see the content from before. */
    private boolean isBroken;

    private volatile boolean ending;
    private long committed;
    /** How often the files have failed since the last commit to the folder. */
    private int failures;
    /** The last index that could be searched before its files failed, until a new index is ready; null otherwise. */
    private Kept kept;

    /** An index that is closed but can still be searched. */
    private record Kept(LuceneIndex.Acquired index, long revision) {}

    void start(@Observes @Priority(LAST) StartupEvent start) {
        if (atStart) {
            // The same time limit as in the background, because no request waits for a start.
            QuarkusTransaction.requiringNew().timeout(Snapshot.seconds()).run(this::takeIn);
        }
    }

    /** Records the revision of a write, so that the next request to this process finds it. Ignores long work. */
    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) Write.Written write) {
        if (!Revision.isLongWork()) {
            answered.accumulateAndGet(write.revision(), Math::max);
        }
    }

    /**
     * Updates the index after long work. Call it before the work is reported as done. Other requests are not blocked.
     */
    public void follow() {
        try {
            if (atStart) {
                followNow();
            }
        } catch (IOException | UncheckedIOException | AlreadyClosedException files) {
            LOG.debug("The next request rebuilds the search index", files);
        } catch (RuntimeException failed) {
            LOG.warn("The search index does not contain the last writes yet. The next search adds them", failed);
        }
    }

    /** Updates the index, even if it is not opened at the start, and fails if the update fails. */
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
     * Runs work on the open index in a separate transaction. Gets a database connection first, then locks the index.
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

    /** Returns the progress of the index while it cannot be searched; null if it can be searched. */
    public String unavailability() {
        IndexingProgress under = making;
        return revision >= 0 || !atStart ? null : under == null ? "the index is not open yet" : under.progress();
    }

    /**
     * Rebuilds a discarded index in the background. A node that is not ready receives no requests, so no request would
     * trigger the rebuild.
     */
    void mend() {
        if (atStart && revision < 0 && !isBeingMade()) {
            background.execute(this::follow);
        }
    }

    /** Returns a snapshot of the index with all writes that the current request has seen. */
    public IndexSnapshot read() {
        return read(RevisionSeen.orCurrent());
    }

    /**
     * Returns a snapshot of the index with all writes up to this revision; the caller closes it. While the index is
     * rebuilt, the snapshot can be older; its revision is then set in {@link RevisionSeen}.
     *
     * @throws ProblemException {@link ProblemType#UNAVAILABLE} while the index is rebuilt and no snapshot is new
     *     enough, or if it is busy or its files fail
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
                                () -> unavailable("is being built" + (under == null ? "" : ": " + under.progress())));
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

    /**
     * Returns the last index that could be searched before its files failed, unless this node has sent a newer
     * response.
     */
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
        return new ProblemException(ProblemType.UNAVAILABLE, "The search index " + why + ". Try again in a moment.")
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
     * Updates the index. Includes writes that are committed during the update, because the data that it reads can be
     * that of a later write. If the files fail, it rebuilds them. If that fails, too, it rebuilds the index in memory.
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
            LOG.debug("The next request rebuilds the search index", files);
        } catch (RuntimeException failed) {
            if (!ending) {
                LOG.error("The search index could not be updated from the catalog", failed);
            }
        } finally {
            making = null;
        }
    }

    /**
     * Closes files that have failed, so that the next request opens new ones. Until then, the last good index can be
     * searched. Other failures do not close the files.
     */
    private void discard(Exception failed) {
        if (index == null
                || !(failed instanceof IOException
                        || failed instanceof UncheckedIOException
                        || failed instanceof AlreadyClosedException)) {
            return;
        }
        failures++;
        LOG.warnf("The files of the search index failed, and the index is rebuilt: %s", failed);
        showing.writeLock().lock();
        try {
            if (kept == null && revision >= 0 && !isBroken) {
                kept = new Kept(index.acquire(), revision);
            }
        } catch (IOException | AlreadyClosedException gone) {
            LOG.debug("The index cannot be searched any more", gone);
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
        LOG.warnf("The search index cannot be stored in %s now. It stays in memory until it can.", folder.get());
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
            LOG.infof("The search index is stored in %s again", folder.get());
        } catch (IOException | AlreadyClosedException stillFull) {
            LOG.debug("The search index stays in memory", stillFull);
            background.schedule(this::returnToFolder, SECONDS_BETWEEN_RETURNS, TimeUnit.SECONDS);
        } finally {
            changing.unlock();
        }
    }

    /** Returns what the index depends on besides the catalog: the version of its content, and the database. */
    private String form() {
        return VERSION + " " + Integer.toHexString(database.hashCode());
    }

    /** Returns how many entries the index should contain. */
    long total() {
        return sources.stream().mapToLong(DocumentSource::count).sum();
    }

    /**
     * Returns the slugs of the entries to read again, by type. Null means all entries, because the changes are not
     * known or affect more than half of a large catalog.
     */
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

    /** Returns whether the update takes too long for a request to wait for it. */
    private boolean isMuch(Map<String, Set<String>> concerned) {
        return (concerned == null ? total() : number(concerned)) > AT_ONCE;
    }

    /**
     * Updates the index to this revision.
     *
     * @param concerned the slugs to read again, by type; null to rebuild the whole index
     */
    private void bring(long now, Map<String, Set<String>> concerned) throws IOException {
        // An interrupted update leaves an index without a state, which is rebuilt.
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
                    throw new CancellationException("the process is stopping");
                }
                index.add(entry);
                under.one();
            });
        }
        isBroken = false;
    }

    /**
     * Rebuilds the index.
     *
     * @return how many entries the index contains
     * @throws TakenException if another process uses the index, or its folder cannot be used
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

    /**
     * Opens the index.
     *
     * @throws TakenException if another process uses the index, or its folder cannot be used
     */
    void openOrRefuse() throws IOException {
        inSnapshot(this::refuseIfTaken);
    }

    private void refuseIfTaken() {
        if (folder.isPresent() && !index.isKept()) {
            throw new TakenException(
                    "The index in " + folder.get() + " cannot be used. If a service uses it, stop the service.");
        }
    }

    /** The index cannot be used, usually because another process uses it. The user sees the message. */
    public static final class TakenException extends RuntimeException {

        TakenException(String message) {
            super(message);
        }
    }

    /**
     * Closes the index. Does not interrupt a running update, because an interrupt would close its files; the update
     * stops automatically.
     */
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
