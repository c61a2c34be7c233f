// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Updates of the index when the process is stopping. */
@QuarkusTest
@OnAnyDatabase
class IndexUpdateAtShutdownTest {

    /** More than a request waits for. */
    private static final int MANY = 6_000;

    @TempDir
    Path home;

    private final VisibleIndex visible = new VisibleIndex();
    private final IndexBackground background = new IndexBackground();

    /** A type of entry, some of whose entries every change affects. */
    private record Affected(int affected) implements DocumentSource {

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

    private IndexUpdater updaterOfAnEndingProcess(Optional<String> folder) {
        background.end();
        return new IndexUpdater(visible, List.of(new Affected(MANY)), folder, "test", new IndexTurns(), background);
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
}
