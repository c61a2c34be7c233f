// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import dev.colorway.search.DocumentSource;
import dev.colorway.search.EntryDocument;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lengthens the update of the search index after an import, and pauses this update. During the pause, requests read the
 * index from before the import. This source adds no entries to the index.
 */
@Singleton
public class HeldIndex implements DocumentSource {

    /** More entries than an update reads while a request waits. */
    private static final int MANY = 6_000;

    private static volatile @Nullable CountDownLatch hold;
    private static volatile CountDownLatch begun = new CountDownLatch(1);

    /** Imports a file. Runs an action when the update of the index has begun, and before it ends. */
    public static void duringImport(String ndjson, Runnable action) {
        CountDownLatch held = new CountDownLatch(1);
        begun = new CountDownLatch(1);
        hold = held;
        Thread importing = new Thread(() -> Transfers.imported(Transfers.NDJSON, ndjson));
        importing.start();
        try {
            await(begun);
            action.run();
        } finally {
            hold = null;
            held.countDown();
            joined(importing);
        }
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public String type() {
        return "held";
    }

    @Override
    public long count() {
        return hold == null ? 0 : 4 * MANY;
    }

    @Override
    public void all(Consumer<EntryDocument> taker) {
        pause();
    }

    @Override
    public void of(Collection<String> slugs, Consumer<EntryDocument> taker) {
        pause();
    }

    private static void pause() {
        CountDownLatch held = hold;
        if (held != null) {
            begun.countDown();
            await(held);
        }
    }

    @Override
    public Set<String> affectedBy(String resource, Collection<String> slugs, Found found) {
        return hold == null
                ? Set.of()
                : IntStream.range(0, MANY).mapToObj(i -> "held-" + i).collect(Collectors.toSet());
    }
}
