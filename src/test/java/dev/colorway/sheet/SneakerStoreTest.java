// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Iterator;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SneakerStoreTest {

    private static final int SNEAKERS = 30_000;
    /** How often a sneaker is written on average. So the store has old pages to remove while the lines are read. */
    private static final int ROUNDS = 5;

    private static final String DESCRIPTION = "A long description. ".repeat(10);

    @Test
    void readsAllLinesWhileItWrites() throws IOException {
        Random random = new Random(16);
        try (SneakerStore store = new SneakerStore()) {
            for (long line = 0; line < SNEAKERS; line++) {
                write(store, line, 0);
            }
            for (int i = SNEAKERS; i < ROUNDS * SNEAKERS; i++) {
                write(store, random.nextInt(SNEAKERS), i);
            }
            store.flush();
            long expected = 0;
            for (Iterator<Long> lines = store.firstLines(); lines.hasNext(); expected++) {
                long line = lines.next();
                assertEquals(expected, line);
                assertEquals(line, store.sneaker(line).get("line").longValue());
                store.putSlug(line, "sneaker-" + line + DESCRIPTION);
                store.claimSlug("sneaker-" + random.nextLong(), line);
            }
            assertEquals(SNEAKERS, expected);
        }
    }

    private static void write(SneakerStore store, long line, int version) {
        store.putSneaker(
                line,
                store.sneaker(line).put("line", line).put("version", version).put("description", DESCRIPTION));
    }
}
