// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The sneakers of a table, in a temporary file: rows of one sneaker can be far apart, and a table can have millions of
 * rows. Its memory is limited to the cache of the file. The file has no name if the system allows that, so nothing
 * remains of it when the process is killed.
 */
final class SneakerStore implements Closeable {

    private static final int CACHE_MEGABYTES = 32;
    private static final int BUFFER_KILOBYTES = 4096;
    /** How long pages stay in the file after they were replaced: much longer than one read takes. */
    private static final int RETENTION_MILLIS = 10_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path path;
    private final MVStore store;
    private final MVMap<String, Long> lines;
    private final MVMap<Long, String> sneakers;
    private final MVMap<Long, String> slugs;
    private final MVMap<String, Long> owners;
    private final MVMap<String, Integer> repeats;

    // The last sneaker is written only when another one follows, because the rows of one sneaker are often adjacent.
    private long lastLine = -1;
    private @Nullable ObjectNode last;
    /**
     * The text of the last sneaker that was read; null if the sneaker was new. Most rows only name a size and change
     * nothing in their sneaker. Then the sneaker is not written.
     */
    private @Nullable String textRead;

    private long lineRead = -1;

    SneakerStore() throws IOException {
        path = Files.createTempFile("colorway-table-", null);
        store = new MVStore.Builder()
                .fileName(path.toString())
                .cacheSize(CACHE_MEGABYTES)
                .autoCommitBufferSize(BUFFER_KILOBYTES)
                .open();
        // Nothing is read after a failure, so old versions need not stay.
        store.setVersionsToKeep(0);
        store.setRetentionTime(RETENTION_MILLIS);
        try {
            Files.delete(path);
        } catch (IOException inUse) {
            // Some systems cannot delete an open file. Then close() deletes it.
        }
        lines = store.openMap("lines");
        sneakers = store.openMap("sneakers");
        slugs = store.openMap("slugs");
        owners = store.openMap("owners");
        repeats = store.openMap("repeats");
    }

    /** Returns the first line of the sneaker with a key; null if no sneaker has the key. */
    @Nullable
    Long line(String key) {
        return lines.get(key);
    }

    /** Adds a key to the sneaker on a line, unless another sneaker has this key. */
    void putKey(String key, long line) {
        lines.putIfAbsent(key, line);
    }

    /** Returns the sneaker on a line, to be changed and put back; a new one if there is none. */
    ObjectNode sneaker(long line) {
        if (last != null && lastLine == line) {
            return last;
        }
        flush();
        String text = sneakers.get(line);
        textRead = text;
        lineRead = line;
        return text == null ? JSON.createObjectNode() : read(text);
    }

    /** Returns the length of a sneaker that was written, in characters; 0 if it was not written. */
    int length(long line) {
        String text = sneakers.get(line);
        return text == null ? 0 : text.length();
    }

    void putSneaker(long line, ObjectNode sneaker) {
        lastLine = line;
        last = sneaker;
    }

    /** Writes the last sneaker. Call it before {@link #firstLines}. */
    void flush() {
        if (last != null) {
            String text = last.toString();
            if (lineRead != lastLine || !text.equals(textRead)) {
                sneakers.put(lastLine, text);
            }
            last = null;
        }
    }

    private static ObjectNode read(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Returns the first lines of all sneakers, in order. You can write while you iterate. With an iterator of the map,
     * you could not: after a write, the store removes pages that this iterator still needs.
     */
    Iterator<Long> firstLines() {
        return new Iterator<>() {
            private @Nullable Long next = sneakers.firstKey();

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public Long next() {
                Long line = next;
                if (line == null) {
                    throw new NoSuchElementException();
                }
                next = sneakers.higherKey(line);
                return line;
            }
        };
    }

    /** Reserves a slug for the sneaker on a line. Returns false if an earlier sneaker of the file has it. */
    boolean claimSlug(String slug, long line) {
        Long owner = owners.putIfAbsent(slug, line);
        return owner == null || owner == line;
    }

    void putSlug(long line, String slug) {
        slugs.put(line, slug);
    }

    /** Returns the slug of {@link #putSlug} for the sneaker on a line; null if the sneaker got none. */
    @Nullable
    String slug(long line) {
        return slugs.get(line);
    }

    /** Resets the counts of {@link #countRepeat}. */
    void clearRepeats() {
        repeats.clear();
    }

    /** Counts an observation and returns how often it occurred so far, from 1. */
    int countRepeat(String observation) {
        Integer before = repeats.get(observation);
        int count = before == null ? 1 : before + 1;
        repeats.put(observation, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        store.closeImmediately();
        Files.deleteIfExists(path);
    }
}
