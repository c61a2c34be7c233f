// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.http.problem.ProblemException;
import dev.colorway.revision.ChangesSince;
import dev.colorway.revision.Revision;
import dev.colorway.testing.OnAnyDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Updates of the index when the process is stopping. */
@QuarkusTest
@OnAnyDatabase
class IndexUpdateAtShutdownTest {

    /** More entries than an update can read while a request waits for it. */
    private static final int MANY = 6_000;

    @TempDir
    Path home;

    private final VisibleIndex visible = new VisibleIndex();
    private final IndexBackground background = new IndexBackground();

    /**
     * A type of entry. Every change affects some of its entries.
     *
     * @param whenRead runs when {@link #all} begins
     */
    private record Affected(int affected, Runnable whenRead) implements DocumentSource {

        Affected(int affected) {
            this(affected, () -> {});
        }

        @Override
        public String type() {
            return "brands";
        }

        @Override
        public long count() {
            return 4 * MANY;
        }

        @Override
        public void all(Consumer<EntryDocument> taker) {
            whenRead.run();
            of(affectedBy("", Set.of(), (field, values) -> Set.of()), taker);
        }

        @Override
        public void of(Collection<String> slugs, Consumer<EntryDocument> taker) {
            slugs.forEach(slug -> taker.accept(new EntryDocument(type(), 1, slug, slug)));
        }

        @Override
        public Set<String> affectedBy(String resource, Collection<String> slugs, Found found) {
            return IntStream.range(0, affected)
                    .mapToObj(number -> "brand-" + number)
                    .collect(Collectors.toSet());
        }
    }

    private IndexUpdate update(int affected) {
        return QuarkusTransaction.requiringNew().call(() -> {
            visible.opened(LuceneIndex.open(Optional.empty()));
            visible.show(ChangesSince.first());
            return IndexUpdate.ofChanges(visible, List.of(new Affected(affected)), Revision.current());
        });
    }

    @Test
    void aLongUpdateStopsEvenIfItIsNoRebuild() {
        IndexUpdate update = update(MANY);
        assertTrue(update.isLong());
        assertFalse(update.isRebuild());
        assertThrows(CancellationException.class, () -> update.write(Optional.empty(), () -> true));
        assertTrue(visible.files().size() < MANY);
    }

    @Test
    void aShortUpdateEndsBecauseARequestWaitsForIt() throws IOException {
        IndexUpdate update = update(2);
        assertFalse(update.isLong());
        update.write(Optional.empty(), () -> true);
        assertEquals(2, visible.files().size());
    }

    private IndexUpdater updater(DocumentSource source, Optional<String> folder) {
        return new IndexUpdater(visible, List.of(source), folder, "test", new IndexTurns(), background);
    }

    private IndexUpdater updaterOfAnEndingProcess(Optional<String> folder) {
        background.end();
        return updater(new Affected(MANY), folder);
    }

    @Test
    void aLongUpdateThatCannotBeginAnyMoreHasNoProgress() {
        IndexUpdater updater = updaterOfAnEndingProcess(Optional.empty());
        QuarkusTransaction.requiringNew().run(updater::update);
        assertEquals(Optional.empty(), updater.progress());
    }

    @Test
    void anIndexInMemoryOpensAlthoughItCannotReturnToItsFolderAnyMore() throws IOException {
        Path noFolder = Files.createFile(home.resolve("index"));
        IndexUpdater updater = updaterOfAnEndingProcess(Optional.of(noFolder.toString()));
        QuarkusTransaction.requiringNew().run(updater::update);
        assertFalse(visible.files().isKept());
    }

    /** Rebuilds the index in the background, and returns what is logged until the process has stopped. */
    private List<String> loggedDuring(Runnable whenRead) {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                    logged.add(entry.getThrown().getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(IndexUpdater.class.getName());
        logger.addHandler(handler);
        try {
            CountDownLatch isRead = new CountDownLatch(1);
            IndexUpdater updater = updater(
                    new Affected(MANY, () -> {
                        isRead.countDown();
                        background.end();
                        whenRead.run();
                    }),
                    Optional.empty());
            QuarkusTransaction.requiringNew().run(updater::update);
            assertTrue(isRead.await(1, TimeUnit.MINUTES));
            assertTrue(background.awaitEnd());
            assertEquals(Optional.empty(), updater.progress());
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        } finally {
            logger.removeHandler(handler);
        }
        return logged;
    }

    @Test
    void aLongUpdateThatStopsIsNoError() {
        assertEquals(List.of(), loggedDuring(() -> {}));
    }

    @Test
    void anUpdateThatFailsWhileTheProcessStopsIsLogged() {
        assertEquals(List.of("out of luck"), loggedDuring(() -> {
            throw new IllegalStateException("out of luck");
        }));
    }

    @Test
    void aClosedIndexStaysClosed() throws IOException {
        IndexUpdater updater = updater(new Affected(2), Optional.empty());
        updater.updateNow();
        assertEquals(IndexState.SEARCHABLE, visible.state());
        updater.close();
        assertEquals(IndexState.CLOSED, visible.state());
        assertThrows(CancellationException.class, updater::updateNow);
        assertThrows(
                ProblemException.class, () -> QuarkusTransaction.requiringNew().run(updater::update));
        assertEquals(IndexState.CLOSED, visible.state());
    }

    @Test
    void delayedWorkDoesNotRunAnyMore() {
        AtomicBoolean hasRun = new AtomicBoolean();
        background.runLater(() -> hasRun.set(true));
        background.end();
        assertTrue(background.awaitEnd());
        assertFalse(hasRun.get());
    }
}
