// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

/** The index cannot be used, usually because another process uses it. The user sees the message. */
public final class IndexTakenException extends RuntimeException {

    IndexTakenException(String message) {
        super(message);
    }
}
