// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import java.io.EOFException;
import java.io.IOException;

/**
 * Reports a source that begins like gzip (RFC 1952) and is damaged or cut off. The message is for callers of the API.
 */
public final class BrokenGzipException extends IOException {

    private static final long serialVersionUID = 1;

    private BrokenGzipException(String message, IOException cause) {
        super(message, cause);
    }

    /** @param cause the exception from unpacking */
    static BrokenGzipException of(IOException cause) {
        return new BrokenGzipException(
                cause instanceof EOFException
                        ? "The gzip file is cut off: its end is missing."
                        : "The gzip file is damaged: it cannot be unpacked.",
                cause);
    }
}
