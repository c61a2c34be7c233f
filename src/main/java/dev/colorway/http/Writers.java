// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.vertx.core.http.HttpServerRequest;

/** Checks, before a body is received, whether a request can come from a writer. */
public interface Writers {

    /**
     * Returns {@code false} if the credentials of a request are certainly invalid, {@code true} if they can be valid.
     */
    boolean maySend(HttpServerRequest request);
}
