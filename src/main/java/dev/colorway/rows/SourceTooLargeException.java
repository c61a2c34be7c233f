// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import java.io.IOException;

/** A source that has more bytes than it may have. Its message is for callers of the API. */
public final class SourceTooLargeException extends IOException {

    private static final long serialVersionUID = 1;

    public SourceTooLargeException(long maxBytes) {
        super("The file is too large: sent and unpacked, it may have " + maxBytes + " bytes at most. Split it.");
    }
}
