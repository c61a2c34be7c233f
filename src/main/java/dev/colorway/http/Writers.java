// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.vertx.core.http.HttpServerRequest;

/** Checks, before a body is received, whether a request can come from a writer. */
public interface Writers {

    /**
     * Returns whether a request can come from a writer: {@code false} if its credentials are missing or certainly
     * invalid, or if its caller must wait after invalid credentials.
     */
    boolean maySend(HttpServerRequest request);
}
