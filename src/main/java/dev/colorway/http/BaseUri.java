// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where this service is reached, as the request says: scheme, host and port, behind a trusted proxy those of the proxy, and the prefix
 * that it took off. Every address in an answer is built on it.
 *
 * @param value without a slash at the end
 */
public record BaseUri(String value) {

    public static BaseUri of(UriInfo request) {
        String base = request.getBaseUri().toString();
        return new BaseUri(base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
    }

    /** The same for a request that has not come to an operation; empty if it does not say where it was sent in a way that can be used. */
    static BaseUri of(RoutingContext context) {
        if (!isUsable(context)) {
            return new BaseUri("");
        }
        HttpServerRequest request = context.request();
        String address = request.absoluteURI().split("[?#]", 2)[0];
        int path = address.lastIndexOf(request.path());
        return new BaseUri(path < 0 ? origin(request) : address.substring(0, path));
    }

    /** Scheme, host and port, as browsers name an origin. */
    static String origin(HttpServerRequest request) {
        return request.scheme() + "://" + request.authority();
    }

    /** Whether addresses can be built on what the request's {@code Host}, and a trusted proxy, say of where it was sent. */
    static boolean isUsable(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.authority() == null || request.headers().getAll("Host").size() > 1) {
            return false;
        }
        try {
            URI address = new URI(request.absoluteURI());
            return address.getHost() != null && request.scheme().matches("https?");
        } catch (URISyntaxException malformed) {
            return false;
        }
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
