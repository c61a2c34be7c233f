// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

/** An answer about one thing that can be changed. */
public interface Versioned {

    /**
     * Changes whenever the thing itself does, and never comes back. It is the first part of the answer's ETag; what
     * follows from other things (a price, a count) is in the rest of it.
     */
    String version();
}
