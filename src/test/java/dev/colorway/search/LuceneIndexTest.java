// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.store.LockObtainFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index with damaged files, and an index that was temporarily in memory. */
class LuceneIndexTest {

    private static final Map<String, String> STATE = Map.of("state", "whole");

    @TempDir
    Path home;

    private Path folder() {
        return home.resolve("index");
    }

    private void make() throws IOException {
        LuceneIndex index = LuceneIndex.open(Optional.of(folder().toString()));
        for (int entry = 0; entry < 100; entry++) {
            index.add(new EntryDocument("brands", entry, "brand-" + entry, "Brand " + entry));
        }
        index.state(STATE);
        index.commit();
        index.close();
    }

    private LuceneIndex open() throws IOException {
        return LuceneIndex.open(Optional.of(folder().toString()));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> !file.getFileName().toString().equals("write.lock"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void isRebuiltInItsFolderWhicheverFileIsDamaged() throws IOException {
        make();
        for (int file = 0; file < files().size(); file++) {
            for (boolean cut : new boolean[] {false, true}) {
                for (Path old : files()) {
                    Files.delete(old);
                }
                make();
                Path damaged = files().get(file);
                byte[] bytes = Files.readAllBytes(damaged);
                if (cut) {
                    Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 2));
                } else {
                    bytes[bytes.length / 2] ^= 0x55;
                    Files.write(damaged, bytes);
                }
                LuceneIndex index = open();
                assertTrue(index.isKept(), damaged + " is not rebuilt on disk");
                assertEquals(Map.of(), index.state(), damaged + " is damaged, but this was not detected");
                assertEquals(0, index.size());
                index.close();
            }
        }
    }

    @Test
    void leavesFilesOfOthersAlone() throws IOException {
        make();
        Path other = Files.writeString(folder().resolve("notes.txt"), "mine");
        Files.writeString(
                files().stream()
                        .filter(file -> file.toString().contains("segments"))
                        .findFirst()
                        .orElseThrow(),
                "x");
        open().close();
        assertEquals("mine", Files.readString(other));
    }

    @Test
    void returnsFromMemoryToItsFolder() throws IOException {
        make();
        LuceneIndex inMemory = LuceneIndex.open(Optional.empty());
        inMemory.add(new EntryDocument("brands", 1, "asics", "ASICS"));
        inMemory.state(STATE);
        inMemory.refresh();
        LuceneIndex onDisk = inMemory.copyTo(folder());
        inMemory.abandon();
        assertTrue(onDisk.isKept());
        assertEquals(1, onDisk.size());
        onDisk.close();
        LuceneIndex again = open();
        assertEquals(STATE, again.state());
        assertEquals(1, again.size());
        again.close();
    }

    @Test
    void canBeSearchedAfterItsFilesFailed() throws IOException {
        make();
        LuceneIndex index = open();
        LuceneIndex.Acquired kept = index.acquire();
        index.abandon();
        LuceneIndex.Acquired again = kept.again().orElseThrow();
        assertEquals(100, again.searcher().getIndexReader().numDocs());
        again.release();
        kept.release();
        assertTrue(kept.again().isEmpty());
    }

    @Test
    void leavesTheIndexOfAnotherProcessAlone() throws IOException {
        make();
        LuceneIndex other = open();
        LuceneIndex inMemory = LuceneIndex.open(Optional.empty());
        assertThrows(LockObtainFailedException.class, () -> inMemory.copyTo(folder()));
        inMemory.abandon();
        other.close();
        LuceneIndex again = open();
        assertEquals(STATE, again.state());
        assertEquals(100, again.size());
        again.close();
    }
}
