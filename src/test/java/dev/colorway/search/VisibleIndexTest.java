// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What searches find while the files of the index fail. */
class VisibleIndexTest {

    private static final long REVISION = 7;

    private final VisibleIndex visible = new VisibleIndex();

    @BeforeEach
    void open() throws IOException {
        visible.opened(LuceneIndex.open(Optional.empty()));
        visible.files().add(new EntryDocument("brands", 1, "asics", "ASICS"));
        visible.refresh(REVISION);
    }

    private void findsTheContentFromBefore() throws IOException {
        try (IndexSnapshot snapshot = visible.read(REVISION).orElseThrow()) {
            assertEquals(REVISION, snapshot.revision());
            assertEquals(1, snapshot.size());
        }
    }

    @Test
    void findTheLastGoodIndexIfTheFilesFail() throws IOException {
        visible.discard();
        findsTheContentFromBefore();
    }

    @Test
    void findTheLastGoodIndexIfTheFilesFailDuringARebuild() throws IOException {
        visible.clear();
        visible.files().add(new EntryDocument("brands", 2, "nike", "Nike"));
        findsTheContentFromBefore();
        visible.discard();
        findsTheContentFromBefore();
    }

    @Test
    void findTheNewerOfTwoGoodIndexesIfTheFilesFailAgain() throws IOException {
        visible.discard();
        visible.opened(LuceneIndex.open(Optional.empty()));
        visible.show(REVISION + 1);
        visible.discard();
        try (IndexSnapshot snapshot = visible.read(REVISION + 1).orElseThrow()) {
            assertEquals(REVISION + 1, snapshot.revision());
        }
    }

    @Test
    void findTheNewerOfTwoGoodIndexesIfOlderFilesFail() throws IOException {
        visible.discard();
        visible.opened(LuceneIndex.open(Optional.empty()));
        visible.show(REVISION - 1);
        visible.discard();
        findsTheContentFromBefore();
    }

    @Test
    void findTheNewerLastGoodIndexWhileTheFilesCatchUp() throws IOException {
        visible.discard();
        visible.opened(LuceneIndex.open(Optional.empty()));
        visible.show(REVISION - 1);
        try (IndexSnapshot snapshot = visible.read(REVISION + 1).orElseThrow()) {
            assertEquals(REVISION, snapshot.revision());
        }
    }

    @Test
    void releaseTheLastGoodIndexIfTheFilesAreOpenedAgain() throws IOException {
        LuceneIndex.Acquired good = visible.files().acquire();
        good.release();
        visible.discard();
        visible.opened(LuceneIndex.open(Optional.empty()));
        visible.show(REVISION);
        assertTrue(good.again().isEmpty());
    }

    @Test
    void findNothingInFilesThatWereHidden() throws IOException {
        visible.hide();
        visible.discard();
        assertTrue(visible.read(REVISION).isEmpty());
    }
}
