// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.rows.SourceTooLargeException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;

/**
 * Stores a request body in a temporary file until it is imported. The file has no name if the system allows that, so
 * nothing remains of it when the process is killed.
 */
final class Upload implements Closeable {

    private static final int CHUNK = 64 * 1024;

    private final FileChannel file;
    private final Uploads.Share share;

    /** @param share counts its bytes */
    Upload(Uploads.Share share) throws IOException {
        this.share = share;
        Path path = Files.createTempFile("colorway-import-", null);
        file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            Files.delete(path);
        } catch (IOException inUse) {
            // Some systems cannot delete an open file. DELETE_ON_CLOSE deletes it later.
        }
    }

    /**
     * Reads a body to its end.
     *
     * @return how many bytes were read; not the whole body if the import was cancelled
     * @throws SourceTooLargeException if the body has more than {@code maxBytes}
     * @throws dev.colorway.http.problem.ProblemException if the body exceeds its share, or does not arrive in time
     */
    long receive(InputStream body, long maxBytes, BooleanSupplier isCancelled) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long bytes = 0;
        for (int read = body.read(chunk); read >= 0 && !isCancelled.getAsBoolean(); read = body.read(chunk)) {
            bytes += read;
            if (bytes > maxBytes) {
                throw new SourceTooLargeException(maxBytes);
            }
            share.add(read);
            for (ByteBuffer rest = ByteBuffer.wrap(chunk, 0, read); rest.hasRemaining(); ) {
                file.write(rest);
            }
        }
        return bytes;
    }

    /**
     * Returns the stored body from its beginning. A stream from an earlier call becomes unusable. Closing a stream does
     * not close the upload.
     */
    InputStream content() throws IOException {
        return new BufferedInputStream(Channels.newInputStream(file.position(0))) {
            @Override
            public void close() {
                // The upload can be read again.
            }
        };
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
