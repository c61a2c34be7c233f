// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.jboss.logging.Logger;

/**
 * The folder of a Lucene index. Other files in it stay as they are.
 *
 * @param path the folder; created if it does not exist
 */
record LuceneFolder(Path path) {

    private static final Logger LOG = Logger.getLogger(LuceneFolder.class);

    /**
     * Opens the index in the folder. Replaces a damaged index by an empty one.
     *
     * @throws LockObtainFailedException if another process uses the folder
     * @throws IOException if the folder cannot be written
     */
    LuceneIndex open() throws IOException {
        LuceneIndex index = null;
        try {
            index = new LuceneIndex(directory(), OpenMode.CREATE_OR_APPEND);
            index.verify();
            return index;
        } catch (LockObtainFailedException taken) {
            throw taken;
        } catch (IOException | IllegalArgumentException damaged) {
            if (index != null) {
                index.abandon();
            }
            Directory files = directory();
            clear(files);
            LuceneIndex empty = new LuceneIndex(files, OpenMode.CREATE);
            LOG.warnf("The index in %s is damaged. It is rebuilt there: %s", path, damaged.getMessage());
            return empty;
        }
    }

    /**
     * Replaces the index in the folder by a copy of committed files, and opens the copy.
     *
     * @throws IOException if the disk is full, or another process uses the folder
     */
    LuceneIndex openCopyOf(Directory files) throws IOException {
        Directory target = directory();
        // The lock fails if another process has opened an index there.
        try (Lock lock = target.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            clear(target);
            for (String name : files.listAll()) {
                if (!name.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    target.copyFrom(files, name, name, IOContext.DEFAULT);
                }
            }
        }
        return new LuceneIndex(target, OpenMode.APPEND);
    }

    private Directory directory() throws IOException {
        return FSDirectory.open(Files.createDirectories(path));
    }

    /** Deletes the files of an index, and no other files. */
    private static void clear(Directory files) throws IOException {
        for (String name : files.listAll()) {
            if (name.startsWith(IndexFileNames.SEGMENTS)
                    || name.startsWith(IndexFileNames.PENDING_SEGMENTS)
                    || IndexFileNames.CODEC_FILE_PATTERN.matcher(name).matches()) {
                files.deleteFile(name);
            }
        }
    }
}
