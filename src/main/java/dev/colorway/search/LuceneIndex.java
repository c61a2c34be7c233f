// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jboss.logging.Logger;

/** A Lucene index, in a folder or in memory. Only one process can use a folder. */
final class LuceneIndex {

    private static final Logger LOG = Logger.getLogger(LuceneIndex.class);
    private static final double MEGABYTES_BEFORE_WRITING = 64;

    private final Directory files;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    LuceneIndex(Directory files, OpenMode mode) throws IOException {
        this.files = files;
        writer = new IndexWriter(
                files, new IndexWriterConfig().setOpenMode(mode).setRAMBufferSizeMB(MEGABYTES_BEFORE_WRITING));
        searchers = new SearcherManager(writer, null);
    }

    /**
     * Opens an index, or creates an empty one.
     *
     * @param folder the path of its folder; the index is in memory if the path is missing, the folder cannot be
     *     written, or another process uses it
     */
    static LuceneIndex open(Optional<String> folder) throws IOException {
        if (folder.isEmpty()) {
            return new LuceneIndex(new ByteBuffersDirectory(), OpenMode.CREATE);
        }
        try {
            return new LuceneFolder(Path.of(folder.get())).open();
        } catch (LockObtainFailedException taken) {
            LOG.warnf(
                    "Another process uses the index in %s. This process builds a separate index in memory. To store "
                            + "it, set COLORWAY_SEARCH_FOLDER to another folder.",
                    folder.get());
        } catch (IOException unwritable) {
            LOG.warnf(
                    "The index cannot be stored in %s. It is built in memory. To store it, set COLORWAY_SEARCH_FOLDER "
                            + "to a writable folder. %s",
                    folder.get(), unwritable.getMessage());
        }
        return open(Optional.empty());
    }

    /**
     * Compares each file with its checksum. Lucene itself reads most files only when a search needs them.
     *
     * @throws IOException if a file is damaged
     */
    void verify() throws IOException {
        Acquired acquired = acquire();
        try {
            for (LeafReaderContext segment : acquired.searcher.getIndexReader().leaves()) {
                if (segment.reader() instanceof CodecReader files) {
                    files.checkIntegrity();
                }
            }
        } finally {
            acquired.release();
        }
    }

    /**
     * Copies this index to a folder and opens the copy. Replaces an index in that folder.
     *
     * @throws IOException if the disk is full, or another process uses the folder
     */
    LuceneIndex copyTo(Path folder) throws IOException {
        writer.commit();
        return new LuceneFolder(folder).openCopyOf(files);
    }

    /** Returns whether the index is in a folder, so that it survives the end of the process. */
    boolean isKept() {
        return files instanceof FSDirectory;
    }

    long size() {
        return writer.getDocStats().numDocs;
    }

    /** Returns the state that was set last; empty for a new index. */
    Map<String, String> state() {
        Map<String, String> state = new HashMap<>();
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            data.forEach(entry -> state.put(entry.getKey(), entry.getValue()));
        }
        return state;
    }

    /** Sets the state of the index. The next commit stores it. */
    void state(Map<String, String> state) {
        writer.setLiveCommitData(state.entrySet());
    }

    void clear() throws IOException {
        writer.deleteAll();
    }

    void add(EntryDocument entry) {
        try {
            writer.addDocument(stamped(entry));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void put(EntryDocument entry) {
        try {
            writer.updateDocument(new Term(EntryDocument.KEY, entry.key()), stamped(entry));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns the document with a random stamp. Almost certainly, no earlier document of the entry has this stamp. */
    private static Document stamped(EntryDocument entry) {
        Document document = entry.whole();
        document.add(new NumericDocValuesField(
                EntryDocument.STAMP, ThreadLocalRandom.current().nextLong()));
        return document;
    }

    void remove(String type, String slug) throws IOException {
        writer.deleteDocuments(new Term(EntryDocument.KEY, EntryDocument.key(type, slug)));
    }

    /** Makes all changes visible to later searches. */
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** Commits all changes. In a folder, they survive the end of the process. */
    void commit() throws IOException {
        writer.commit();
    }

    Acquired acquire() throws IOException {
        return new Acquired(searchers, searchers.acquire());
    }

    /** A snapshot of the index. Release it after use. */
    record Acquired(SearcherManager searchers, IndexSearcher searcher) {
        void release() throws IOException {
            searchers.release(searcher);
        }

        /** Acquires the same snapshot again, even if the index is closed. Empty if all its users have released it. */
        Optional<Acquired> again() {
            return searcher.getIndexReader().tryIncRef() ? Optional.of(this) : Optional.empty();
        }
    }

    /** Returns the slugs of the entries of a type with one of these values in a field. */
    Set<String> slugs(String type, String field, Collection<String> values) {
        try {
            Acquired acquired = acquire();
            try {
                return IndexSnapshot.slugs(acquired.searcher, type, field, values);
            } finally {
                acquired.release();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Closes the index without a commit, and ignores errors. */
    void abandon() {
        for (Closeable each : new Closeable[] {searchers, writer::rollback, files}) {
            try {
                each.close();
            } catch (IOException | AlreadyClosedException gone) {
                LOG.debug("Already closed", gone);
            }
        }
    }

    void close() throws IOException {
        searchers.close();
        writer.close();
        files.close();
    }
}
