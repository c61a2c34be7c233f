// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reports a file that cannot be read as a table. The message is for callers of the API. */
public final class UnreadableTableException extends IOException {

    private static final long serialVersionUID = 1;

    public UnreadableTableException(String message) {
        super(message);
    }

    UnreadableTableException(String message, @Nullable Exception cause) {
        super(message, cause);
    }
}
