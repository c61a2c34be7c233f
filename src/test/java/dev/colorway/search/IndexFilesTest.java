// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index whose folder cannot be used for a time, or whose update did not end. */
class IndexFilesTest {

    @TempDir
    Path home;

    @Test
    void goesToItsFolderOnceTheFolderCanBeUsed() throws IOException {
        Path folder = home.resolve("index");
        Files.createFile(folder);
        AtomicInteger scheduled = new AtomicInteger();
        VisibleIndex visible = new VisibleIndex();
        IndexFiles files = new IndexFiles(visible, Optional.of(folder.toString()), "form", scheduled::incrementAndGet);

        files.open();
        assertFalse(visible.files().isKept());
        assertEquals(1, scheduled.get(), "the return to the folder is scheduled");

        visible.files().state(Map.of("form", "form"));
        Files.delete(folder);
        assertTrue(files.returnToFolder());
        assertTrue(visible.files().isKept());
        visible.files().close();
    }

    @Test
    void stayInMemoryWhileAFailedUpdateHasLeftThemIncomplete() throws IOException {
        Path folder = home.resolve("index");
        Files.createFile(folder);
        VisibleIndex visible = new VisibleIndex();
        IndexFiles files = new IndexFiles(visible, Optional.of(folder.toString()), "form", () -> {});
        files.open();
        visible.files().state(Map.of("form", "form"));
        visible.show(1);

        files.markIncomplete();
        visible.files().add(new EntryDocument("brands", 1, "asics", "ASICS"));
        Files.delete(folder);
        assertFalse(files.returnToFolder());
        assertFalse(visible.files().isKept());
        try (IndexSnapshot snapshot = visible.read(1).orElseThrow()) {
            assertEquals(0, snapshot.size(), "Searches do not see the update");
        }

        visible.files().state(Map.of("form", "form"));
        assertTrue(files.returnToFolder());
        assertTrue(visible.files().isKept());
        files.close();
    }

    @Test
    void returnNowhereWhileTheyAreClosed() throws IOException {
        Optional<String> folder = Optional.of(home.resolve("index").toString());
        assertTrue(new IndexFiles(new VisibleIndex(), folder, "form", () -> {}).returnToFolder());
    }

    @Test
    void cannotBeSearchedOnceTheyAreClosed() throws IOException {
        VisibleIndex visible = new VisibleIndex();
        IndexFiles files = new IndexFiles(visible, Optional.empty(), "form", () -> {});
        files.open();
        visible.show(1);
        files.close();
        assertEquals(IndexState.CLOSED, visible.state());
        assertTrue(visible.read(1).isEmpty());
    }

    @Test
    void keepTheirLastCommitIfAnUpdateLeftThemIncomplete() throws IOException {
        Optional<String> folder = Optional.of(home.resolve("index").toString());
        VisibleIndex visible = new VisibleIndex();
        IndexFiles files = new IndexFiles(visible, folder, "form", () -> {});
        files.open();
        visible.files().add(new EntryDocument("brands", 1, "asics", "ASICS"));
        visible.files().state(Map.of("form", "form"));
        visible.files().commit();

        files.markIncomplete();
        visible.files().add(new EntryDocument("brands", 2, "nike", "Nike"));
        files.close();

        LuceneIndex again = LuceneIndex.open(folder);
        assertEquals(Map.of("form", "form"), again.state());
        assertEquals(1, again.size());
        again.close();
    }
}
