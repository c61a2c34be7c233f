// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;

/**
 * Ends a request at the former address of a renamed entry. It extends WebApplicationException, because the framework
 * handles this type wherever the code throws it.
 */
public class MovedException extends WebApplicationException {

    private static final long serialVersionUID = 1;

    private final String path;

    /** @param path the present address, without scheme and host */
    public MovedException(String path) {
        super(Status.PERMANENT_REDIRECT);
        this.path = path;
    }

    /** Returns the present address, without scheme and host. */
    public String path() {
        return path;
    }
}
