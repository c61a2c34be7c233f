// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import java.io.IOException;

/** Reports a source with more bytes than allowed. The message is for callers of the API. */
public final class SourceTooLargeException extends IOException {

    private static final long serialVersionUID = 1;

    /** Reports a packed source that unpacks to more than {@code maxRatio} times its size. */
    SourceTooLargeException(int maxRatio) {
        super("The file unpacks to more than " + maxRatio + " times its size. Send it unpacked.");
    }

    public SourceTooLargeException(long maxBytes) {
        super("The file is too large: the limit is " + maxBytes + " bytes, both as sent and unpacked. Split it.");
    }
}
