// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/**
 * Where this service is reached, as the request says: scheme, host and port, behind a trusted proxy those of the proxy.
 * Every address in an answer is built on it.
 *
 * @param value without a slash at the end
 */
public record BaseUri(String value) {

    public static BaseUri of(UriInfo request) {
        String base = request.getBaseUri().toString();
        return new BaseUri(base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
    }

    static BaseUri of(RoutingContext context) {
        HttpServerRequest request = context.request();
        String address = request.authority() == null ? null : request.absoluteURI();
        if (address == null) {
            return new BaseUri("");
        }
        // What stands before the path is scheme, host and port, and the prefix that a trusted proxy has taken off.
        int path = address.split("[?#]", 2)[0].lastIndexOf(request.path());
        return new BaseUri(path < 0 ? request.scheme() + "://" + request.authority() : address.substring(0, path));
    }

    /** @param path with a slash in front */
    public URI uri(String path) {
        return URI.create(value + path);
    }

    /**
     * @param path with a slash in front
     * @param query already encoded, without the question mark
     */
    public URI uri(String path, String query) {
        return URI.create(value + path + "?" + query);
    }
}
