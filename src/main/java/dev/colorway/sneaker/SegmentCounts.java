// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.answer.AnswerMemory;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FilteredDocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Counts the documents of a segment of the index. Lucene never changes a segment; it only marks documents as deleted.
 * So the counts of all documents of a segment are cached, and the counts of its deleted documents are subtracted. After
 * a write, only the new segments and the deleted documents must be read.
 */
@Singleton
@Unremovable
class SegmentCounts {

    @FunctionalInterface
    interface Counter {

        /**
         * @param documents ids of documents of the segment, ascending
         * @param counts receives the counts; the amount that a document adds must not depend on other documents
         */
        void count(LeafReaderContext segment, DocIdSetIterator documents, long[] counts) throws IOException;
    }

    /** Finds the lowest and the highest value of documents. */
    @FunctionalInterface
    interface Range {

        /** Returns the lowest and the highest value; {@link Long#MAX_VALUE} and {@link Long#MIN_VALUE} if none. */
        long[] of(LeafReaderContext segment, DocIdSetIterator documents) throws IOException;
    }

    private record Key(Object segment, String name) implements AnswerMemory.Weighted {

        private static final int OVERHEAD = 100;

        @Override
        public int weight() {
            return OVERHEAD + name.length();
        }
    }

    private static final class Counts implements AnswerMemory.Weighted {

        private final long[] values;

        Counts(long[] values) {
            this.values = values;
        }

        @Override
        public int weight() {
            return Long.BYTES * values.length;
        }
    }

    @Inject
    AnswerMemory memory;

    /**
     * Returns the counts of all documents that are not deleted. Do not change them.
     *
     * @param name identifies the counter
     * @param length how many counts there are
     */
    long[] counts(LeafReaderContext segment, String name, int length, Counter counter) throws IOException {
        return cached(
                segment,
                name,
                documents -> {
                    long[] counts = new long[length];
                    counter.count(segment, documents, counts);
                    return counts;
                },
                (all, deleted) -> {
                    for (int i = 0; i < length; i++) {
                        deleted[i] = all[i] - deleted[i];
                    }
                    return deleted;
                });
    }

    /**
     * Adds the counts of all documents that are not deleted. The cache contains only the counts that are not 0, each
     * with its index. Use this method if most counts are 0.
     *
     * @param name identifies the counter
     * @param into the counts to add to
     */
    void addCounts(LeafReaderContext segment, String name, long[] into, Counter counter) throws IOException {
        long[] counted = cached(
                segment,
                name,
                documents -> {
                    long[] counts = new long[into.length];
                    counter.count(segment, documents, counts);
                    return withoutZeros(counts);
                },
                (all, deleted) -> {
                    long[] counts = new long[into.length];
                    add(all, 1, counts);
                    add(deleted, -1, counts);
                    return withoutZeros(counts);
                });
        add(counted, 1, into);
    }

    /** Returns the index of each count that is not 0, followed by the count. */
    private static long[] withoutZeros(long[] counts) {
        return IntStream.range(0, counts.length)
                .filter(i -> counts[i] != 0)
                .mapToObj(i -> new long[] {i, counts[i]})
                .flatMapToLong(LongStream::of)
                .toArray();
    }

    private static void add(long[] indexesAndCounts, int sign, long[] into) {
        for (int i = 0; i < indexesAndCounts.length; i += 2) {
            into[(int) indexesAndCounts[i]] += sign * indexesAndCounts[i + 1];
        }
    }

    /**
     * Returns the range of all documents that are not deleted. Do not change it. Reads all these documents if a deleted
     * document has the lowest or the highest value.
     */
    long[] range(LeafReaderContext segment, String name, Range range) throws IOException {
        return cached(
                segment,
                name,
                documents -> range.of(segment, documents),
                (all, deleted) -> deleted[0] > all[0] && deleted[1] < all[1]
                        ? all
                        : range.of(segment, documents(segment.reader(), true)));
    }

    @FunctionalInterface
    private interface Figures {
        long[] of(DocIdSetIterator documents) throws IOException;
    }

    /** Computes the figures of the live documents from those of all documents and of the deleted ones. */
    @FunctionalInterface
    private interface Without {
        long[] of(long[] all, long[] deleted) throws IOException;
    }

    private long[] cached(LeafReaderContext segment, String name, Figures figures, Without without) throws IOException {
        LeafReader reader = segment.reader();
        Key key = new Key(reader.getCoreCacheHelper().getKey(), name);
        Counts all = memory.get(key, Counts.class);
        if (all == null) {
            all = new Counts(figures.of(DocIdSetIterator.all(reader.maxDoc())));
            memory.put(key, all);
        }
        if (!reader.hasDeletions()) {
            return all.values;
        }
        Key liveKey = new Key(reader.getReaderCacheHelper().getKey(), name);
        Counts live = memory.get(liveKey, Counts.class);
        if (live == null) {
            live = new Counts(without.of(all.values, figures.of(documents(reader, false))));
            memory.put(liveKey, live);
        }
        return live.values;
    }

    /** @param areLive true for the documents that are not deleted, false for the deleted ones */
    private static DocIdSetIterator documents(LeafReader reader, boolean areLive) {
        return only(DocIdSetIterator.all(reader.maxDoc()), reader.getLiveDocs(), areLive);
    }

    /**
     * Returns a part of these documents.
     *
     * @param live the documents that are not deleted; null if none is deleted
     * @param areLive true for the documents that are not deleted, false for the deleted ones
     */
    static DocIdSetIterator only(DocIdSetIterator documents, @Nullable Bits live, boolean areLive) {
        if (live == null) {
            return areLive ? documents : DocIdSetIterator.empty();
        }
        return new FilteredDocIdSetIterator(documents) {
            @Override
            protected boolean match(int document) {
                return live.get(document) == areLive;
            }
        };
    }
}
