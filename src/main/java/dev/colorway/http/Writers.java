// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.vertx.core.http.HttpServerRequest;

/** Knows, before a body is received, whether a request may come from a writer. */
public interface Writers {

    /** Whether the credentials of a request may be valid: false is certain. */
    boolean maySend(HttpServerRequest request);
}
