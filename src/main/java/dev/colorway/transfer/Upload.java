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
 * A body that is kept in a temporary file until it is imported. The file has no name, where that can be, so that
 * nothing is left of it when the process is killed.
 */
final class Upload implements Closeable {

    private static final int CHUNK = 64 * 1024;

    private final FileChannel file;

    Upload() throws IOException {
        Path path = Files.createTempFile("colorway-import-", null);
        file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            Files.delete(path);
        } catch (IOException inUse) {
            // Some systems keep the name of a file that is open; it is deleted when it is closed.
        }
    }

    /**
     * Takes a body to its end.
     *
     * @return how many bytes it has; fewer, if it was cancelled
     * @throws SourceTooLargeException if it has more than there may be
     */
    long take(InputStream body, long maxBytes, BooleanSupplier isCancelled) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long bytes = 0;
        for (int read = body.read(chunk); read >= 0 && !isCancelled.getAsBoolean(); read = body.read(chunk)) {
            bytes += read;
            if (bytes > maxBytes) {
                throw new SourceTooLargeException(maxBytes);
            }
            for (ByteBuffer rest = ByteBuffer.wrap(chunk, 0, read); rest.hasRemaining(); ) {
                file.write(rest);
            }
        }
        return bytes;
    }

    /** What was taken, from its beginning. */
    InputStream content() throws IOException {
        return new BufferedInputStream(Channels.newInputStream(file.position(0)));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
