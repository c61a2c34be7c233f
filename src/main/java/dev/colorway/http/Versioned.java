// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

/** One thing that can be changed, or a response about it. */
public interface Versioned {

    /**
     * Returns the version of the thing. It changes with every change of the thing and is never used again. It is the
     * first part of the ETag of the response; the rest of the ETag covers data of other things, such as a price or a
     * count.
     */
    String version();
}
